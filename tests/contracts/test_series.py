"""What every series promises, run over all of them: a new file is tested before it has a test."""

from collections import Counter
from importlib import import_module

import numpy as np
import pytest

from polycentric.errors import UnknownNameError
from polycentric.panel.additions import ADDITIONS
from polycentric.panel.additions.of_series import Group
from polycentric.panel.schema import NOTHING, VARIABLES
from polycentric.panel.series import SERIES, Edition, select, variables
from polycentric.panel.series.contract import YES_OR_NO
from polycentric.panel.series.of_sources import of_sources
from polycentric.panel.tidy.of_series import cover_of
from polycentric.sources import SOURCES

ALL = sorted(SERIES)


@pytest.mark.parametrize("name", ALL)
def test_a_series_says_what_it_is_and_each_variable_its_unit(name: str):
    series = SERIES[name]
    assert series.name == name
    assert len(series.label) > 3
    assert series.variables
    for each in series.variables:
        assert min(len(each.label), len(each.units)) > 3, each.name
        assert each.units != "code" or each.codes, f"{each.name} says no meaning of its codes"


@pytest.mark.parametrize("name", ALL)
def test_every_edition_is_a_table_of_a_source_that_has_the_series_keys(name: str):
    series = SERIES[name]
    for version, edition in series.editions.items():
        source = SOURCES[edition.source]
        tables = [source.table(edition.table)] if edition.table else list(source.tables)
        assert len(tables) == 1, f"{version}: say which table"
        first, last = edition.years or source.years
        assert 1 <= first <= last <= 2025
        names = {column.name for column in tables[0].columns}
        if series.rows is None and series.grids is None:
            columns = {*series.keys, "year", *(each.column or each.name for each in series.variables)}
            assert columns <= names, f"{version}: {columns - names}"


@pytest.mark.parametrize("name", ALL)
def test_the_fill_value_of_a_variable_is_none_of_its_values(name: str):
    series = SERIES[name]
    for each in series.variables:
        assert each.dtype in NOTHING
        assert np.dtype(each.dtype).type(each.nothing) == each.nothing or np.isnan(each.nothing)
        if series.absence == "zero":
            assert each.nothing != 0


@pytest.mark.parametrize("name", ALL)
def test_a_dense_series_is_kept_in_four_bytes_or_less(name: str):
    if len(SERIES[name].keys) == 2:
        assert max(np.dtype(each.dtype).itemsize for each in SERIES[name].variables) <= 4


def test_no_variable_is_given_by_two_series_and_no_series_is_called_as_anothers_variable():
    counted = Counter(each.name for series in SERIES.values() for each in series.variables)
    assert [name for name, count in counted.items() if count > 1] == []
    assert [name for name in SERIES if name in variables() and variables()[name][0].name != name] == []


def test_a_variable_that_the_world_now_has_too_is_on_the_same_dimensions():
    for name in set(VARIABLES) & set(variables()):
        assert variables()[name][0].dims == VARIABLES[name].dims


def test_a_series_name_asks_for_all_its_variables_and_a_variables_for_it_alone():
    assert [each.name for each in select(["atop_defense"])["atop"]] == ["atop_defense"]
    assert select(["atop_defense", "atop"])["atop"] == list(SERIES["atop"].variables)


def test_an_unknown_series_is_refused_with_the_nearest_names():
    with pytest.raises(UnknownNameError, match="No series or variable is called 'atop_defens': did you mean 'atop_de"):
        select(["atop_defens"])


@pytest.mark.parametrize("name", ALL)
def test_each_variable_says_what_it_means_and_rests_on_a_source_that_says_how_to_cite_it(name: str):
    series = SERIES[name]
    assert all(len(each.meaning) > 3 for each in series.variables)
    for edition in series.editions.values():
        assert len(SOURCES[edition.source].citation) > 20
        assert "@" in SOURCES[edition.source].bibtex


@pytest.mark.parametrize("name", [name for name in ALL if name not in of_sources(SOURCES)])
def test_a_unit_is_typed_once(name: str):
    """Where the source's column has it, the series' own file leaves it out."""
    own = import_module(f"polycentric.panel.series.{name}").SERIES
    columns = {column.name: column for column in _table(own.edition()).columns}
    twice = [each.name for each in own.variables
             if each.held_in in columns and columns[each.held_in].unit == each.units]  # fmt: skip
    assert twice == []


@pytest.mark.parametrize("name", ALL)
def test_no_variable_reaches_beyond_its_editions_years(name: str):
    series = SERIES[name]
    first, last = series.edition().span
    assert all(first <= series.years_of(each)[0] <= series.years_of(each)[1] <= last for each in series.variables)


@pytest.mark.parametrize("name", ALL)
def test_an_absence_means_the_same_in_a_table_as_in_a_panel(name: str):
    series = SERIES[name]
    filled = {each.name for each in series.variables} if series.absence == "zero" else set()
    assert set(cover_of(series).zero) == filled


@pytest.mark.parametrize("name", ALL)
def test_every_series_can_be_added_to_a_table_with_all_that_it_says(name: str):
    series = SERIES[name]
    addition = ADDITIONS[series.added_as or name]
    assert {edition.source for edition in series.editions.values()} <= set(addition.sources)
    if isinstance(addition.compute, Group):
        assert {*(each.name for each in series.variables), *series.details} <= set(addition.columns)


@pytest.mark.parametrize("name", ALL)
def test_only_what_has_two_directions_chooses_among_them(name: str):
    series = SERIES[name]
    if series.ways or series.both_ends:
        assert series.directed
        assert len(series.keys) == 2
    if series.ways:
        assert {each.units for each in series.variables} == {YES_OR_NO}


def _table(edition: Edition):
    return SOURCES[edition.source].table(edition.table_name)

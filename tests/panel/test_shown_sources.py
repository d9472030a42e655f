"""What a source shows as it stands is a series without a file, with the source's words."""

from dataclasses import replace

import polars as pl
import pytest

from polycentric.errors import BrokenEntryWarning, DataError, UnknownNameError
from polycentric.panel.series import SERIES, described, without_doubles
from polycentric.panel.series.of_sources import of_sources, series_of
from polycentric.sources import SOURCES, Shown, Source
from polycentric.sources.contract import Table
from polycentric.sources.record.columns import amount, ccode, directed, gwcode, level, truth, undirected, year
from polycentric.tables.validate import faults

LENGTH = amount("rail_length", "metres", "length of the railways in use", 0, 1e9)
OPEN = truth("border_open", "whether the border is open")
OF_STATES = Table("state_years", ("ccode", "year"), (ccode(), year(1900, 1901), LENGTH))
OF_PAIRS = Table("pair_years", ("gwcode1", "gwcode2", "year"), (*undirected("gwcode"), year(1900, 1901), OPEN, LENGTH))
SPELLS = Table("spells", ("gwcode", "start", "end"), (gwcode(), year(1900, 1901, "start"), year(1900, 1901, "end")))


def showing(*shown: Shown, tables: tuple[Table, ...]) -> Source:
    """The record of some real source, with other tables."""
    return replace(SOURCES["cow_nmc"], name="railways", tables=tables, shown=shown)


def test_a_shown_column_is_a_variable_with_the_sources_name_version_and_list_of_states():
    series = of_sources({"railways": showing(Shown(("rail_length",)), tables=(OF_STATES,))})["railways"]
    assert (series.keys, series.system, series.absence) == (("ccode",), "cow", "missing")
    assert [(each.name, each.label, each.dtype) for each in series.variables] == [
        ("rail_length", "Length of the railways in use", "float64")
    ]
    assert series.edition().source == "railways"
    assert series.version == SOURCES["cow_nmc"].version


def test_pairs_by_the_other_list_take_little_room_and_what_is_said_of_them_is_kept():
    shown = Shown(("border_open", "rail_length"), absence="zero", directed=False, merge="any")
    series = series_of(showing(shown, tables=(OF_PAIRS,)), shown, "railways")
    assert (series.keys, series.system) == (("gwcode1", "gwcode2"), "gw")
    assert (series.absence, series.directed, series.merge) == ("zero", False, "any")
    assert [each.dtype for each in series.variables] == ["int8", "float32"]


def test_a_shown_code_says_what_its_levels_mean():
    rank = level("rank", "the envoy's rank", 1, 3, codes="1 chargé, 2 minister, 3 ambassador")
    shown = Shown(("rank",))
    source = showing(shown, tables=(replace(OF_STATES, columns=(ccode(), year(1900, 1901), rank)),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("polycentric.panel.series.SOURCES", {"railways": source})
        patch.setattr("polycentric.panel.series.contract.SOURCES", {"railways": source})
        series = described(series_of(source, shown, "railways"))
    (variable,) = series.variables
    assert (variable.units, variable.codes) == ("code", "1 chargé, 2 minister, 3 ambassador")


def test_two_shown_tables_are_two_series_with_the_names_of_the_tables():
    both = (Shown(("rail_length",), "state_years"), Shown(("border_open",), "pair_years", directed=False))
    assert set(of_sources({"r": showing(*both, tables=(OF_STATES, OF_PAIRS))})) == {
        "railways_state_years",
        "railways_pair_years",
    }


def test_letters_are_a_list_of_states_where_the_record_says_so():
    shown = Shown(("rail_length",), system="iso3")
    assert series_of(showing(shown, tables=(OF_STATES,)), shown, "railways").system == "iso3"


def test_what_no_table_has_is_refused_with_what_would_be_right():
    with pytest.raises(
        UnknownNameError, match="No column of table 'state_years' is called 'rail_lenght': did you mean"
    ):
        showing(Shown(("rail_lenght",)), tables=(OF_STATES,))
    with pytest.raises(UnknownNameError, match="did you mean 'state_years'"):
        showing(Shown(("rail_length",), "state_year"), tables=(OF_STATES,))
    with pytest.raises(DataError, match=r"The source has 2 tables: name the one to show, Shown\(table=...\)"):
        showing(Shown(("rail_length",)), tables=(OF_STATES, OF_PAIRS))


@pytest.mark.parametrize(
    "table",
    [SPELLS, replace(OF_PAIRS, key=(*OF_PAIRS.key, "border_open")), replace(OF_STATES, key=("year",))],
    ids=["spells", "four keys", "years alone"],
)
def test_rows_that_have_to_be_turned_first_need_a_series_of_their_own(table: Table):
    with pytest.raises(DataError, match="Write a series in panel/series/ that turns the rows"):
        showing(Shown((table.columns[-1].name,)), tables=(table,))


def test_a_directed_pair_stays_directed():
    table = Table("pairs", ("ccode1", "ccode2", "year"), (*directed(), year(1900, 1901), OPEN))
    shown = Shown(("border_open",))
    series = series_of(showing(shown, tables=(table,)), shown, "railways")
    assert series.directed
    assert series.system == "cow"


def test_a_column_by_the_name_of_another_series_variable_is_left_out_and_named():
    """The population of the capabilities would else be a source's own numbers, without a word."""
    people = amount("tpop", "people", "people who were counted", 0, 1e9)
    table = Table("state_years", ("ccode", "year"), (ccode(), year(1900, 1901), people))
    shown = of_sources({"railways": showing(Shown(("tpop",)), tables=(table,))})
    with pytest.warns(BrokenEntryWarning, match="'tpop' is a variable of the series 'nmc' already: call the column"):
        assert without_doubles(SERIES, shown) == {}


@pytest.mark.parametrize(("back", "names"), [(12.0, True), (10.0, False)])
def test_a_row_that_stands_for_both_directions_may_not_have_another_the_other_way(back: float, names: bool):
    source = showing(Shown(("rail_length",), directed=False), tables=(OF_PAIRS,))
    rows = [(2, 200, 1900, True, 10.0), (200, 2, 1900, True, back), (2, 220, 1900, True, 1.0)]
    schema = {column.name: getattr(pl, column.polars_type) for column in OF_PAIRS.columns}
    told = list(faults(source, {"pair_years": pl.DataFrame(rows, schema, orient="row")}))
    assert bool(told) is names
    assert all("10.0 from 2 to 200 in 1900 and 12.0 the other way" in each or "from 200 to 2" in each for each in told)

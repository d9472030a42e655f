"""A quantity is read by one series, and the result says which."""

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.assemble import assemble
from polycentric.panel.described import described
from polycentric.panel.quantities import QUANTITIES
from polycentric.panel.reading import offered, read
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex, itself
from polycentric.sources import SOURCES

STATES = ("AAA", "BBB")


def two(**cells: tuple[float, float]) -> xr.Dataset:
    return assemble((1950,), STATES, {name: [list(row)] for name, row in cells.items()}, source="by hand")


def test_of_two_series_the_first_is_read_and_the_other_is_named_and_never_filled_in():
    panel = two(pwtrgdp=(3.0, np.nan), rgdpo=(5.0, 7.0))
    quantity = read(panel, "output")
    assert quantity.attrs["series"] == "fariss"
    assert quantity.attrs["rivals"] == "penn"
    np.testing.assert_array_equal(quantity.values, [[3.0, np.nan]])
    assert read(panel, "output", "penn").values.tolist() == [[5.0, 7.0]]


def test_a_series_of_several_variables_is_put_together():
    quantity = read(two(maddison_gdppc=(10.0, 2.0), maddison_pop=(3.0, 50.0)), "output")
    assert quantity.values.tolist() == [[30.0, 100.0]]
    assert quantity.attrs["units"] == "2011 international dollars"


@pytest.mark.parametrize(
    ("quantity", "series", "message"),
    [
        ("output", "penn", r"by the series penn: it has it by fariss, .* another series: .*rgdpo"),
        ("iron_and_steel", None, r"'iron_and_steel' was asked for, which this panel does not hold: .*--world history"),
        ("growth", None, r"the world 'now' has it"),
        ("exports", "cow", r"series=\[\"exports\"\]"),
    ],
)
def test_a_series_that_a_panel_lacks_is_an_error_that_says_what_it_has(quantity: str, series: str | None, message: str):
    with pytest.raises(CoverageError, match=message):
        read(two(pwtrgdp=(1.0, 2.0)), quantity, series)


def test_an_unknown_quantity_or_series_is_answered_with_the_nearest():
    panel = two(pwtrgdp=(1.0, 2.0))
    with pytest.raises(UnknownNameError, match="did you mean 'output'"):
        read(panel, "outptu")
    with pytest.raises(UnknownNameError, match="No series of 'output' is called 'pen': did you mean 'penn'"):
        read(panel, "output", "pen")


def test_a_variable_of_two_worlds_is_the_series_of_the_source_that_the_panel_names():
    panel = two(milex=(1.0, 2.0))
    assert read(panel, "military_spending").attrs["series"] == "factbook"
    panel["milex"].attrs["source_name"] = "cow_nmc_v6"
    assert read(panel, "military_spending").attrs["series"] == "nmc"
    assert [each.name for each in offered(panel, "military_spending")] == ["nmc"]


def test_people_within_todays_borders_weigh_no_states_of_the_past():
    panel = two(maddison_pop=(1.0, 2.0))
    assert offered(panel, "population")
    assert not offered(panel, "population", borders="of the day")


def test_a_variable_that_only_a_panel_has_is_a_quantity_of_it():
    panel = two(pwtrgdp=(1.0, 2.0))
    panel["might"] = (("year", "state"), [[4.0, 5.0]], {"units": "points"})
    index = PowerIndex("Might", ("might",), "points", "made up", itself, name="might")
    assert index(panel).values.tolist() == [[4.0, 5.0]]


@pytest.mark.parametrize("name", sorted(QUANTITIES))
def test_a_quantity_says_what_it_is_and_each_of_its_series_is_described_by_its_source(name: str):
    quantity = QUANTITIES[name]
    assert min(map(len, (quantity.label, quantity.meaning, quantity.unit))) > 3
    assert len({each.name for each in quantity.series}) == len(quantity.series)
    for series in quantity.series:
        description = described(series)
        assert series.source in SOURCES
        assert description.units
        assert description.years[0] < description.years[1]


@pytest.mark.parametrize(
    ("called", "answers"),
    [
        ("output:fariss", "output_fariss"), ("output_ppp", "output_ppp"), ("population:nmc", "total_population"),
        ("energy:nmc", "primary_energy"), ("net_resources:maddison", "net_resources_maddison"),
        ("output_at_exchange_rates:world_bank", "output_world_bank"), ("output:penn_spending", "output:penn_spending"),
    ],
)  # fmt: skip
def test_a_rival_answers_to_its_own_name_and_to_measure_and_series(called: str, answers: str):
    assert INDICES[called].name == answers
    assert called in INDICES


def test_a_measure_is_whichever_rival_a_panel_has_first():
    assert INDICES["output"](two(rgdpo=(5.0, 7.0))).name == "output_penn"
    assert INDICES["population"](two(tpop=(5.0, 7.0))).name == "total_population"
    both = two(pwtrgdp=(1.0, 2.0), rgdpo=(5.0, 7.0))
    assert INDICES["output"](both).attrs["series"] == "fariss"


def test_a_rival_asked_for_by_name_is_never_another_series():
    with pytest.raises(CoverageError, match="'output_ppp' needs output, which this panel does not hold by the series"):
        INDICES["output_ppp"](two(pwtrgdp=(1.0, 2.0)))


def test_a_lasting_name_is_listed_once_and_aliases_are_not():
    assert not [name for name in INDICES if ":" in name]
    assert "output" not in list(INDICES)

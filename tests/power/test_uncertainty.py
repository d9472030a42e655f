"""How sure a rank is: two states against the closed form, and what changes no draw."""

import math

import numpy as np
import pytest
import xarray as xr
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.cli.commands.leads import COMMAND
from polycentric.errors import CoverageError, DataError, UnknownNameError
from polycentric.panel.assemble import assemble
from polycentric.power import INDICES
from polycentric.power.uncertainty import chance_of_leading, drawn, leads

OUTPUT = INDICES["output_fariss"]
MANY = 40_000


def world(means: tuple[float, ...], spreads: tuple[float, ...], year: int = 2010) -> xr.Dataset:
    states = ("AAA", "BBB", "CCC", "DDD")[: len(means)]
    rows = {"pwtrgdp": np.array([means]), "sd_pwtrgdp": np.array([spreads])}
    rows["pwtpop"] = np.full((1, len(means)), 10.0)
    return assemble((year,), states, rows, source="by hand")


def closed_form(one: tuple[float, float], two: tuple[float, float], correlation: float = 0.0) -> float:
    """The chance that one lognormal of given mean and standard deviation is above another."""
    (first, a), (second, b) = ((math.log(mean), math.log1p((sd / mean) ** 2)) for mean, sd in (one, two))
    centre = (first - a / 2) - (second - b / 2)
    width = math.sqrt(a + b - 2 * correlation * math.sqrt(a * b))
    return 0.5 * (1 + math.erf(centre / width / math.sqrt(2)))


@pytest.mark.parametrize("correlation", [0.0, 0.5, 0.9])
def test_the_chance_of_leading_of_two_states_is_that_of_the_closed_form(correlation: float):
    """Means 18.8 and 15.6, standard deviations 8.1 and 6.7, as of two large economies in 2010."""
    panel = world((18.8, 15.6), (8.1, 6.7))
    chance = chance_of_leading(OUTPUT, panel, "BBB", 2010, MANY, correlation=correlation)
    expected = closed_form((15.6, 6.7), (18.8, 8.1), correlation)
    assert chance == pytest.approx(expected, abs=4 * math.sqrt(expected * (1 - expected) / MANY))
    other = chance_of_leading(OUTPUT, panel, "AAA", 2010, MANY, correlation=correlation)
    assert chance + other == pytest.approx(1.0)


def test_draws_have_the_mean_and_the_standard_deviation_that_the_source_gives():
    tries = drawn(OUTPUT, world((10.0, 4.0), (4.0, 0.0)), 2010, MANY)
    assert float(tries.sel(state="AAA").mean()) == pytest.approx(10.0, rel=0.01)
    assert float(tries.sel(state="AAA").std()) == pytest.approx(4.0, rel=0.02)
    assert np.allclose(tries.sel(state="BBB").values, 4.0), "without a spread there is nothing to draw"
    assert float(tries.min()) > 0


def test_the_same_seed_gives_the_same_draws_and_other_states_years_or_orders_change_none():
    panel = world((3.0, 2.0, 1.0), (1.0, 1.0, 1.0))
    tries = drawn(OUTPUT, panel, 2010, 50, seed=7)
    assert np.array_equal(tries.values, drawn(OUTPUT, panel, 2010, 50, seed=7).values)
    assert not np.array_equal(tries.values, drawn(OUTPUT, panel, 2010, 50, seed=8).values)
    turned = drawn(OUTPUT, panel.isel(state=[2, 0, 1], partner=[2, 0, 1]), 2010, 50, seed=7)
    assert np.array_equal(turned.values, tries.values[:, [2, 0, 1]])
    fewer = drawn(OUTPUT, panel.isel(state=[1], partner=[1]), 2010, 50, seed=7)
    assert np.array_equal(fewer.values[:, 0], tries.values[:, 1])


def test_errors_that_all_share_move_no_rank():
    """With a correlation of one and equal relative errors the larger is always ahead."""
    panel = world((2.0, 1.0), (1.0, 0.5))
    assert chance_of_leading(OUTPUT, panel, "AAA", 2010, 500, correlation=1.0) == 1.0


def test_net_resources_pass_on_the_error_of_output_squared():
    tries = drawn(INDICES["net_resources_fariss"], world((10.0, 4.0), (1.0, 0.0)), 2010, 100)
    outputs = drawn(OUTPUT, world((10.0, 4.0), (1.0, 0.0)), 2010, 100)
    np.testing.assert_allclose(tries.values, outputs.values**2 / 10.0)


def test_a_table_of_leaders_bounds_shares_and_ranks():
    chances = leads(OUTPUT, world((6.0, 3.0, 1.0), (0.1, 0.1, 0.1)), draws=500)
    assert chances["state"].to_list() == ["AAA", "BBB", "CCC"]
    assert chances["first"].to_list() == [1.0, 0.0, 0.0]
    assert chances["rank_low"].to_list() == chances["rank_high"].to_list() == [1, 2, 3]
    for row in chances.iter_rows(named=True):
        assert row["share_low"] < row["share"] < row["share_high"]


def test_a_value_without_a_standard_deviation_is_missing_in_the_draws_and_asking_for_it_says_so():
    panel = world((6.0, 3.0), (1.0, np.nan))
    assert bool(drawn(OUTPUT, panel, 2010, 10).sel(state="BBB").isnull().all())
    with pytest.raises(CoverageError, match="no value with a standard deviation for BBB in 2010"):
        chance_of_leading(OUTPUT, panel, "BBB", 2010, 10)


def test_what_cannot_be_drawn_is_refused():
    panel = world((6.0, 3.0), (1.0, 1.0))
    with pytest.raises(CoverageError, match="'output_maddison' has no standard deviations in this panel"):
        drawn(INDICES["output_maddison"], panel, 2010)
    with pytest.raises(DataError, match="A correlation of 2"):
        drawn(OUTPUT, panel, 2010, correlation=2)
    with pytest.raises(CoverageError, match="The year 1700 is not in this panel"):
        drawn(OUTPUT, panel, 1700)
    with pytest.raises(UnknownNameError, match="No state is called 'ZZZ'"):
        chance_of_leading(OUTPUT, panel, "ZZZ", 2010)
    with pytest.raises(DataError, match="below zero in 2010"):
        drawn(OUTPUT, world((6.0,), (-1.0,)), 2010)


def test_the_command_refuses_an_index_without_standard_deviations():
    done = CliRunner().invoke(polycentric, ["leads", "cinc"])
    assert done.exit_code == 2
    assert "these do: net_resources_fariss, output_fariss" in done.output


@pytest.mark.parametrize(
    ("years", "message"), [("201", "'201' is no span of years"), ("2010-2000", "ends before it begins: write 2000")]
)
def test_years_that_are_no_span_are_refused(years: str, message: str):
    done = CliRunner().invoke(COMMAND, ["output_fariss", "--years", years])
    assert done.exit_code == 2
    assert message in done.output

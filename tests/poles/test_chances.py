"""With what chance there were two poles: two states against the closed form, and what changes no draw."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
import xarray as xr
from polars.testing import assert_frame_equal

from polycentric.errors import CoverageError, DataError, UnknownNameError
from polycentric.panel.assemble import assemble
from polycentric.poles import DEFINITIONS, World, chance_of_poles, chances, in_chunks, three_numbers, verdict_map
from polycentric.poles.chances import CERTAIN, wilson
from polycentric.poles.chunks import pieces, room

MANY = 20_000
STATES = ("USA", "CHN", "RUS", "GBR", "FRA")


def world(means: tuple[float, ...], spreads: tuple[float, ...], years: tuple[int, ...] = (2016,)) -> xr.Dataset:
    states = STATES[: len(means)]
    cells = {"pwtrgdp": np.tile(means, (len(years), 1)), "sd_pwtrgdp": np.tile(spreads, (len(years), 1))}
    cells |= {"pwtpop": np.full((len(years), len(means)), 10.0)}
    return assemble(years, states, cells, source="by hand")


def chance_of_two(spread: float, correlation: float = 0.0) -> float:
    """The chance that of two lognormals alike neither is below half of the other.

    The difference of their logarithms is normal around zero with the variance 2 v (1 - correlation), where v is
    log(1 + cv²); both are poles where it lies between -log 2 and log 2.
    """
    width = math.sqrt(2 * math.log1p(spread**2) * (1 - correlation))
    return math.erf(math.log(2) / width / math.sqrt(2))


def one(table: pl.DataFrame, of: str, value: str) -> dict[str, Any]:
    return table.filter(of=of, value=value).row(0, named=True)


@pytest.mark.parametrize("correlation", [0.0, 0.5, 0.9])
def test_the_chance_that_two_equal_states_are_two_poles_is_that_of_the_closed_form(correlation: float):
    panel = world((10.0, 10.0), (4.3, 4.3))
    expected = chance_of_two(0.43, correlation)
    table = chances(panel, "output_fariss", 2016, "half_of_leader", draws=MANY, correlation=correlation)
    two = one(table, "number", "2")
    assert two["chance"] == pytest.approx(expected, abs=4 * math.sqrt(expected * (1 - expected) / MANY))
    assert two["low"] < two["chance"] < two["high"]
    assert (two["low"], two["high"]) == wilson(round(two["chance"] * MANY), MANY)
    assert one(table, "class", "bipolar")["chance"] == two["chance"]
    assert one(table, "class", "unipolar")["chance"] == pytest.approx(1 - two["chance"])
    # Each is a pole where both are, and where it leads alone.
    alone = (1 + two["chance"]) / 2
    assert one(table, "pole", "USA")["chance"] == pytest.approx(alone, abs=4 * math.sqrt(alone * (1 - alone) / MANY))


def test_errors_that_all_states_share_change_no_number_of_poles():
    panel = world((10.0, 6.0, 1.0), (4.3, 2.58, 0.43))
    assert chance_of_poles(panel, "output_fariss", 2016, draws=200, correlation=1.0) == 1.0
    assert 0.0 < chance_of_poles(panel, "output_fariss", 2016, draws=200) < 1.0


def test_with_what_chance_there_were_two_poles_is_one_call():
    assert chance_of_poles(world((10.0, 8.0), (0.1, 0.1)), "output_fariss", 2016, draws=100) == 1.0
    assert chance_of_poles(world((10.0, 1.0), (0.1, 0.1)), "output_fariss", 2016, 2, draws=100) == 0.0


def test_every_definition_that_looks_at_an_index_is_asked_on_every_set_that_it_is_for():
    table = chances(world((4.0, 3.0, 1.0, 1.0, 1.0), (1.0,) * 5), "output_fariss", draws=50)
    assert set(table["definition"]) == {name for name, rule in DEFINITIONS.items() if rule.uses_index}
    assert set(table.filter(definition="half_of_leader")["set"]) == {"all"}
    assert set(table.filter(definition="thompson")["set"]) == {
        "five_largest", "eight_largest", "ten_largest", "majors", "permanent_five"
    }  # fmt: skip
    classes = table.filter(of="class").group_by("definition", "set").agg(pl.col("chance").sum())
    assert np.allclose(classes["chance"], 1.0)
    assert table.filter(definition="half_of_leader")["varies"].all()


def test_a_year_of_many_draws_is_the_verdicts_of_its_draws_counted():
    from polycentric.power import INDICES
    from polycentric.power.uncertainty import drawn_panel

    panel = world((4.0, 3.0, 1.0, 1.0, 1.0), (1.5, 1.5, 0.5, 0.5, 0.5))
    tries = drawn_panel(INDICES["output_fariss"], panel, 2016, 60, 3)
    table = chances(panel, "output_fariss", 2016, draws=60, seed=3)
    verdicts = verdict_map(World(tries)).filter(index=table["index"][0])
    for definition, state_set in [("half_of_leader", "all"), ("thompson", "eight_largest")]:
        mine = verdicts.filter(definition=definition, set=state_set)
        here = table.filter(definition=definition, set=state_set)
        for word, count in mine["class"].value_counts().iter_rows():
            assert one(here, "class", word)["chance"] == count / 60
        for state in STATES:
            held = mine["poles"].list.contains(state).sum()
            assert here.filter(of="pole", value=state)["chance"].sum() == held / 60


def test_the_same_seed_gives_the_same_bits_and_a_chunk_of_any_size_too():
    panel = world((4.0, 3.0, 2.0), (1.5, 1.5, 1.0), years=(2015, 2016))
    first = chances(panel, "output_fariss", draws=31, seed=4)
    for size in (1, 7, 1000):
        assert_frame_equal(chances(panel, "output_fariss", draws=31, seed=4, size=size), first, check_exact=True)
    assert not first.equals(chances(panel, "output_fariss", draws=31, seed=5))
    alone = chances(panel, "output_fariss", 2016, draws=31, seed=4)
    assert_frame_equal(first.filter(year=2016), alone, check_exact=True)
    turned = panel.isel(state=[2, 0, 1], partner=[2, 0, 1])
    assert_frame_equal(chances(turned, "output_fariss", draws=31, seed=4), first, check_exact=True)


def test_the_chances_do_not_hang_on_how_many_threads_there_are(tmp_path: Path):
    import os
    import subprocess
    import sys

    text = (
        "import numpy as np\n"
        "from polycentric.panel.assemble import assemble\n"
        "from polycentric.poles import chances\n"
        "cells = {'pwtrgdp': np.array([[4.0, 3.0, 2.0]]), 'sd_pwtrgdp': np.ones((1, 3)), 'pwtpop': np.ones((1, 3))}\n"
        "panel = assemble((2016,), ('USA', 'CHN', 'RUS'), cells, source='by hand')\n"
        "print(chances(panel, 'output_fariss', draws=300).write_csv())\n"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", text],
            env=os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"), threads),
            capture_output=True,
            check=True,
            cwd=tmp_path,
        ).stdout
        for threads in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert b"half_of_leader" in outputs[0]


def test_a_list_of_powers_is_certain_and_said_to_be():
    table = chances(world((4.0, 3.0), (1.0, 1.0)), "output_fariss", 2016, ["nuclear", "half_of_leader"], draws=50)
    listed = table.filter(definition="nuclear")
    assert not listed["varies"].any()
    assert set(listed["chance"]) == {1.0}
    assert (listed["low"] == listed["chance"]).all()
    assert (listed["high"] == listed["chance"]).all()
    assert set(listed["reason"]) == {CERTAIN}
    assert table.filter(definition="half_of_leader")["varies"].all()


def test_a_state_without_a_standard_deviation_leaves_its_set_uncovered_in_every_draw():
    """Of the five permanent members one has an estimate and no standard deviation: it is missing in all draws."""
    panel = world((4.0, 3.0, 2.0, 1.0, 1.0), (1.0, 1.0, np.nan, 0.2, 0.2))
    table = chances(panel, "output_fariss", 2016, "thompson", "permanent_five", draws=40)
    assert table["value"].to_list() == ["missing"]
    assert table["missing"].to_list() == [1.0]
    assert table["reason"].to_list() == ["no data for RUS: every member of the set is needed"]
    with pytest.raises(CoverageError, match="gives no number of poles for 2016: no data for RUS"):
        chance_of_poles(panel, "output_fariss", 2016, 2, "thompson", "permanent_five", draws=40)


def ensemble() -> xr.Dataset:
    """Four runs: two bipolar, one unipolar, and one of which most states are missing."""
    panel = world((0.0,) * 4, (0.0,) * 4).drop_vars("sd_pwtrgdp")
    cells = np.array([[4.0, 3, 1, 1], [4, 2, 1, 1], [9, 2, 1, 1], [9, np.nan, np.nan, np.nan]])
    return panel.assign(pwtrgdp=(("run", "year", "state"), cells[:, np.newaxis], panel["pwtrgdp"].attrs))


def test_the_runs_of_a_panel_are_counted_as_they_are():
    table = chances(ensemble(), "output_fariss", 2016, "half_of_leader")
    assert one(table, "number", "2")["chance"] == 0.5
    assert one(table, "number", "1")["chance"] == 0.25
    missing = one(table, "class", "missing")
    assert (missing["chance"], missing["missing"], missing["draws"]) == (0.25, 0.25, 4)
    assert str(missing["reason"]).startswith("1 of 4 states has data")
    assert one(table, "pole", "USA")["chance"] == 0.75, "in the run without coverage nobody is a pole for certain"
    with pytest.raises(DataError, match="This panel has runs, which are counted as they are"):
        chances(ensemble(), "output_fariss", draws=10)


def test_vintages_are_no_draws_and_stand_in_a_column():
    two = xr.concat([ensemble(), ensemble().isel(run=[2, 2, 2, 2])], dim=xr.Variable("vintage", ["v1", "v2"]))
    table = chances(two.transpose(..., "vintage"), "output_fariss", 2016, "half_of_leader").filter(of="number")
    assert table.select("vintage", "value", "chance").rows() == [("v1", "1", 0.25), ("v1", "2", 0.5), ("v2", "1", 1.0)]


def test_what_cannot_be_drawn_is_refused_with_what_to_do():
    panel = world((4.0, 3.0), (1.0, 1.0))
    with pytest.raises(CoverageError, match="has no standard deviations in this panel"):
        chances(panel.drop_vars("sd_pwtrgdp"), "output_fariss", 2016)
    with pytest.raises(CoverageError, match="The year 2017 is not in this panel, which has 2016-2016"):
        chances(panel, "output_fariss", 2017)
    with pytest.raises(DataError, match="no runs, so an index is to be drawn"):
        chances(panel, definitions="nuclear")
    with pytest.raises(DataError, match="of the EU as one aren't known"):
        chances(panel, "output_fariss", bloc="EU")
    with pytest.raises(UnknownNameError, match="state set"):
        chances(panel, "output_fariss", state_set="nobody")
    with pytest.raises(UnknownNameError, match="half_of_leader"):
        chances(panel, "output_fariss", definitions="half_of_leaders")


def runs(toy: xr.Dataset, count: int = 5) -> xr.Dataset:
    draws = [toy["gdp_ppp"] * factor for factor in np.linspace(0.5, 1.5, count)]
    drawn = toy.assign(gdp_ppp=xr.concat(draws, dim="run").assign_attrs(toy["gdp_ppp"].attrs))
    return drawn.assign(exports=drawn["exports"] * xr.DataArray(np.linspace(0.9, 1.1, 3), dims="draw"))


@pytest.mark.parametrize("size", [1, 4])
def test_a_table_made_in_chunks_is_the_table_made_at_once(size: int, toy: xr.Dataset):
    panel = runs(toy.isel(year=[0]), 2)
    some = {name: DEFINITIONS[name] for name in ("half_of_leader", "dominant_flow", "leiden_trade")}

    def verdicts(part: xr.Dataset) -> pl.DataFrame:
        return verdict_map(part, ("West",), some)

    assert_frame_equal(in_chunks(panel, verdicts, size), verdicts(panel), check_exact=True)


def test_the_three_numbers_made_in_chunks_are_those_made_at_once(toy: xr.Dataset):
    panel = runs(toy.isel(year=[0]), 2)

    def three(part: xr.Dataset) -> pl.DataFrame:
        return three_numbers(World(part))

    assert_frame_equal(in_chunks(panel, three, 4), three(panel), check_exact=True)


def test_a_chunk_has_at_most_so_many_runs_and_keeps_their_labels(toy: xr.Dataset):
    parts = list(pieces(runs(toy), 2))
    assert [part.sizes["run"] * part.sizes["draw"] for part in parts] == [2, 1] * 5
    assert [(part["run"].values.tolist(), part["draw"].values.tolist()) for part in parts[:3]] == [
        ([0], [0, 1]),
        ([0], [2]),
        ([1], [0, 1]),
    ]
    assert [part.sizes["run"] for part in pieces(runs(toy), 7)] == [2, 2, 1]


def test_fewer_runs_fit_where_pairs_of_states_differ_between_them(toy: xr.Dataset):
    output = toy.assign(gdp_ppp=toy["gdp_ppp"].expand_dims(run=3))
    pairs = toy.assign(export_share=toy["export_share"].expand_dims(run=3))
    assert room(pairs) < room(output)
    assert room(pairs, memory=1) == 1


@pytest.mark.parametrize("number", ["two", "2", 2.5, 2.0, -1, None, True])
def test_what_is_no_number_of_poles_is_refused_and_has_no_chance_of_zero(number: Any):
    with pytest.raises(DataError, match="is no number of poles: give a whole number from 0, such as number=2"):
        chance_of_poles(world((4.0, 3.0), (1.0, 1.0)), "output_fariss", 2016, number, draws=40)


def test_a_whole_number_of_numpy_and_none_at_all_have_a_chance():
    panel = world((4.0, 3.9), (0.0, 0.1))
    assert chance_of_poles(panel, "output_fariss", 2016, np.int64(2), draws=40) == 1.0
    assert chance_of_poles(panel, "output_fariss", 2016, 0, draws=40) == 0.0


@pytest.mark.parametrize("index", ["cinc", "output_maddison"])
def test_an_index_whose_source_gives_no_deviations_is_told_with_those_that_do(index: str):
    with pytest.raises(CoverageError, match=f"The source of '{index}' gives no standard deviations; these do:.*fariss"):
        chances(world((4.0, 3.0), (1.0, 1.0)), index, 2016)


def test_deviations_that_the_archive_has_and_the_panel_not_are_told_by_their_name():
    panel = world((4.0, 3.0), (1.0, 1.0)).drop_vars("sd_pwtrgdp")
    with pytest.raises(CoverageError, match=r"no standard deviations in this panel: load .* series=\['sd_pwtrgdp'\]"):
        chances(panel, "output_fariss", 2016)
    with pytest.raises(UnknownNameError, match="No power index is called 'cinch'"):
        chances(panel, "cinch", 2016)

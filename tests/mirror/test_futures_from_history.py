"""Runs that start from years of two centuries: who is strong, who quarrels, what the world then lacks."""

from collections.abc import Callable

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import CoverageError
from polycentric.futures.chunk import advance
from polycentric.futures.draws import Draws
from polycentric.futures.ensemble import prepared
from polycentric.futures.move import Scenario
from polycentric.futures.order import pair_at
from polycentric.futures.origin.world import history, with_positions
from polycentric.futures.parameters import drawn
from polycentric.futures.processes import PROCESSES
from polycentric.futures.start import tiled
from polycentric.futures.steering import neutral

pytestmark = pytest.mark.usefixtures("archive")
LARGEST = {1913: {"USA", "RUS", "DEU"}, 1938: {"RUS", "DEU", "USA"}, 1960: {"USA", "RUS", "CHN"},
           1985: {"USA", "RUS", "CHN"}, 2000: {"USA", "CHN", "IND"}, 2019: {"USA", "CHN", "IND"}}  # fmt: skip
CLASS = {1913: 3, 1938: 3, 1960: 2, 1985: 2, 2000: 1}  # as textbooks have it
RULE = "ratio_after_lind"


@pytest.fixture(scope="module")
def ensembles() -> dict[int, xr.Dataset]:
    return {year: pc.futures.run("history", year=year, runs=20, until=year + 5) for year in LARGEST}


@pytest.mark.parametrize("year", LARGEST)
def test_shares_sum_to_one_and_the_largest_are_those_that_were(year: int, ensembles: dict[int, xr.Dataset]):
    found = ensembles[year]
    assert found["year"].values.tolist() == list(range(year, year + 6))
    assert np.allclose(found["share"].sum("state"), 1.0, atol=1e-5)
    share = found["share"].isel(run=0, year=0).fillna(0.0)
    assert set(share["state"].values[np.argsort(-share.values)][:3]) == LARGEST[year]


@pytest.mark.parametrize("year", CLASS)
def test_the_order_of_the_start_is_called_as_textbooks_call_it(year: int, ensembles: dict[int, xr.Dataset]):
    assert (ensembles[year][f"class_{RULE}"].isel(year=0) == CLASS[year]).all()


def test_only_states_of_the_end_of_the_year_live_then(ensembles: dict[int, xr.Dataset]):
    def living(year: int) -> set[str]:
        return set(ensembles[year]["state"].values[ensembles[year]["alive"].isel(run=0, year=0).values])

    assert "AUH" in living(1913)
    assert "AUT" not in living(1938)
    assert {"DDR", "YUG"} & living(1985)
    assert "DDR" not in living(2000)
    assert len(living(1913)) == 44


@pytest.fixture(scope="module")
def likeliest() -> Callable[[int], list[tuple[str, str]]]:
    def of(year: int) -> list[tuple[str, str]]:
        job, runs = prepared("history", Scenario(), 1, year + 1, year), np.arange(400)
        order, draws = tiled(job.start, runs), Draws(1, runs)
        processes = {name: PROCESSES[name] for name in job.estimates}
        values = {name: drawn(each, job.estimates[name], draws) for name, each in processes.items()}
        advance(order, neutral(len(runs), len(order.fixed.states)), Scenario(), {}, processes, values, draws, year + 1)
        states, often = order.fixed.states, order.onset.mean(axis=0)
        return [
            (states[order.fixed.first[at]], states[order.fixed.second[at]])
            for at in np.argsort(-often, kind="stable")[:25]
        ]

    return of


def test_from_1985_the_two_superpowers_and_known_adversaries_are_among_the_likeliest_to_quarrel(
    likeliest: Callable[[int], list[tuple[str, str]]],
):
    assert {("RUS", "USA"), ("IND", "PAK"), ("ISR", "SYR")} <= set(likeliest(1985))


def test_from_1913_the_pairs_of_the_balkans_and_not_of_the_western_hemisphere_lead(
    likeliest: Callable[[int], list[tuple[str, str]]],
):
    assert set(likeliest(1913)[0]) <= {"TUR", "GRC", "BGR", "SRB", "AUH", "RUS", "ITA", "ROU"}


def test_a_run_says_which_year_each_layer_is_of_and_what_is_not_known(ensembles: dict[int, xr.Dataset]):
    then, late = ensembles[1985].attrs["starts"], ensembles[2019].attrs["starts"]
    assert then["disputes"].startswith("each pair's own past, 1816-1985")
    assert then["sanctions"].startswith("1985")
    assert late["disputes"].endswith("nothing is known of 2011-2019")
    assert late["pacts"].startswith("2018")
    assert late["sanctions"].startswith("none known")
    assert "1913" not in ensembles[1913].attrs["starts"]["sanctions"]


def test_before_1946_there_is_no_council_and_no_vote_and_its_counts_are_missing(ensembles: dict[int, xr.Dataset]):
    assert set(ensembles[1938].attrs["withheld"]) == {"council", "positions", "sanctions"}
    assert np.isnan(ensembles[1938]["vetoed"]).all()
    assert "position" not in ensembles[1938]
    assert np.isfinite(ensembles[1960]["position"].sel(state="USA")).all()


def test_before_1946_no_sanction_begins_since_the_rates_are_of_1976_to_2005(ensembles: dict[int, xr.Dataset]):
    assert np.isnan(ensembles[1938]["sanctions"]).all()
    assert "1976-2005" in ensembles[1938].attrs["withheld"]["sanctions"]
    assert "sanctions" not in ensembles[1960].attrs["withheld"]
    assert np.isfinite(ensembles[1960]["sanctions"]).all()


def test_runs_from_1913_tell_of_the_united_states_russia_and_germany_and_not_of_china():
    answer = pc.answers.futures(world="history", year=1913, runs=60)
    told = {sentence.split(" has ")[0] for sentence in answer.sentences if "in nine of ten runs" in sentence}
    assert told == {"The United States", "Germany", "The Russian Empire"}
    shown = [row["state"] for row in answer.table.to_dicts() if row["what"] == "share" and row["year"] == 1913]
    assert shown[:3] == ["USA", "RUS", "DEU"], "by share at the start"


def test_runs_from_a_year_go_on_for_thirty_years_and_disputes_of_a_state_can_be_read(ensembles: dict[int, xr.Dataset]):
    assert pc.futures.run("history", year=1985, runs=2)["year"].values[-1] == 2015
    assert "note" not in ensembles[1985]["state_disputes"].attrs


def test_pacts_of_the_year_bind_their_members_and_nobody_else():
    start = prepared("history", Scenario(), 1, 1990, 1985).start
    place = {state: at for at, state in enumerate(start.fixed.states)}

    def allied(one: str, other: str) -> bool:
        return bool(start.allied[0, pair_at(place[one], place[other], len(place))])

    assert allied("USA", "DEU") or allied("USA", "BRD")
    assert allied("RUS", "POL")
    assert not allied("USA", "RUS")


def test_sanctions_of_the_year_are_of_the_sender_on_its_target():
    start = prepared("history", Scenario(), 1, 1990, 1985).start
    at = {state: place for place, state in enumerate(start.fixed.states)}
    assert start.sanctions[0, at["USA"], at["CUB"]]
    assert not start.sanctions[0, at["CUB"], at["USA"]]


def test_our_own_ideal_points_may_stand_in_place_of_the_published_ones_with_their_own_drift():
    world = history(1985)
    own = xr.DataArray([[0.5, -0.5]], dims=("year", "state"), coords={"year": [1985], "state": ["USA", "RUS"]})
    found = prepared(with_positions(world, own), Scenario(), 1, 1987).start
    place = {state: at for at, state in enumerate(found.fixed.states)}
    assert found.fixed.positions_by == "own"
    assert found.position[0, [place["USA"], place["RUS"]]].tolist() == [0.5, -0.5]
    assert np.isnan(found.position[0, place["FRA"]])
    assert found.fixed.starts["positions in the Assembly"].startswith("1985 (our own ideal points")
    with pytest.raises(CoverageError, match="are of 1985-1985, and the runs start from 1960"):
        with_positions(history(1960), own)


def test_a_panel_of_history_starts_as_its_year_does():
    panel = pc.load("history", years=(1980, 1985))
    one, other = (pc.futures.run(each, runs=2, until=1987, year=year)
                  for each, year in ((panel, None), ("history", 1985)))  # fmt: skip
    assert one.drop_attrs().identical(other.drop_attrs())

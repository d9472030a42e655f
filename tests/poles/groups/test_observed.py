"""A pair that isn't observed is not untied: communities are looked for among states of whose ties enough is known."""

import numpy as np
import pytest

from polycentric import toy
from polycentric.poles import DEFINITIONS
from polycentric.poles.groups.camps import camps
from polycentric.poles.groups.observed import LEFT_OUT, UNSEEN, observed
from polycentric.ties.network import best_observed

NAN = np.nan


def layer(states: int, tied: float = 1.0) -> np.ndarray:
    cells = np.full((1, states, states), tied)
    cells[0, np.arange(states), np.arange(states)] = NAN
    return cells


def test_a_state_of_which_nothing_but_one_tie_is_observed_is_left_out():
    cells = layer(12)
    cells[0, 11, :10] = cells[0, :10, 11] = NAN
    seen = observed(cells, cells, cells)
    assert seen.inside[0].tolist() == [True] * 11 + [False]
    assert seen.left_out()[0].tolist() == [False] * 11 + [True]
    assert seen.reason == ("",)
    assert np.isnan(seen.kept(cells)[0, 11]).all()


def test_a_state_that_the_layer_does_not_cover_at_all_is_not_counted_as_left_out():
    cells = layer(4)
    cells[0, 3] = cells[0, :, 3] = NAN
    seen = observed(cells, cells, cells)
    assert seen.covered[0].tolist() == [True, True, True, False]
    assert not seen.left_out().any()


def test_a_year_of_which_too_little_is_observed_has_no_communities():
    """A ring of six: each knows of two others only, and leaving any out leaves less."""
    cells = np.full((1, 6, 6), NAN)
    for state in range(6):
        cells[0, state, (state + 1) % 6] = cells[0, (state + 1) % 6, state] = 1.0
    seen = observed(cells, cells, cells)
    assert seen.reason == (UNSEEN,)
    assert not seen.inside.any()


def test_a_bound_counts_as_known_only_where_it_is_narrow():
    cells = layer(4)
    cells[0, 2, 3] = cells[0, 3, 2] = NAN
    floor, narrow, wide = (np.where(np.isnan(cells), each, cells) for each in (0.0, 0.2, 5.0))
    assert observed(cells, floor, narrow).known[0, 2, 3]
    assert not observed(cells, floor, wide).known[0, 2, 3]
    assert not observed(cells, floor, np.full_like(cells, NAN)).known[0, 2, 3]


def test_an_observed_zero_is_a_tie_that_is_known():
    cells = layer(5, tied=0.0)
    assert observed(cells, cells, cells).inside.all()


def test_which_states_are_kept_does_not_hang_on_their_order():
    known = np.random.default_rng(7).random((30, 30)) < 0.6
    known = np.triu(known, 1) | np.triu(known, 1).T
    order = np.random.default_rng(8).permutation(30)
    kept, mixed = best_observed(known, 0.8), best_observed(known[np.ix_(order, order)], 0.8)
    assert sorted(order[mixed].tolist()) == sorted(kept.tolist())


def groups() -> dict[tuple[str, str], float | None]:
    """Two groups of five, and a stranger of whose ties all but one are unknown."""
    states = [f"{group}{number}" for group in "AB" for number in range(5)]
    ties: dict[tuple[str, str], float | None] = {
        (one, two): 1.0 if one[0] == two[0] else 0.0 for one in states for two in states if one < two
    }
    return ties | {(state, "X"): None for state in states[1:]} | {("A0", "X"): 1.0}


def test_camps_leave_the_stranger_out_with_the_reason_and_count_it():
    power = dict.fromkeys([f"{group}{number}" for group in "AB" for number in range(5)] + ["X"], 1.0)
    of_world = camps(toy.world(power, pacts=groups()), "pacts")
    stranger = of_world.states.filter(of_world.states["state"] == "X").row(0, named=True)
    assert (stranger["camp"], stranger["reason"]) == (None, LEFT_OUT)
    year = of_world.years.row(0, named=True)
    assert (year["camps"], year["left_out"]) == (2, 1)
    assert year["pairs_observed"] == pytest.approx(92 / 110)


def test_a_stranger_that_is_wholly_unknown_changes_no_camp_of_the_others():
    power = dict.fromkeys([f"{group}{number}" for group in "AB" for number in range(5)] + ["X"], 1.0)
    alone = {pair: tie for pair, tie in groups().items() if "X" not in pair}
    nothing = alone | {(state, "X"): None for state in power if state != "X"}
    without = camps(toy.world({state: 1.0 for state in power if state != "X"}, pacts=alone), "pacts").states
    together = camps(toy.world(power, pacts=nothing), "pacts").states
    assert together.filter(together["state"] != "X")["camp"].to_list() == without["camp"].to_list()


def test_a_year_without_enough_pairs_has_no_class_and_says_why():
    power = dict.fromkeys(["A", "B", "C", "D", "E", "F"], 1.0)
    ring = {(a, b): (1.0 if abs(ord(a) - ord(b)) in (1, 5) else None) for a in power for b in power if a < b}
    world = toy.world(power, organisations=ring)
    of_world = camps(world, "organisations")
    assert of_world.years["reason"].to_list() == [UNSEEN]
    finding = world.find(DEFINITIONS["leiden_organisations"])
    assert (finding.verdict(), finding.why()) == ("missing", UNSEEN)

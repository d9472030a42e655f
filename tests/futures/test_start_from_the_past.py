"""What runs from a year of two centuries recall, on a few made-up states."""

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import CoverageError
from polycentric.futures.blank import blanked
from polycentric.futures.order import LONG_PEACE
from polycentric.futures.origin import recall
from polycentric.futures.origin.past import Past, aligned, remembered
from polycentric.futures.origin.world import check, latest, world_of
from polycentric.futures.per_state import by_pair
from polycentric.futures.start import start


def test_a_pair_recalls_its_disputes_by_four_half_lives_and_its_years_of_peace():
    onset = np.zeros((3, 2, 2), np.bool_)
    onset[1, 0, 1] = onset[1, 1, 0] = True
    memory = remembered(onset, np.ones((3, 2), np.bool_))
    assert memory.counts[0, 1] == pytest.approx(0.5 ** (1 / np.array([1.0, 4.0, 16.0, 32.0])))
    assert memory.peace[0, 1] == 1


def test_a_dispute_of_a_state_that_was_none_then_is_not_recalled_and_its_peace_begins_with_it():
    onset = np.zeros((3, 2, 2), np.bool_)
    onset[0, 0, 1] = onset[0, 1, 0] = True
    memory = remembered(onset, np.array([[True, False], [True, True], [True, True]]))
    assert memory.counts[0, 1].tolist() == [0.0] * 4
    assert memory.peace[0, 1] == 2


def test_states_unknown_to_a_layer_and_cells_of_minus_one_are_missing_and_never_zero():
    layer = xr.DataArray(np.array([[[-1, 1], [0, -1]]], np.int8), dims=("year", "state", "partner"),
                         coords={"state": ["A", "B"], "partner": ["A", "B"]})  # fmt: skip
    found = aligned(layer, ["B", "C", "A"])[0]
    assert found[2, 0] == 1
    assert found[0, 2] == 0
    assert np.isnan(found[[1, 0, 2], [0, 0, 2]]).all()


def test_a_cell_carries_its_latest_value_and_says_how_old_it_is():
    values, age = latest(np.array([[1.0, 5.0, np.nan], [2.0, np.nan, np.nan]]))
    assert values[:2].tolist() == [2.0, 5.0]
    assert np.isnan(values[2])
    assert age.tolist() == [0, 1, -1]


def test_what_the_past_gives_stands_at_the_pairs_places_and_unborn_pairs_have_none_of_it():
    order = start(pc.load("now"))
    many = sum(not state.startswith("new:") for state in order.fixed.states)
    at, matrix = order.fixed, np.zeros((many, many))
    matrix[3, 7] = matrix[7, 3] = 4.0
    found = recall.of_pairs(matrix, at)
    place = np.flatnonzero((at.first == 3) & (at.second == 7))
    assert found[place].tolist() == [4.0]
    assert np.isnan(found[at.second >= many]).all()
    none = np.zeros((many, many), np.bool_)
    memory = remembered(none[np.newaxis], np.ones((1, many), np.bool_))
    war = none.copy()
    war[3, 7] = True
    past = Past(memory, war, none, none, none, matrix, [np.array([1, 2, 5])], {})
    panel = xr.Dataset({name: (("year", "state"), np.full((1, many), 0.5)) for name in recall.SINGULAR},
                       coords={"state": list(at.states[:many])})  # fmt: skip
    order.member[...] = False
    recall.fill(order, past, panel)
    assert order.war[0].sum() == 1
    assert order.member[0].sum() == 3
    assert (order.regime[0, :many] == 0.5).all()
    counts, peace = by_pair(order.recalls, order.recalled, order.memory, order.peace)
    assert (counts == 0).all()
    assert (peace[0, at.second >= many] == LONG_PEACE).all()


def test_a_year_is_refused_of_todays_world_and_one_outside_the_archives():
    with pytest.raises(CoverageError, match="year is 1985: leave it out, or take the world 'history'"):
        world_of("now", 1985)
    with pytest.raises(CoverageError, match="a year of 1830 to 2022, and year is 1815"):
        world_of("history", 1815)


def test_a_year_of_which_nothing_is_known_is_refused_by_name():
    panel = xr.Dataset({"milex": (("year", "state"), np.full((1, 2), np.nan))})
    with pytest.raises(CoverageError, match="Of 1900 and the 5 years before, milex is known of no state"):
        check(panel, 1900, ("milex",))


def test_counts_of_a_process_that_was_left_out_are_missing_and_not_zero():
    made = pc.futures.run("now", runs=2, until=2027)
    without = blanked(made, ["council"])
    assert np.isnan(without["vetoed"]).all()
    assert without["disputes"].equals(made["disputes"])


def test_a_world_without_permanent_members_has_no_council():
    order = start(pc.load("now"))
    none = replace(order.fixed, permanent=np.zeros_like(order.fixed.permanent))
    assert order.has("seats")
    assert not replace(order, fixed=none).has("seats")

"""Disputes on today's world: estimates that ship without any pair's count, and a past drawn from classes."""

import numpy as np
import pytest

import polycentric as pc
from polycentric.futures.disputes import classes, estimates
from polycentric.futures.draws import Draws
from polycentric.futures.estimates import shipped
from polycentric.futures.order import LONG_PEACE, Order
from polycentric.futures.parameters import drawn, estimates_of
from polycentric.futures.per_state import by_pair
from polycentric.futures.processes import PROCESSES
from polycentric.futures.processes.disputes import groups, remember_classes, step
from polycentric.futures.start import start, tiled
from polycentric.futures.steering import Steering, neutral

RUNS = 8
PROCESS = PROCESSES["disputes"]


@pytest.fixture(scope="module")
def order() -> Order:
    return start(pc.load("now"))


def run(order: Order, runs: np.ndarray, years: int, steering: Steering | None = None) -> Order:
    """Step disputes alone for some years."""
    held, draws = tiled(order, runs), Draws(7, runs)
    parameters = drawn(PROCESS, estimates_of(PROCESS), draws)
    pushed = neutral(len(runs), len(order.fixed.states)) if steering is None else steering
    for year in range(order.fixed.start + 1, order.fixed.start + 1 + years):
        step(held, parameters, draws, pushed, year)
    return held


def remembered(held: Order) -> tuple[np.ndarray, np.ndarray]:
    return by_pair(held.recalls, held.recalled, held.memory, held.peace)


def test_what_ships_names_every_coefficient_with_an_interval_and_holds_no_table_of_pairs():
    held = shipped("disputes")
    assert held is not None
    assert held.names == estimates.ALL_NAMES
    assert (held.low < held.values).all()
    assert (held.values < held.high).all()
    assert np.linalg.eigvalsh(held.covariance).min() > -1e-9
    assert max(np.size(each) for each in held.tables.values()) <= 20  # of a class or a covariate, none of a pair
    assert len(held.tables["class_part"]) == len(classes.CLASSES)
    assert set(held.known)


def test_the_world_has_disputes_each_year_and_neighbours_have_more_than_others(order: Order):
    held = run(order, np.arange(RUNS), 3)
    many = held.onset.sum(axis=1)
    assert 5 < many.mean() < 60
    border = order.fixed.contiguous
    assert held.onset[:, border].mean() > 10 * held.onset[:, ~border].mean()
    memory, peace = remembered(held)
    assert (memory >= 0).all()
    assert ((peace >= 0) & (peace <= LONG_PEACE)).all()
    assert (peace[held.onset] == 0).all()
    assert (memory[held.onset] >= 1).all()
    assert ((memory[:, :, 3] > 0) == (peace < LONG_PEACE)).all()


def test_runs_in_another_chunk_have_the_same_bits(order: Order):
    whole = run(order, np.arange(RUNS), 2)
    part = run(order, np.arange(3, 6), 2)
    for name in ("onset", "recalls", "war_years", "activity", "shock", "outside", "beyond"):
        np.testing.assert_array_equal(getattr(part, name), getattr(whole, name)[3:6])
    for own, of_all in zip(remembered(part), remembered(whole), strict=True):
        np.testing.assert_array_equal(own, of_all[3:6])


def test_a_push_on_one_pair_leaves_all_other_draws_of_the_year_alone(order: Order):
    pushed = neutral(RUNS, len(order.fixed.states))
    plain = run(order, np.arange(RUNS), 1)
    pushed.dispute[:, 5] = 14.0
    more = run(order, np.arange(RUNS), 1, pushed)
    assert more.onset[:, 5].sum() > plain.onset[:, 5].sum()
    others = np.ones(len(order.fixed.first), bool)
    touched = {int(order.fixed.first[5]), int(order.fixed.second[5])}
    others[[k for k in range(len(others)) if {int(order.fixed.first[k]), int(order.fixed.second[k])} & touched]] = False
    np.testing.assert_array_equal(more.onset[:, others], plain.onset[:, others])


def test_the_drawn_past_has_the_rates_of_its_class(order: Order):
    runs = np.arange(60)
    held, draws = tiled(order, runs), Draws(3, runs)
    parameters = drawn(PROCESS, estimates_of(PROCESS), draws)
    remember_classes(held, parameters, draws)
    table = parameters.tables
    rate = table["class_part"] * table["class_high"] + (1 - table["class_part"]) * table["class_low"]
    group = groups(held, parameters)[0]
    assert (groups(held, parameters) == group).all()  # all runs start alike
    # In a steady state a count of half-life h sums to rate / (1 - 2^(-1/h)); an onset of this year counts in full.
    memory, _ = remembered(held)
    for k in (3, 5, 7):
        assert memory[:, group == k, 0].mean() == pytest.approx(2 * rate[k], rel=0.15)


def test_no_class_is_one_states_own_count_and_leading_powers_are_among_the_exposed(order: Order):
    held = shipped("disputes")
    assert held is not None
    table = held.tables
    assert table["class_states"].min() >= 50
    many = table["class_onsets"] >= 30
    assert table["class_most_of_one"][many].max() < 0.3
    group = groups(tiled(order, np.arange(1)), drawn(PROCESS, estimates_of(PROCESS), Draws(1, np.arange(1))))[0]
    rate = (table["class_part"] * table["class_high"] + (1 - table["class_part"]) * table["class_low"])[group]
    exposed = np.bincount(order.fixed.first, rate, len(order.fixed.states))
    exposed += np.bincount(order.fixed.second, rate, len(order.fixed.states))
    place = {state: number for number, state in enumerate(order.fixed.states)}
    assert exposed[place["USA"]] > np.median(exposed[: len(place) - 12]) * 4
    assert exposed[place["USA"]] > exposed[place["SSD"]]

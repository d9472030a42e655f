from dataclasses import fields

import numpy as np
import pytest

from polycentric.futures.contract import Parameters
from polycentric.futures.draws import Draws, keys_of, pair_keys
from polycentric.futures.order import Fixed, Order, pairs
from polycentric.futures.parameters import estimates_of
from polycentric.futures.processes import PROCESSES, capabilities
from polycentric.futures.steering import neutral

STATES = ("AAA", "BBB", "CCC", "DDD", "EEE")
NAMES = ("military_spending", "military_personnel", "energy", "population")
SHARES = np.array(
    [[0.4, 0.3, 0.3, 0.2], [0.3, 0.3, 0.2, 0.3], [0.2, 0.0, 0.4, 0.3], [0.1, 0.3, 0.1, 0.1], [np.nan, 0.1, 0.0, 0.1]]
)
OF_A_RUN = ("outside", "beyond", "outside_growth")
DEAD = STATES.index("DDD")


def order(runs: int, first: int = 0, turned: tuple[int, ...] = (0, 1, 2, 3, 4)) -> Order:
    """Give five states: one whose soldiers are none, one that is dead, one of which spending isn't known."""
    names = tuple(STATES[at] for at in turned)
    one, other = pairs(5)
    keys = keys_of(names)
    fixed = Fixed(
        names, keys, pair_keys(keys, one, other), one, other, NAMES, (), np.zeros(10, bool), np.zeros(10),
        np.zeros(5, bool), np.zeros(5, bool), 2025,
    )  # fmt: skip
    with np.errstate(divide="ignore"):
        logs = np.log(SHARES[list(turned)])
    alive = np.array([name != "DDD" for name in names])
    known = ~np.isnan(logs).any(axis=1)
    filled: dict[str, object] = {
        "fixed": fixed,
        "run": np.arange(first, first + runs),
        "alive": np.repeat(alive[None], runs, 0),
        "log_component": np.repeat(logs[None], runs, 0),
        "composite": np.repeat(np.where(known, np.where(alive, 0.25, 0.0), np.nan)[None], runs, 0),
    }
    for field in fields(Order):
        if field.name not in filled:
            filled[field.name] = np.zeros(runs if field.name in OF_A_RUN else (runs, 5))
    return Order(**filled)  # pyright: ignore[reportArgumentType]  # the arrays that the step doesn't read are of one shape


def run(state: Order, years: int = 3, growth: float = 0.0) -> Order:
    """Run capabilities alone, with the shipped estimates in their middle."""
    estimates = estimates_of(PROCESSES["capabilities"])
    values = {n: np.full(state.runs, v) for n, v in zip(estimates.names, estimates.values, strict=True)}
    state.grown[:, 0] = growth
    for year in range(2026, 2026 + years):
        draws = Draws(7, state.run)
        capabilities.step(state, Parameters(values, estimates.tables), draws, neutral(state.runs, 5), year)
    return state


def test_each_components_shares_of_the_living_sum_to_one_and_so_do_parts_of_the_system():
    after = run(order(50))
    shares = np.where(after.alive[..., None], np.exp(after.log_component), 0.0)
    assert np.nansum(shares, axis=1) == pytest.approx(1.0, abs=1e-12)
    assert np.nansum(after.composite, axis=1) == pytest.approx(1.0, abs=1e-12)
    assert (np.nan_to_num(after.composite) >= 0).all()


def test_a_dead_state_does_nothing_and_what_is_missing_or_zero_stays_so():
    before, after = order(20), run(order(20))
    assert (after.composite[:, DEAD] == 0).all()
    assert np.array_equal(after.log_component[:, DEAD], before.log_component[:, DEAD])
    assert np.isnan(after.log_component[:, 4, 0]).all()
    assert np.isnan(after.composite[:, 4]).all()
    assert np.isneginf(after.log_component[:, 2, 1]).all()
    assert np.isfinite(after.composite[:, 2]).all()


def test_runs_cut_into_chunks_and_states_in_another_order_give_the_same_numbers():
    whole = run(order(40))
    halves = np.concatenate([run(order(15)).composite, run(order(25, first=15)).composite])
    assert np.array_equal(whole.composite, halves, equal_nan=True)
    turned = (3, 1, 4, 0, 2)
    other = run(order(40, turned=turned)).composite
    assert other == pytest.approx(whole.composite[:, list(turned)], abs=1e-12, nan_ok=True)


def test_a_state_whose_output_grows_gains_energy_and_spending_and_no_growth_changes_no_bit():
    still, neutral_again, grown = run(order(20)), run(order(20)), run(order(20), growth=0.05)
    assert np.array_equal(still.log_component, neutral_again.log_component, equal_nan=True)
    gained = grown.log_component[:, 0] - still.log_component[:, 0]
    assert (gained[:, [0, 2]] > 0.02).all()


def test_the_ensemble_is_wider_the_farther_it_looks():
    near, far = run(order(400), years=1).composite[:, 0], run(order(400), years=15).composite[:, 0]
    assert far.std() > 1.5 * near.std()

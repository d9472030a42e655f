"""The full posterior: that it is the posterior, that its intervals cover, and that it comes out the same twice."""

from functools import cache

import numpy as np

from polycentric.positions.chains import Draws, run
from polycentric.positions.diagnostics import diagnosed
from polycentric.positions.fit import Fit, fit
from polycentric.positions.model import Model
from polycentric.positions.sampled import standardised
from polycentric.positions.simulate import Shape, World, simulate

SMALL = Shape(states=40, sessions=8, items=240, votes=8_000)


@cache
def small() -> tuple[World, Fit]:
    """Fit a small world."""
    world = simulate(SMALL, seed=5)
    return world, fit(world.ballots, Model(), world.anchor)


@cache
def sampled_small() -> tuple[np.ndarray, np.ndarray]:
    """Draw from its posterior; give the draws and the truth, on one scale."""
    world, fast = small()
    theta, _, _ = standardised(run(fast, 2, 300, 4, seed=1), fast, world.anchor)
    cells = fast.layout.cells
    truth = world.points[cells.session, cells.state]
    return theta, (truth - truth.mean()) / truth.std()


def test_intervals_of_95_percent_hold_the_truth_about_as_often():
    theta, truth = sampled_small()
    low, high = np.quantile(theta, (0.025, 0.975), axis=(0, 1))
    assert 0.9 < np.mean((low < truth) & (truth < high)) < 0.98
    assert np.corrcoef(theta.mean((0, 1)), truth)[0, 1] > 0.94


def test_the_chains_of_a_small_world_mix():
    theta, _ = sampled_small()
    rhat, bulk, tail = diagnosed(theta)
    assert np.mean(rhat < 1.02) > 0.95
    assert np.quantile(bulk, 0.05) > 200
    assert np.quantile(tail, 0.05) > 150


def test_each_draw_has_mean_0_and_spread_1_over_all_state_sessions():
    theta, _ = sampled_small()
    np.testing.assert_allclose(theta.mean(axis=2), 0.0, atol=1e-5)
    np.testing.assert_allclose(theta.std(axis=2), 1.0, atol=1e-5)


def short(threads: int, seed: int = 3) -> Draws:
    """Run two short chains."""
    return run(small()[1], 2, 10, 1, seed, threads=threads)


def test_the_same_seed_gives_the_same_bits_on_one_thread_and_on_two():
    one, two = short(1), short(2)
    for name in ("theta", "items", "step"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))


def test_another_seed_and_another_chain_give_other_draws():
    one, other = short(2), short(2, seed=4)
    assert not np.array_equal(one.theta, other.theta)
    assert not np.array_equal(one.theta[0], one.theta[1])

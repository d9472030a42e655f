"""Each of the sampler's three conditionals, against integration on a grid: together they make the posterior."""

from functools import cache

import numpy as np
import pytest
from scipy.special import ndtr

from polycentric.positions.ballots import Ballots
from polycentric.positions.chains import Votes, laid_out, reference_at
from polycentric.positions.fit import fit
from polycentric.positions.kernel_chain import Chain, Reference
from polycentric.positions.kernel_gibbs import sweep_step
from polycentric.positions.kernel_items import sweep_items
from polycentric.positions.kernel_paths import sweep_paths
from polycentric.positions.kernel_reference import weigh_cells
from polycentric.positions.model import Model

SWEEPS = 40_000
POINTS = np.array([-1.2, -0.7, -0.4, 0.1, 0.3, 0.6, 1.1, 1.4, -1.0, -0.2, 0.4, 0.9])
CAST = np.array([[0, 0, 1, 0, 2, 1, 2, 2, 0, 1, 2, 2], [2, 2, 2, 2, 0, 2, 0, 2, 2, 0, 1, 0]], np.int8)
STEP = 0.6


@cache
def six() -> tuple[Ballots, Votes]:
    """Give six units who vote on one item in session 1 and on another in session 3."""
    item = np.repeat(np.arange(2, dtype=np.int32), 6)
    ballots = Ballots(
        tuple("ABCDEF"), (1, 3), ("x", "y"), np.tile(np.arange(6, dtype=np.int32), 2), item,
        np.concatenate([CAST[0, :6], CAST[1, 6:]]), np.array([0, 1], np.int16), np.array([0, 1], np.int32),
    )  # fmt: skip
    return ballots, laid_out(fit(ballots, Model(), "F"))


def chain_at(items: np.ndarray) -> Chain:
    """Start a chain at the points above."""
    return Chain(POINTS.copy(), items.copy(), np.array([STEP]), np.array([7], np.uint64))


def upright(votes: Votes, items: np.ndarray) -> np.ndarray:
    """Turn (beta, high, log gap) of the sampler into (beta, low, high) of the votes as they are."""
    beta, high, gap = items.T
    low = high - np.exp(gap)
    turned = votes.turned
    return np.column_stack([np.where(turned, -beta, beta), np.where(turned, -high, low), np.where(turned, -low, high)])


def chance(vote: int, lean: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Give the probability of a vote."""
    return (ndtr(low - lean), ndtr(high - lean) - ndtr(low - lean), ndtr(lean - high))[vote]


def votes_on(item: int) -> list[tuple[int, int]]:
    """Give the cell and the vote of each vote on an item; cells are by unit, then session."""
    ballots, _ = six()
    mine = ballots.item == item
    return [(2 * int(s) + item, int(v)) for s, v in zip(ballots.state[mine], ballots.vote[mine], strict=True)]


def test_items_are_drawn_from_their_conditional():
    _, votes = six()
    chain = chain_at(np.array([[0.5, 0.3, -0.5], [0.5, 0.3, -0.5]]))
    reference = reference_at(votes, POINTS, chain.items)
    kept, tally = np.empty((SWEEPS, 2, 3)), np.zeros(2)
    for n in range(SWEEPS):
        sweep_items(votes.sets, votes.prior, chain, reference, tally)
        kept[n] = upright(votes, chain.items)
    assert tally.min() > 0.1 * SWEEPS
    axis_beta, axis_cut = np.linspace(-4.5, 4.5, 46), np.linspace(-16.0, 16.0, 161)
    beta, low, high = np.meshgrid(axis_beta, axis_cut, axis_cut, indexing="ij")
    for item in range(2):
        density = np.exp(-0.5 * beta**2 - (low**2 + high**2) / 50.0) * (low < high)
        for cell, vote in votes_on(item):
            density *= np.maximum(chance(vote, beta * POINTS[cell], low, high), 0.0)
        density /= density.sum()
        exact = [float(np.sum(density * value)) for value in (beta, low, high)]
        spread = [float(np.sqrt(np.sum(density * (v - m) ** 2))) for v, m in zip((beta, low, high), exact, strict=True)]
        np.testing.assert_allclose(kept[:, item].mean(axis=0), exact, atol=0.06)
        np.testing.assert_allclose(kept[:, item].std(axis=0), spread, rtol=0.05)


def test_paths_are_drawn_from_their_conditional():
    _, votes = six()
    items = np.array([[1.5, 0.3, -0.5], [-2.0, 0.5, 0.2]])
    chain = chain_at(items)
    middle, kept, tally = np.zeros(12), np.empty((SWEEPS, 12)), np.zeros(12)
    for sweeps in (SWEEPS // 10, SWEEPS):  # the first to find what to expand about
        weight = np.empty(12)
        weigh_cells(votes.paths, votes.prior, middle, items, weight)
        reference = Reference(middle, weight, items, np.zeros((2, 6)))
        tally[:] = 0.0
        for n in range(sweeps):
            sweep_paths(votes.paths, votes.prior, chain, reference, 16, tally)
            kept[n] = chain.theta
        middle = kept[:sweeps].mean(axis=0)
    assert tally.min() > 0.5 * SWEEPS
    axis = np.linspace(-4.0, 4.0, 201)
    first, then = np.meshgrid(axis, axis, indexing="ij")
    cast = {cell: (item, vote) for item in range(2) for cell, vote in votes_on(item)}
    truth = upright(votes, items)
    for unit in range(6):
        density = np.exp(-0.5 * (first**2 + then**2) - 0.5 * (first - then) ** 2 / (2.0 * STEP**2))  # a gap of two
        for cell, at in ((2 * unit, first), (2 * unit + 1, then)):
            item, vote = cast[cell]
            density *= chance(vote, truth[item, 0] * at, truth[item, 1], truth[item, 2])
        density /= density.sum()
        mean = [float(np.sum(density * at)) for at in (first, then)]
        product = float(np.sum(density * first * then))
        here = kept[:, 2 * unit : 2 * unit + 2]
        np.testing.assert_allclose(here.mean(axis=0), mean, atol=0.02)
        assert np.mean(here[:, 0] * here[:, 1]) == pytest.approx(product, abs=0.03)


def test_the_step_is_drawn_from_its_conditional():
    _, votes = six()
    chain = chain_at(np.zeros((2, 3)))
    kept = np.empty(SWEEPS // 2)
    for n in range(len(kept)):
        sweep_step(votes.paths, votes.prior, chain, 0.5)
        kept[n] = chain.step[0]
    step = np.linspace(1e-3, 5.0, 4001)
    walk = 1.0 / (2.0 * step**2)
    moved = np.diff(POINTS.reshape(6, 2), axis=1)
    density = np.exp(-0.5 * step**2) * (1.0 + 2.0 * walk) ** 3 * np.exp(-0.5 * walk * np.sum(moved**2))
    density /= density.sum()
    mean = float(np.sum(density * step))
    assert kept.mean() == pytest.approx(mean, abs=0.02)
    assert kept.std() == pytest.approx(float(np.sqrt(np.sum(density * (step - mean) ** 2))), rel=0.05)

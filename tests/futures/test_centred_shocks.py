"""Shocks of shares are centred: wide shocks of small states take nothing from a large one in the mean."""

import numpy as np
import pytest

from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.processes import centring, composite, kernel_capabilities, shocks

STATES, RUNS, YEARS = 40, 1500, 20
DEGREES, MIXING = np.array([4.0, 6.0]), np.array([[1.0, 0.0], [0.3, np.sqrt(1 - 0.09)]])
SPREAD = np.array([[0.08, 0.08], [0.08, 0.08], [0.1, 0.1], [0.2, 0.2]])


def mean_shares(centred: bool) -> tuple[np.ndarray, np.ndarray]:
    """Run shares without any pull; give those of the start and the mean of the last year, (states,)."""
    start = np.append([0.25, 0.15], np.full(STATES - 2, 0.6 / (STATES - 2)))
    logs = np.repeat(np.log(start)[np.newaxis, :, np.newaxis], RUNS, axis=0).repeat(2, axis=2)
    alive, middle = np.ones((RUNS, STATES), bool), np.repeat(start[np.newaxis], RUNS, axis=0)
    draws, still = Draws(3, np.arange(RUNS)), np.zeros(logs.shape)
    centre = centring.table(DEGREES, MIXING) * centred
    for year in range(YEARS):
        kernel_capabilities.advance(
            logs, alive, middle, np.zeros((RUNS, 2, 3)), np.ones(RUNS), SPREAD, DEGREES, MIXING, shocks.EDGES,
            draws.keys("capabilities", year), keys_of([f"s{each}" for each in range(STATES)]), still,
            composite.WIDEST, centring.SCALES, centre, centring.MOST,
        )  # fmt: skip
    return start, middle.mean(axis=0)


def test_without_a_pull_no_share_moves_in_the_mean():
    start, mean = mean_shares(centred=True)
    assert mean[0] == pytest.approx(start[0], rel=0.03)
    assert mean[1] == pytest.approx(start[1], rel=0.03)
    assert mean[2:].sum() == pytest.approx(start[2:].sum(), rel=0.03)


def test_shocks_that_are_not_centred_take_from_the_large():
    start, mean = mean_shares(centred=False)
    assert mean[0] < 0.85 * start[0]


def test_each_share_of_the_table_stays_against_a_rest_that_stands_still():
    table = centring.table(np.array([4.0]), np.eye(1))
    random = np.random.default_rng(5).standard_t(4, 400_000)
    for scale, place in ((20, 3), (25, 6), (30, 9)):
        share = centring.shares()[place]
        drawn = np.clip(centring.SCALES[scale] * random, -centring.LARGEST, centring.LARGEST)
        grown = share * np.exp(drawn + table[0, scale, place])
        assert float((grown / (grown + 1 - share)).mean()) == pytest.approx(share, rel=0.01)

"""Shares of the twenty largest states as forecasts: each by itself (log shares) and all at once (energy score).

These have more power than concentration: there are twenty of them in each year.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.backtest.fans import Fan, of, student_points
from polycentric.futures.backtest.past import Past
from polycentric.scoring.scores import crps_sample, energy

Floats = NDArray[np.float64]
TOP = 20
DEGREES = 5.0  # of the log random walk of shares
LEAST = 1e-6  # a share below counts as this in logs
PANEL, ENERGY = "log shares of the 20 largest (mean CRPS)", "shares of the 20 largest (energy score)"


def largest(past: Past, origin: int, horizon: int) -> NDArray[np.int64]:
    """Give the largest states at an origin that are alive at both ends, largest first."""
    both = past.alive[origin] & past.alive[origin + horizon]
    return np.argsort(-np.where(both, past.composite[origin], -1.0), kind="stable")[: min(TOP, int(both.sum()))]


def log_moves(past: Past, origin: int, horizon: int) -> Floats:
    """Give past log changes of the largest states, by rank, (origins seen, TOP); missing where there were fewer."""
    result = np.full((origin - horizon + 1, TOP), np.nan)
    for at in range(len(result)):
        states = largest(past, at, horizon)
        result[at, : len(states)] = np.log(past.composite[at + horizon, states]) - np.log(past.composite[at, states])
    return result


def walk(past: Past, origin: int, moves: Floats, states: NDArray[np.int64]) -> Fan:
    """Stay in logs: Student's t, as spread as the past changes of the largest states together."""
    spread = np.sqrt(np.nanmean(moves * moves) * (DEGREES - 2) / DEGREES)
    return of(np.log(past.composite[origin, states]) + student_points(DEGREES) * spread)


def past_cross_sections(past: Past, origin: int, moves: Floats, states: NDArray[np.int64]) -> Fan:
    """Give each past year's changes to today's states by rank: one draw a past origin, of shares."""
    return of(past.composite[origin, states] * np.exp(np.nan_to_num(moves[:, : len(states)])))


def scored(past: Past, shares: Floats, origin: int, horizon: int, moves: Floats) -> dict[str, tuple[float, float]]:
    """Score run shares (runs, years, states): for each target the model's score and the baseline's."""
    states = largest(past, origin, horizon)
    drawn, outcome = shares[:, horizon - 1][:, states], past.composite[origin + horizon, states]
    logs = np.log(np.maximum(drawn, LEAST))
    base, cross = walk(past, origin, moves, states), past_cross_sections(past, origin, moves, states)
    return {
        PANEL: (
            float(np.mean(crps_sample(logs, np.log(outcome)))),
            float(np.mean(crps_sample(base.draws, np.log(outcome)))),
        ),
        ENERGY: (energy(drawn, outcome), energy(cross.draws, outcome)),
    }

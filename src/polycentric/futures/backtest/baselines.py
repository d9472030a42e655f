"""Forecasts that need no model: what is there stays, and is as unsure as the past was."""

import numpy as np

from polycentric.futures.backtest.fans import Fan, normal_points, of
from polycentric.futures.backtest.past import Past


def random_walk(past: Past, origin: int, horizon: int) -> Fan:
    """Stay, with the standard deviation of all changes over as many years seen so far (the marks' first baseline)."""
    before, after = past.ends[horizon]
    seen = origin - horizon + 1
    changes = after[:, :seen] - before[:, :seen]
    return of(before[:, origin] + normal_points() * changes.std(axis=1, ddof=1))


def log_random_walk(past: Past, origin: int, horizon: int) -> Fan:
    """Stay in logs, with the root mean square of yearly changes seen so far, times the root of the years."""
    before, after = past.ends[1]
    yearly = np.log(after[:, :origin]) - np.log(before[:, :origin])
    spread = np.sqrt(np.mean(yearly * yearly, axis=1) * horizon)
    return of(np.minimum(np.exp(np.log(past.ends[horizon][0][:, origin]) + normal_points() * spread), 1.0))

"""Forecasts as samples with weights, mixed and scored."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.scoring.scores import crps_sample, pit

Floats = NDArray[np.float64]
POINTS = 400  # quantiles by which a forecast that has a formula is shown
COVERED = 0.9


@dataclass(frozen=True)
class Fan:
    """A forecast of some numbers: draws (draws, numbers), each with its weight."""

    draws: Floats
    weights: Floats


def of(draws: Floats) -> Fan:
    """Give a sample of equal weights, which sum to one."""
    return Fan(draws, np.full(len(draws), 1 / len(draws)))


def pooled(fans: Sequence[Fan]) -> Fan:
    """Mix forecasts evenly, whatever the number of their draws."""
    return Fan(np.concatenate([fan.draws for fan in fans]), np.concatenate([fan.weights for fan in fans]))


def normal_points() -> Floats:
    """Give evenly likely points of a standard normal, (POINTS, 1)."""
    from scipy.special import ndtri

    return np.asarray(ndtri((np.arange(POINTS) + 0.5) / POINTS))[:, np.newaxis]


def student_points(degrees: float) -> Floats:
    """Give evenly likely points of Student's t."""
    from scipy.special import stdtrit

    return np.asarray(stdtrit(degrees, (np.arange(POINTS) + 0.5) / POINTS))[:, np.newaxis]


def scored(fan: Fan, outcome: Floats) -> list[tuple[float, float, bool]]:
    """Score each number: its CRPS, where the outcome falls in the forecast (0-1), whether 90% intervals hold it."""
    score = np.stack([crps_sample(fan.draws[:, k], outcome[k], fan.weights) for k in range(len(outcome))])
    place = np.stack([pit(fan.draws[:, k], outcome[k], fan.weights) for k in range(len(outcome))])
    tail = (1 - COVERED) / 2
    return [(float(s), float(p), bool(tail <= p <= 1 - tail)) for s, p in zip(score, place, strict=True)]

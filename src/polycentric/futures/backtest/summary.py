"""What a back-test's rows come to: mean scores, skill with its interval, coverage, and whether places are even."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.scoring.bootstrap import Interval, circular_weights

Floats = NDArray[np.float64]
SEED, DRAWS = 1, 2000


@dataclass(frozen=True)
class Summary:
    """The scores of a model on one target and horizon, beside a baseline's.

    Attributes
    ----------
    origins : how many
    score, base : mean scores
    skill : 1 - score / base, with a 95% interval over blocks of origins twice as long as the horizon
    coverage : part of outcomes within 90% intervals; missing for scores of many shares
    uneven : the largest gap between where outcomes fell (0-1) and an even spread; missing likewise
    """

    origins: int
    score: float
    base: float
    skill: Interval
    coverage: float
    uneven: float


def summary(table: pl.DataFrame, target: str, horizon: int, model: str, baseline: str) -> Summary:
    """Sum up one model, on the origins that it shares with a baseline, which stand in their order."""
    rows = table.filter((pl.col("target") == target) & (pl.col("horizon") == horizon)).sort("origin")
    one, other = rows.filter(pl.col("model") == model), rows.filter(pl.col("model") == baseline)
    score, base = one["score"].to_numpy(), other["score"].to_numpy()
    apart = int(np.diff(one["origin"].to_numpy()).min()) if one.height > 1 else 1
    place = one["place"].drop_nulls().to_numpy()
    covered = one["covered"].drop_nulls().to_numpy()
    return Summary(
        one.height,
        float(score.mean()),
        float(base.mean()),
        skill(score, base, max(1, 2 * horizon // apart)),
        float(covered.mean()) if covered.size else float("nan"),
        _uneven(place) if place.size else float("nan"),
    )


def skill(score: Floats, base: Floats, block: int) -> Interval:
    """Give 1 - mean score / mean base, with a 95% interval by the circular block bootstrap over origins."""
    counts = circular_weights(len(score), block, SEED, DRAWS)
    drawn = 1 - np.sum(counts * score, axis=1) / np.sum(counts * base, axis=1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(float(1 - score.mean() / base.mean()), float(low), float(high))


def _uneven(place: Floats) -> float:
    """Give the largest gap between the places' distribution and an even one (Kolmogorov's distance)."""
    ordered, many = np.sort(place), len(place)
    steps = np.arange(many + 1) / many
    return float(max(np.max(steps[1:] - ordered), np.max(ordered - steps[:-1])))

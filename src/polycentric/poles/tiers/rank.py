"""Tiers by rank on one index: middle powers are the sixth to the thirty-sixth, after Wood."""

import numpy as np

from polycentric.labels import numbers
from polycentric.poles.contract import Situation
from polycentric.poles.tiers.contract import GREAT, MIDDLE, NOTHING, SMALL, Tiering, TierRule, tiering


def compute(situation: Situation, great: float, middle: float) -> Tiering:
    """Rank the states with data; equal ones share the better rank."""
    shares = numbers(situation.shares)
    held = np.where(np.isnan(shares), -np.inf, shares)
    ordered = np.sort(held, axis=-1)
    flat, ranked = held.reshape(-1, held.shape[-1]), ordered.reshape(-1, held.shape[-1])
    larger = [row.size - np.searchsorted(line, row, side="right") for row, line in zip(flat, ranked, strict=True)]
    rank = np.where(np.isnan(shares), np.nan, np.array(larger, dtype=np.float64).reshape(shares.shape) + 1)
    words = np.select([rank <= great, rank <= middle], [GREAT, MIDDLE], SMALL).astype(object)
    words[np.isnan(rank)] = NOTHING
    return tiering(words, rank, situation.shares)


RULE = TierRule(
    label="Rank, after Wood",
    kind="rule",
    reference="After Wood (1987), Middle Powers in the International System: A Preliminary Assessment of Potential, "
    "WIDER Working Paper 11, who takes ranks 6 to 36 of national product (not checked against the original)",
    compute=compute,
    says=(GREAT, MIDDLE, SMALL),
    number="rank",
    least_first=True,
    parameters={"great": 5, "middle": 36},
    caveat="A rank knows neither distances nor how many states there are: always five are great, and in 1913 nearly "
    "all of the 44 states are middle powers.",
)

"""Tiers by the ratio to the strongest state on one index.

Cut-offs, chosen once and before the known cases were looked at: one half, the mark of this project's *half of the
leader*; .17, the lower quartile of what past great powers had of the leading state's output in Lind (2024); and a tenth
of that for middle powers, which is this project's. No other values were tried.
"""

import numpy as np

from polycentric.labels import numbers
from polycentric.poles.contract import Situation
from polycentric.poles.tiers.contract import GREAT, MIDDLE, SMALL, SUPERPOWER, Tiering, TierRule, graded, tiering


def compute(situation: Situation, superpower: float, great: float, middle: float) -> Tiering:
    """Compare each state with the strongest."""
    shares = numbers(situation.shares)
    strongest = np.where(np.isnan(shares), -np.inf, shares).max(axis=-1, keepdims=True)
    ratio = shares / np.where(strongest > 0, strongest, np.nan)
    words = graded(ratio, {SUPERPOWER: superpower, GREAT: great, MIDDLE: middle}, SMALL)
    return tiering(words, ratio, situation.shares)


RULE = TierRule(
    label="Ratio to the leader",
    kind="ratio",
    reference="The mark of great powers after Lind (2024), Back to Bipolarity, International Security 49(2), 7-55 "
    "(lower quartile of output relative to the leading state, 1820-1990, from excerpts); the others are this project's",
    compute=compute,
    says=(SUPERPOWER, GREAT, MIDDLE, SMALL),
    number="ratio to the leader",
    parameters={"superpower": 0.5, "great": 0.17, "middle": 0.017},
    caveat="Her mark is for output and for one leading state on all measures; here each index has its own leader, so "
    "that a giant on one index pushes all others down.",
)

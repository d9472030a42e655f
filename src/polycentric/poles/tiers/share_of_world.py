"""Tiers by the share of the world on one index.

Cut-offs, chosen once: a twentieth, the least share of a pole in Thompson's rules (there among global powers), and a
hundredth for middle powers, this project's. No other values were tried.
"""

from polycentric.labels import numbers
from polycentric.poles.contract import Situation
from polycentric.poles.tiers.contract import GREAT, MIDDLE, SMALL, Tiering, TierRule, graded, tiering


def compute(situation: Situation, great: float, middle: float) -> Tiering:
    """Read the shares off."""
    shares = numbers(situation.shares)
    return tiering(graded(shares, {GREAT: great, MIDDLE: middle}, SMALL), shares, situation.shares)


RULE = TierRule(
    label="Share of the world",
    kind="ratio",
    reference="The twentieth after Rapkin, Thompson and Christopherson (1979), Bipolarity and Bipolarization in the "
    "Cold War Era, Journal of Conflict Resolution 23(2), 261-295 (not checked against the original); the rest is this "
    "project's",
    compute=compute,
    says=(GREAT, MIDDLE, SMALL),
    number="share of the world",
    parameters={"great": 0.05, "middle": 0.01},
    caveat="The world has 44 states in 1913 and 195 today, so the same share is another rank; it knows no superpower.",
)

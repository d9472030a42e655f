"""Poles and polarity: who the centres of power are under each definition, and how the world is put together.

``MEASURES`` (concentration), ``CLASSES`` (polarity classes), ``DEFINITIONS`` (of a pole) and ``TIER_RULES`` (of great,
middle and regional powers) are dicts of one-file entries. ``profile(panel)`` gathers everything that the report and the
command line show; ``verdict_map(panel)`` is the table of index x set x actors x definition; ``World`` is a panel with
its states apart, or groups of them as one, which computes nothing twice; ``power_side_by_side(panel, "EU")`` and
``polarity_side_by_side`` give both. ``tier_table(panel)`` puts every state into tiers by every rule.
``chances(panel, index, 2016)`` says with what chance there were so many poles; ``in_chunks`` walks many runs.
``concert_of_powers()`` takes great powers' ``ACTS`` against each other from their acts together.
"""

from polycentric.poles.chances import chance_of_poles, chances
from polycentric.poles.chunks import in_chunks
from polycentric.poles.classes import CLASSES
from polycentric.poles.classes.contract import PolarityClass
from polycentric.poles.concentration import MEASURES
from polycentric.poles.concentration.contract import Concentration
from polycentric.poles.concert.acts import ACTS
from polycentric.poles.concert.found import concert as concert_of_powers
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.dispersion import dispersion
from polycentric.poles.profile import Profile, profile
from polycentric.poles.side_by_side import polarity_side_by_side, power_side_by_side
from polycentric.poles.three_table import three_numbers
from polycentric.poles.tier_cases import against_cases
from polycentric.poles.tier_table import tier_agreement, tier_table
from polycentric.poles.tiers import TIER_RULES
from polycentric.poles.tiers.contract import TierRule
from polycentric.poles.verdicts import sentences, summary, sweeps, verdict_map
from polycentric.poles.world import World, situation
from polycentric.sets.named import shares

__all__ = [
    "ACTS",
    "CLASSES",
    "DEFINITIONS",
    "MEASURES",
    "TIER_RULES",
    "Concentration",
    "Finding",
    "PolarityClass",
    "PoleDefinition",
    "Profile",
    "Situation",
    "TierRule",
    "World",
    "against_cases",
    "chance_of_poles",
    "chances",
    "concert_of_powers",
    "dispersion",
    "in_chunks",
    "polarity_side_by_side",
    "power_side_by_side",
    "profile",
    "sentences",
    "shares",
    "situation",
    "summary",
    "sweeps",
    "three_numbers",
    "tier_agreement",
    "tier_table",
    "verdict_map",
]


def __dir__() -> list[str]:
    return sorted(__all__)

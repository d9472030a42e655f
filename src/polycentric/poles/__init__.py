"""Poles and polarity: who the centres of power are under each definition, and how the world is put together.

``MEASURES`` (concentration), ``CLASSES`` (polarity classes) and ``DEFINITIONS`` (of a pole) are dicts of one-file
entries. ``profile(panel)`` gathers everything that the report and the command line show; ``verdict_map(panel)`` is the
table of index x set x actors x definition; ``World`` is a panel with its states apart, or
a bloc as one, which computes nothing twice.
``chances(panel, index, 2016)`` says with what chance there were so many poles; ``in_chunks`` walks many runs.
"""

from polycentric.poles.chances import chance_of_poles, chances
from polycentric.poles.chunks import in_chunks
from polycentric.poles.classes import CLASSES
from polycentric.poles.classes.contract import PolarityClass
from polycentric.poles.concentration import MEASURES
from polycentric.poles.concentration.contract import Concentration
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.polycentric import autonomy, concert, dispersion
from polycentric.poles.profile import Profile, profile
from polycentric.poles.three import three_numbers
from polycentric.poles.verdicts import sentences, summary, sweeps, verdict_map
from polycentric.poles.world import World, situation
from polycentric.sets.named import shares

__all__ = [
    "CLASSES",
    "DEFINITIONS",
    "MEASURES",
    "Concentration",
    "Finding",
    "PolarityClass",
    "PoleDefinition",
    "Profile",
    "Situation",
    "World",
    "autonomy",
    "chance_of_poles",
    "chances",
    "concert",
    "dispersion",
    "in_chunks",
    "profile",
    "sentences",
    "shares",
    "situation",
    "summary",
    "sweeps",
    "three_numbers",
    "verdict_map",
]


def __dir__() -> list[str]:
    return sorted(__all__)

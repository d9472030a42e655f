"""How near the order of the last year stands to another class: by how much a rule's marks must move to turn it."""

from dataclasses import dataclass

import numpy as np
import xarray as xr

from polycentric.futures.classes import WORDS, Rule, counted
from polycentric.labels import numbers
from polycentric.poles.definitions import DEFINITIONS
from polycentric.poles.world import World

STEPS = 50  # hundredths by which marks are moved each way


@dataclass(frozen=True)
class Near:
    """The smallest move of all marks that turns the class of a year.

    Attributes
    ----------
    year : int
    before, after : str
        The class as it is, and with the marks moved.
    times : float
        What the marks are multiplied by.
    states : tuple of str
        Who is a pole on one side of it alone.
    """

    year: int
    before: str
    after: str
    times: float
    states: tuple[str, ...]

    @property
    def points(self) -> int:
        """By how many percent the marks move."""
        return round(100 * abs(self.times - 1.0))


def nearest_turn(panel: xr.Dataset, rule: Rule) -> Near | None:
    """Give the smallest move that turns the class of the panel's last year; None where none up to a half does.

    Only rules whose marks can be moved together, by a parameter ``times``, are asked.
    """
    definition = DEFINITIONS[rule.definition]
    if "times" not in definition.parameters:
        return None
    world, usual = World(panel.isel(year=[-1]), layers={}), definition.parameters["times"]

    def poles(times: float) -> tuple[str, frozenset[str]]:
        found = world.find(definition, rule.index, times=usual * times).poles.isel(year=-1)
        held = numbers(found)
        return WORDS[int(counted(held))], frozenset(str(each) for each in found["state"].values[held == 1.0])

    before, those = poles(1.0)
    for step in range(1, STEPS + 1):
        for times in (1 + step / 100, 1 - step / 100):
            after, others = poles(times)
            if after != before:
                return Near(int(np.max(panel["year"].values)), before, after, times, tuple(sorted(those ^ others)))
    return None

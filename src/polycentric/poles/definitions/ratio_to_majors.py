"""Poles by known great powers: states as near to the leader of an index as the major powers of 1820-1990 were.

Each index has a threshold of its own, at which a state's ratio to the index's leader tells the major powers of the
Correlates of War list from other states best. On the index that tells them best this is the default rule
(`polycentric.poles.validity.thresholds.default_rule`), which was chosen so before any label of polarity was looked at.
"""

import numpy as np

from polycentric.labels import numbers, on_leading, on_states
from polycentric.poles.classes.contract import NOT_APPLICABLE
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.poles.majors_known import gaps_of_ratios
from polycentric.poles.validity.thresholds import threshold_of

_TOLERANCE = 1e-9
NO_THRESHOLD = "no threshold is known for this index: known great powers were not measured by it for long enough"

# What it says from 1816 to 2016 on each measure, counted by tests/mirror/test_map_of_two_centuries.py.
ALWAYS = "of 1816-2016 it says multipolar in all but at most three years: three great powers were there nearly always"
OFF_MAP_ON: tuple[str, ...] = (
    "output", "net_resources", "military_personnel", "population", "urban_population", "iron_and_steel",
    "surplus_product",
)  # fmt: skip
_NOWHERE = (NOT_APPLICABLE, NO_THRESHOLD)


def compute(situation: Situation, times: float) -> Finding:
    """Mark who has at least the index's threshold, times a factor, of what the largest state has."""
    power, threshold = situation.power, threshold_of(situation.index)
    held = numbers(power)
    if threshold is None:
        word, why = (on_leading(np.full(held.shape[:-1], each, dtype=object), power) for each in _NOWHERE)
        return Finding(on_states(np.full(held.shape, np.nan), power), classes=word, reason=why)
    gaps = gaps_of_ratios(situation.panel, power, situation.index_gaps(situation.index))
    largest = np.where(np.isnan(held), -np.inf, held).max(axis=-1, keepdims=True)
    judged = (gaps.values == "")[..., np.newaxis] & ~np.isnan(held) & (largest > 0)
    marks = held >= times * threshold.ratio * largest * (1 - _TOLERANCE)
    return Finding(on_states(np.where(judged, marks, np.nan), power), reason=gaps)


DEFINITION = PoleDefinition(
    label="As near to the leader as known great powers were",
    family="ratio",
    reference="Great powers by the Correlates of War Project (2017), State System Membership List, v2016; the idea to "
    "take thresholds from known great powers is that of Lind (2024), Back to Bipolarity, International Security 49(2), "
    "7-55; the choice of index and threshold is this project's",
    compute=compute,
    sets=("all",),
    elsewhere="a ratio to the leader does not change with the set, so it is entered once, over all states",
    parameters={"times": 1.0},
    sweep={"times": (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)},
    judges_coverage=True,
    off_map_on={(measure, "all"): ALWAYS for measure in OFF_MAP_ON},
    caveat="A known great power isn't yet a pole: there were up to eight, so the rule says multipolar easily. Whoever "
    "drew up the list of great powers knew some of these measures.",
)

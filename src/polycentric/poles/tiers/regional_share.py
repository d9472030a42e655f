"""Regional powers by the share of their region's power on one index.

The cut-off, a tenth, was chosen once, with the sizes of today's economies in mind and before the rule was run; no other
was tried. Regions are the six of `polycentric.states`: Europe, Africa, the Middle East and North Africa, Asia, the
Americas, Oceania, by the ranges of the Correlates of War's numbers.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.labels import numbers
from polycentric.panel.group_record import members
from polycentric.poles.contract import Situation
from polycentric.poles.tiers.contract import OTHER, REGIONAL, Tiering, TierRule, graded, tiering
from polycentric.states import facts


def compute(situation: Situation, regional: float) -> Tiering:
    """Divide each state's power by its region's; a group as one whose members are of several regions has none."""
    shares, regions = numbers(situation.shares), regions_of(situation)
    part = np.full(shares.shape, np.nan)
    for region in sorted(set(regions) - {""}):
        inside = regions == region
        held = np.ascontiguousarray(shares[..., inside])
        total = np.nansum(held, axis=-1, keepdims=True)
        part[..., inside] = held / np.where(total > 0, total, np.nan)
    return tiering(graded(part, {REGIONAL: regional}, OTHER), part, situation.shares)


def regions_of(situation: Situation) -> NDArray[np.object_]:
    """Give the region of each state; empty for an actor in several, or in none that is known."""
    known, groups = facts.states(), members(situation.panel)
    regions = [
        {known[member].region for member in groups.get(str(state), (str(state),)) if member in known}
        for state in situation.panel["state"].values
    ]
    return np.array([next(iter(each)) if len(each) == 1 else "" for each in regions], dtype=object)


RULE = TierRule(
    label="Share of its region",
    kind="rule",
    reference="After Lemke (2002), Regions of War and Peace, and Nolte (2010), How to Compare Regional Powers, Review "
    "of International Studies 36(4), 881-901, who ask for weight in a region; region and cut-off are this project's",
    compute=compute,
    says=(REGIONAL,),
    number="share of the region's power",
    parameters={"regional": 0.1},
    caveat="Weight alone: it asks neither for a claim to lead nor for followers, and a superpower is a regional power "
    "too. Regions are wide, so that Indonesia is measured beside China; in one of few states small ones pass (New "
    "Zealand in Oceania).",
)

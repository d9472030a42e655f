"""Great powers by the Correlates of War list of major powers, which ends in 2016 and is carried forward."""

import numpy as np

from polycentric.labels import numbers
from polycentric.poles.contract import Situation
from polycentric.poles.tiers.contract import GREAT, NOTHING, OTHER, Tiering, TierRule, living, tiering
from polycentric.sets.lists import MAJOR_POWERS, on_list


def compute(situation: Situation) -> Tiering:
    """Read the list."""
    listed = on_list(MAJOR_POWERS, situation.panel)
    marks = np.where(living(situation, listed), numbers(listed), np.nan)
    words = np.select([np.isnan(marks), marks == 1.0], [NOTHING, GREAT], OTHER).astype(object)
    return tiering(words, marks, listed)


RULE = TierRule(
    label="Major powers of the Correlates of War list",
    kind="rule",
    reference=MAJOR_POWERS.source,
    compute=compute,
    says=(GREAT,),
    number="1 on the list",
    uses_index=False,
    caveat="Says whom a panel of scholars called a major power, not how strong it was; it knows no tier below, and "
    "ends in 2016: Japan and Germany are on it since 1991, India is not.",
)

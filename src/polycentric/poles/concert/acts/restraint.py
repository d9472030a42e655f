"""Pacts of restraint: both have pledged to consult, to stay neutral, or not to attack each other."""

import numpy as np

from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.pairs import Pairs

PLEDGES = ("atop_consul", "atop_neutral", "atop_nonagg")


def compute(pairs: Pairs) -> Floats:
    """Give 1 where either kind of pledge binds both."""
    kinds = [np.minimum(*pairs.variable(name)) for name in PLEDGES]
    return np.fmax.reduce(kinds)


ACT = Act(
    label="pacts of restraint",
    side=JOINT,
    years=(1816, 2018),
    scale="1 where both have pledged to consult, to stay neutral or not to attack each other, else 0; a pledge to "
    "fight for each other counts for nothing by itself, and takes nothing away: the alliance of 1815 was both",
    missing="none: the source lists all pacts, and a pair without one has none",
    reference="Leeds et al. (2002), ATOP 5.1",
    compute=compute,
    needs=PLEDGES,
)

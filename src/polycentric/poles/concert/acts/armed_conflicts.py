"""Armed conflicts between states by UCDP, for the years after the Correlates of War's wars end."""

import numpy as np

from polycentric.poles.concert.acts.contract import HOSTILE, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give .5 for a conflict and 1 for a war."""
    return np.minimum(pairs.either("interstate_conflict") / 2, 1.0)


ACT = Act(
    label="armed conflicts",
    side=HOSTILE,
    years=(1946, 2024),
    scale="1 in a year with 1,000 battle deaths or more in a conflict of the two, 0.5 with 25 or more, else 0",
    missing="none: the source lists all conflicts; main parties alone",
    reference="Gleditsch et al. (2002), UCDP/PRIO 25.1",
    compute=compute,
    needs=("interstate_conflict",),
    instead_of="wars",
)

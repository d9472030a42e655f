"""Agreements on defence cooperation in force, by DCAD."""

import numpy as np

from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 for a pair with an agreement in force."""
    counts = pairs.either("defence_agreements")
    return np.where(np.isnan(counts), np.nan, (counts > 0).astype(np.float64))


ACT = Act(
    label="defence cooperation agreements",
    side=JOINT,
    years=(1980, 2010),
    scale="1 where the two have an agreement on defence cooperation in force that was signed since 1980, else 0",
    missing="none: the source means to list all; those signed before 1980 aren't counted, so early years show too few",
    reference="Kinne (2020), DCAD 1.0",
    compute=compute,
    needs=("defence_agreements",),
)

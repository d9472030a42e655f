"""Trade agreements in force, by DESTA."""

import numpy as np

from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 for a pair with an agreement."""
    counts = pairs.either("desta_agreements")
    return np.where(np.isnan(counts), np.nan, (counts > 0).astype(np.float64))


ACT = Act(
    label="trade agreements",
    side=JOINT,
    years=(1948, 2020),
    scale="1 where the two have a preferential trade agreement that took effect, else 0",
    missing="none: the source lists all agreements; ends of treaties aren't in it",
    reference="Dür, Baccini and Elsig (2014), DESTA",
    compute=compute,
    needs=("desta_agreements",),
)

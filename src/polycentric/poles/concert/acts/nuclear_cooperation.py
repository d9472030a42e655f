"""Agreements on peaceful nuclear cooperation signed of late."""

import numpy as np

from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.pairs import Pairs

YEARS = 5


def compute(pairs: Pairs) -> Floats:
    """Give 1 for a pair that signed an agreement in the last years."""
    signed = np.nan_to_num(pairs.either("nuclear_agreements")) > 0
    late = np.zeros(signed.shape, dtype=np.bool_)
    for lag in range(min(YEARS, len(late))):
        late[lag:] |= signed[: len(signed) - lag]
    return late.astype(np.float64)


ACT = Act(
    label="nuclear cooperation agreements",
    side=JOINT,
    years=(1955, 2003),
    scale=f"1 where the two signed an agreement on nuclear cooperation within {YEARS} years, else 0; their ends aren't "
    "known, so none is called in force",
    missing="a pair that the list doesn't name is read as having signed none, which the source doesn't say",
    reference="Fuhrmann (2012), Atomic Assistance",
    compute=compute,
    needs=("nuclear_agreements",),
    read_as_none=True,
)

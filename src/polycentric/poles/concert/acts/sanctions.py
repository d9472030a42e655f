"""Economic sanctions of one power on another, by TIES."""

import numpy as np

from polycentric.poles.concert.acts.contract import HOSTILE, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give 1 while sanctions of either are in force."""
    return (np.nan_to_num(pairs.either("sanction")) > 0).astype(np.float64)


ACT = Act(
    label="economic sanctions",
    side=HOSTILE,
    years=(1945, 2005),
    scale="1 while sanctions that one imposed on the other are in force, quarrels over trade among them, else 0",
    missing="a pair that the list doesn't name is read as having none, which the source doesn't say; each case has its "
    "main sender alone, and those of organisations are no state's",
    reference="Morgan, Bapat and Kobayashi (2014), TIES 4.1",
    compute=compute,
    needs=("sanction",),
    read_as_none=True,
)

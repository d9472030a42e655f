"""Human-rights treaties that both are party to."""

import numpy as np

from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.pairs import Pairs
from polycentric.sources.hr_treaties import LAST, TREATIES


def compute(pairs: Pairs) -> Floats:
    """Give the part of the treaties that there are to which both are party."""
    both = np.stack([np.minimum(*pairs.of_state(f"{treaty}_party")) for treaty in TREATIES])
    there = np.isfinite(both)
    known = there.sum(axis=0)
    return np.divide(np.where(there, both, 0.0).sum(axis=0), known, out=pairs.empty(), where=known > 0)


ACT = Act(
    label="human-rights treaties in force",
    side=JOINT,
    years=(1965, LAST),
    scale="the part of the treaties that there are, at most eight, to which both are party",
    missing="none; being party says nothing of reservations or of what is kept",
    reference="UN Treaty Collection, by Yordan (2022)",
    compute=compute,
    needs=tuple(f"{treaty}_party" for treaty in TREATIES),
)

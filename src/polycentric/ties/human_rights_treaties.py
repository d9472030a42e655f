"""Human-rights treaties to which two states are both party."""

import numpy as np
from numpy.typing import NDArray

from polycentric.sources.hr_treaties import TREATIES
from polycentric.ties.contract import TieLayer
from polycentric.ties.reported import off_diagonal

Floats = NDArray[np.float64]


def compute(*party: Floats) -> Floats:
    """Count the treaties that bind both; missing where nothing is known of either, for any treaty that there was.

    A treaty that wasn't there yet binds nobody: all states are missing for it, and it doesn't count.
    """
    both = [each[..., :, np.newaxis] * each[..., np.newaxis, :] for each in party]
    there = [np.any(~np.isnan(each), axis=-1)[..., np.newaxis, np.newaxis] for each in party]
    shared = sum(np.where(exists, values, 0.0) for exists, values in zip(there, both, strict=True))
    known = np.any(there, axis=0)
    return off_diagonal(np.where(known, shared, np.nan))


LAYER = TieLayer(
    label="Human-rights treaties in force between the two",
    needs=tuple(f"{treaty}_party" for treaty in TREATIES),
    unit="treaties",
    reference="UN Treaty Collection, by the World Politics Data Lab: treaties to which both are party",
    directed=False,
    compute=compute,
    caveat="Of eight treaties. Being party says nothing of reservations, nor of what is kept.",
)

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
    parties = np.stack(party, axis=-1)
    known = ~np.isnan(parties)
    there = np.asarray(np.any(known, axis=-2, keepdims=True))
    # Of the treaties that there were, a state of which one isn't known is missing with all others.
    told = np.asarray(np.all(known | ~there, axis=-1))
    counted = np.where(known & there, parties, 0.0)
    shared = counted @ np.swapaxes(counted, -1, -2)
    pairs = told[..., :, np.newaxis] & told[..., np.newaxis, :] & np.asarray(np.any(there, axis=-1))[..., np.newaxis]
    return off_diagonal(np.where(pairs, shared, np.nan))


LAYER = TieLayer(
    label="Human-rights treaties in force between the two",
    needs=tuple(f"{treaty}_party" for treaty in TREATIES),
    unit="treaties",
    reference="UN Treaty Collection, by the World Politics Data Lab: treaties to which both are party",
    directed=False,
    compute=compute,
    caveat="Of eight treaties. Being party says nothing of reservations, nor of what is kept.",
)

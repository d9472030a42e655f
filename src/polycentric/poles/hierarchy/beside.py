"""Patrons by hold beside patrons by pledges: for each state who holds it most, and whom the pledges make its patron."""

from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.poles.groups.patrons import NOBODY, OPEN, trees
from polycentric.poles.hierarchy.states import NOTABLE, Held

MARGIN = 1.0
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Beside:
    """Both patrons of each state in one year, as places; -1 for nobody, -2 where it isn't known.

    Attributes
    ----------
    by_hold, by_pledges : array (state,)
    chief : array (state,)
        Where the chain of those who hold it ends; itself for one that nobody holds by a quarter.
    """

    by_hold: Places
    by_pledges: Places
    chief: Places


def beside(held: Held, pledged: xr.DataArray, year: int) -> Beside:
    """Set the two patrons beside each other; who is stronger is said by the same index.

    Parameters
    ----------
    held : Held
    pledged : DataArray (year, state, partner)
        1 where `state` has pledged to defend `partner`, as the layer `pacts` has it.
    year : int
    """
    from polycentric.poles.hierarchy.states import chiefs

    row = int(np.flatnonzero(held.years == year)[0])
    largest = np.nan_to_num(held.hold[row]).max(axis=1)
    notable = largest >= NOTABLE
    by_hold = np.where(notable, held.holder[row], np.where(np.isnan(held.autonomy[row]), OPEN, NOBODY))
    promises = pledged.sel(year=year).transpose("state", "partner").to_numpy()
    found = trees(promises, held.grips.strength[row], MARGIN)
    return Beside(by_hold, found.patron, chiefs(held.holder[row], notable))

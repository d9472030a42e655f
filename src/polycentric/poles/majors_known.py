"""Where a ratio to the leader can be judged: the leader and the great powers must have data, not the whole world.

A share needs nearly everybody's number, since it is a part of the sum; so the package asks for states with 90% of the
people. A ratio needs the state's own number and the largest one. It can be judged in a year, too, in which every major
power of the Correlates of War list has a value: whoever lacks one then is no known great power. It stays open whether
such a state would have reached the mark (China has no military spending in the archive before 1908).
"""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import on_leading, spread
from polycentric.sets import covered
from polycentric.sets.lists import MAJOR_POWERS, on_list


def gaps_of_ratios(panel: xr.Dataset, power: xr.DataArray, gaps: NDArray[np.object_]) -> xr.DataArray:
    """Say for each cell why ratios on an index can't be judged; empty where they can.

    Parameters
    ----------
    panel : Dataset
    power : DataArray, (..., state)
        The index for all states.
    gaps : array of str
        Why the whole world isn't sufficiently observed on it, by cell; empty where it is.
    """
    majors = spread(on_list(MAJOR_POWERS, panel) == 1.0, power)
    lacking = covered.gaps(panel, power.notnull(), majors, "majors")
    why = np.where(lacking == "", "", np.where(gaps == "", "", gaps)).astype(object)
    return on_leading(why, power)

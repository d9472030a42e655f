"""What a cell of the panel says, and when it says nothing, why: five states of coverage."""

import numpy as np
import xarray as xr

from polycentric.errors import UnknownNameError
from polycentric.panel.schema import MEMBERSHIP, MEMBERSHIP_MISSING, NOT_LISTED

OBSERVED, ABSENT, MISSING, OUTSIDE, NO_STATE = 0, 1, 2, 3, 4
MEANINGS = ("observed", "structurally absent", "missing", "outside coverage", "no such state")


def coverage(panel: xr.Dataset, variable: str) -> xr.DataArray:
    """Say of every cell of a variable whether it is observed, and if not, why not.

    Parameters
    ----------
    panel : Dataset, (year, state, ...)
    variable : str
        A variable of the panel.

    Returns
    -------
    DataArray, the variable's dimensions, int8
        0 observed (a value carried forward counts, its year beside it), 1 structurally absent (the source covers it
        and lists nothing: a true zero), 2 missing (covered but not given), 3 outside the source's years, 4 no such
        state (and the tie of a state to itself).

    Raises
    ------
    UnknownNameError
        If the panel has no such variable.
    """
    if variable not in panel.data_vars:
        raise UnknownNameError("panel variable", variable, map(str, panel.data_vars))
    values = panel[variable]
    known = values != MEMBERSHIP_MISSING if values.dims == MEMBERSHIP else values.notnull()
    flags = xr.where(known, OBSERVED, MISSING)
    if values.dims == MEMBERSHIP:
        flags = xr.where(values == NOT_LISTED, ABSENT, flags)
    flags = _mark_outside(flags, panel, variable)
    flags = flags.astype(np.int8).transpose(*values.dims).rename(f"{variable}_coverage")
    flags.attrs = {"flag_values": list(range(len(MEANINGS))), "flag_meanings": list(MEANINGS), "variable": variable}
    return flags


def share_covered(panel: xr.Dataset, variable: str, weight: str = "population") -> xr.DataArray:
    """Give the part of the world's `weight` that lives in states where `variable` is observed, per year.

    Parameters
    ----------
    panel : Dataset
    variable, weight : str
        Variables on (year, state).

    Returns
    -------
    DataArray, (year,), fraction; missing where the weight itself is missing everywhere
    """
    weights = panel[weight]
    held = weights.where(panel[variable].notnull()).sum("state")
    total = weights.sum("state", min_count=1)
    return (held / total).rename(f"{variable}_share_covered")


def _mark_outside(flags: xr.DataArray, panel: xr.Dataset, variable: str) -> xr.DataArray:
    """Mark years outside the source's and cells of states that are not there."""
    first, last = panel[variable].attrs.get("years", (None, None))
    if first is not None:
        outside = (panel["year"] < first) | (panel["year"] > last)
        flags = xr.where(outside & (flags == MISSING), OUTSIDE, flags)
    if "exists" in panel.coords:
        flags = xr.where(panel["exists"], flags, NO_STATE)
    if "partner" in flags.dims:
        flags = xr.where(panel["state"] == panel["partner"], NO_STATE, flags)
    return flags

"""What a cell of the panel says, and when it says nothing, why: five states of coverage.

Whole numbers are kept in the smallest type, with a fill where there is no value. A measure never sees a fill: it gets
its variables through `masked` (one of them) or `served` (all that a power index or a tie layer needs).
"""

import re
from collections.abc import Callable, Sequence

import numpy as np
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.axes import Axes, axes_of
from polycentric.panel.schema import MEMBERSHIP, MEMBERSHIP_MISSING, NOT_LISTED, NOTHING

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
        and lists nothing: a true zero), 2 missing (covered but not given), 3 outside what the source covers: its years,
        or its list of states, 4 no such state or pair (and the tie of a state to itself).

    Raises
    ------
    UnknownNameError
        If the panel has no such variable.
    """
    values = _variable(panel, variable)
    flags = np.multiply(~_known(values), MISSING, dtype=np.int8)  # OBSERVED is 0
    if values.dims == MEMBERSHIP or values.attrs.get("absence") == "zero":
        flags[values.values == NOT_LISTED] = ABSENT
    flags[_outside(panel, values) & (flags == MISSING)] = OUTSIDE
    flags[_nobody(panel, values)] = NO_STATE
    attrs = {"flag_values": list(range(len(MEANINGS))), "flag_meanings": list(MEANINGS), "variable": variable}
    return xr.DataArray(flags, dims=values.dims, coords=values.coords, name=f"{variable}_coverage", attrs=attrs)


def masked(panel: xr.Dataset, variable: str) -> xr.DataArray:
    """Give a variable with NaN wherever it says nothing, so that it can be summed and averaged.

    Whole numbers are kept in the smallest type with a fill value, which a plain sum would add in.

    Raises
    ------
    UnknownNameError
        If the panel has no such variable.
    """
    return known_alone(_variable(panel, variable))


def known_alone(values: xr.DataArray) -> xr.DataArray:
    """Give an array as it comes out of a panel with NaN in place of its fill; floats come back as they are."""
    if values.dtype.kind not in "iu":
        return values
    # Four bytes hold every whole number of two exactly, and a variable on pairs is large.
    wide = np.float32 if values.dtype.itemsize <= 2 and "partner" in values.dims else np.float64
    return values.copy(data=np.where(_known(values), values.to_numpy(), np.nan).astype(wide, copy=False))


def fill_of(values: xr.DataArray) -> float | None:
    """Give what stands in a variable where it says nothing, besides NaN; nothing else does in a variable of floats.

    That is its attribute `fill_value`. A whole number of one or two bytes without it follows the house's rule, -1.
    """
    if "fill_value" in values.attrs:
        return values.attrs["fill_value"]
    if values.dims == MEMBERSHIP:
        return MEMBERSHIP_MISSING
    return NOTHING.get(str(values.dtype)) if values.dtype.kind in "iu" else None


def served(panel: xr.Dataset, needs: Sequence[str]) -> xr.Dataset:
    """Give the panel as a measure may see it: no fill is left in it.

    What the measure needs is masked, with memberships and the years of observations; other variables of whole numbers
    are taken out, so that none can be read by mistake.
    """
    whole = [str(name) for name in panel.data_vars if panel.variables[name].dtype.kind in "iu"]
    if not whole:
        return panel
    seen = {*needs, *(f"{needed}_year" for needed in needs), "membership"}
    kept = panel.drop_vars([name for name in whole if name not in seen])
    return kept.assign({name: masked(panel, name) for name in whole if name in seen})


def computed(
    compute: Callable[[xr.Dataset], xr.DataArray], panel: xr.Dataset, needs: Sequence[str], what: str
) -> xr.DataArray:
    """Compute a measure on the panel that is served to it.

    Raises
    ------
    CoverageError
        If it reads a variable of whole numbers that its `needs` don't name.
    """
    try:
        return compute(served(panel, needs))
    except (KeyError, AttributeError) as error:
        # Xarray says "No variable named 'x'" or "'Dataset' object has no attribute 'x'", and then lists others.
        match = re.search(r"(?:variable named|attribute) '(\w+)'", str(error))
        name = match.group(1) if match else ""
        if name not in panel.data_vars or name in needs:
            raise
        raise CoverageError(
            f"{what} reads '{name}', which its `needs` don't name, so it would see fills as numbers: add '{name}' to "
            "`needs`."
        ) from error


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
    weights = masked(panel, weight)
    held = weights.where(masked(panel, variable).notnull()).sum("state")
    total = weights.sum("state", min_count=1)
    return (held / total).rename(f"{variable}_share_covered")


def _variable(panel: xr.Dataset, variable: str) -> xr.DataArray:
    """Look a variable up; an unknown name raises with the nearest ones."""
    if variable not in panel.data_vars:
        raise UnknownNameError("panel variable", variable, map(str, panel.data_vars))
    return panel[variable]


def _known(values: xr.DataArray) -> np.ndarray:
    """Tell which cells hold a value."""
    fill = fill_of(values)
    known = values.notnull().to_numpy()
    return known if fill is None else known & (values.to_numpy() != fill)


def _outside(panel: xr.Dataset, values: xr.DataArray) -> np.ndarray:
    """Tell which cells are outside the source's years, or of states that its list does not have."""
    first, last = values.attrs.get("years", (None, None))
    year = panel["year"].to_numpy()
    outside = np.zeros(values.shape, dtype=np.bool_)
    if first is not None:
        outside[(year < first) | (year > last)] = True
    system = str(values.attrs.get("system", ""))
    if "partner" in values.dims and system:
        return outside | ~_axes(panel).together(system)
    if f"in_{system}" in panel.coords:
        outside |= ~_cells(panel, f"in_{system}", values)
    return outside


def _nobody(panel: xr.Dataset, values: xr.DataArray) -> np.ndarray:
    """Tell which cells are of states that were not there, or of pairs that never lived on the same day."""
    if "partner" in values.dims and "system" in values.attrs:
        return ~_axes(panel).together("any")
    present = _cells(panel, "exists", values) if "exists" in panel.coords else np.ones(values.shape, dtype=np.bool_)
    if "partner" in values.dims:
        itself = panel["state"].to_numpy()[:, np.newaxis] == panel["partner"].to_numpy()
        return ~present | itself
    return ~present


def _axes(panel: xr.Dataset) -> Axes:
    """Give what the lists of states say of the panel's years and states."""
    return axes_of(
        tuple(int(year) for year in panel["year"].values), tuple(str(state) for state in panel["state"].values)
    )


def _cells(panel: xr.Dataset, flag: str, values: xr.DataArray) -> np.ndarray:
    """Spread a truth on (year, state) over a variable's dimensions; of a pair both must be true."""
    truth = panel[flag].to_numpy()
    if "partner" in values.dims:
        return truth[:, :, np.newaxis] & truth[:, np.newaxis, :]
    return np.broadcast_to(truth.reshape(truth.shape + (1,) * (values.ndim - 2)), values.shape)

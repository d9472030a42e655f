"""Give a panel's variable the standard name that a measure asks for, where it is the same thing in the same unit."""

from collections.abc import Mapping

import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.coverage import masked
from polycentric.panel.schema import VARIABLES


def using(panel: xr.Dataset, names: Mapping[str, str]) -> xr.Dataset:
    """Give the panel with some of its variables under standard names as well.

    Parameters
    ----------
    panel : Dataset
    names : mapping of str to str
        For a standard name (`polycentric.panel.schema.VARIABLES`), the variable that is to stand for it.

    Returns
    -------
    Dataset
        The same panel and, under each standard name, the variable with its own label and source.

    Raises
    ------
    UnknownNameError
        If either name is none.
    CoverageError
        If the variable has another unit or other dimensions than the standard name.
    """
    return panel.assign({standard: _checked(panel, standard, variable) for standard, variable in names.items()})


def _checked(panel: xr.Dataset, standard: str, variable: str) -> xr.DataArray:
    """Refuse a variable that is not what the standard name says."""
    if standard not in VARIABLES:
        raise UnknownNameError("standard variable", standard, VARIABLES)
    if variable not in panel.data_vars:
        raise UnknownNameError("panel variable", variable, map(str, panel.data_vars))
    values, rule = masked(panel, variable), VARIABLES[standard]
    units = str(values.attrs.get("units", "no unit"))
    if units != rule.units or values.dims != rule.dims:
        raise CoverageError(
            f"'{variable}' ({units}) cannot stand for '{standard}', which is in {rule.units} on "
            f"{', '.join(rule.dims)}: choose a variable in that unit, or an index that asks for '{variable}' itself."
        )
    return values

"""One year of a panel by itself, with groups of that year's members as one."""

import xarray as xr

from polycentric.panel.blocs import as_one, has_members
from polycentric.panel.group_text import Groups

__all__ = ["has_members", "of_year"]


def of_year(panel: xr.Dataset, year: int, bloc: Groups | None = None) -> xr.Dataset:
    """Give one year of a panel, with the states that lived in it alone, and groups of their members then as one.

    Raises
    ------
    UnknownNameError
        If a group's name means nothing on the panel.
    CoverageError
        If a group has no members in that year.
    """
    alone = panel.sel(year=[year])
    if "exists" in panel.coords:
        living = alone["exists"].isel(year=0).values.astype(bool)
        alone = alone.isel({name: living for name in ("state", "partner") if name in alone.dims})
        # All that are left lived then. Where no memberships say who belongs to a bloc, dates do, and these need it.
        alone = alone.drop_vars("exists") if "organisation" in alone.coords else alone
    return alone if bloc is None else as_one(alone, bloc)

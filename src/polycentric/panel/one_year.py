"""One year of a panel by itself, with a bloc of that year's members as one."""

import xarray as xr

from polycentric.panel.blocs import pool
from polycentric.panel.schema import MEMBER


def has_members(panel: xr.Dataset, year: int, bloc: str) -> bool:
    """Tell whether a bloc has members in a year; one whose members the panel doesn't know by name is taken to have."""
    if "organisation" not in panel.coords or bloc not in panel["organisation"].values:
        return True
    return bool((panel["membership"].sel(year=year, organisation=bloc) == MEMBER).any())


def of_year(panel: xr.Dataset, year: int, bloc: str | None = None) -> xr.Dataset:
    """Give one year of a panel, with the states that lived in it alone, and a bloc of its members then as one.

    Raises
    ------
    UnknownNameError
        If no organisation of the panel has the bloc's name.
    CoverageError
        If the bloc has no members in that year.
    """
    alone = panel.sel(year=[year])
    if "exists" in panel.coords:
        living = alone["exists"].isel(year=0).values.astype(bool)
        alone = alone.isel({name: living for name in ("state", "partner") if name in alone.dims})
        # All that are left lived then. Where no memberships say who belongs to a bloc, dates do, and these need it.
        alone = alone.drop_vars("exists") if "organisation" in alone.coords else alone
    return alone if bloc is None else pool(alone, bloc)

"""The power indices as records: values, shares, years, and each bloc's share in the world where it is one."""

import numpy as np
import xarray as xr

from polycentric.pictures.records.findings import Index
from polycentric.poles.profile import Profile
from polycentric.poles.world import APART, World
from polycentric.power.contract import PowerIndex

FIRST = (
    "output_ppp", "output_mer", "net_resources", "military_spending", "military_personnel", "energy", "population",
    "composite_four",
)  # fmt: skip


def gather(profile: Profile) -> dict[str, Index]:
    """Give every index that this world can have, in the report's order; others follow by name.

    An index on which too little of the world is observed has no shares, and is left out; where all are so, those with
    any value are given, without shares.
    """
    apart = profile.world(APART)
    pooled = [world for world in profile.worlds if world.actors != APART]
    order = [name for name in FIRST if name in apart.indices] + [name for name in apart.indices if name not in FIRST]
    indices = {name: _index(name, apart, pooled) for name in order}
    shared = {name: index for name, index in indices.items() if index.shares}
    return shared or {name: index for name, index in indices.items() if index.values}


def by_state(values: xr.DataArray) -> dict[str, float]:
    """Give the last year's values by state, missing ones left out."""
    row = values.isel(year=-1)
    return {
        str(state): float(value)
        for state, value in zip(row["state"].values, row.values, strict=True)
        if not np.isnan(value)
    }


def _index(name: str, world: World, pooled: list[World]) -> Index:
    """Give one index."""
    entry, values = world.indices[name], world.power(name)
    return Index(
        name=name,
        label=entry.label,
        unit=entry.unit,
        reference=entry.reference,
        caveat=entry.caveat,
        source=str(values.attrs.get("source", "not stated")),
        values=by_state(values),
        shares=by_state(world.shares(name, "all")),
        years=_years_of(entry, world.panel),
        blocs={w.actors: share for w in pooled if (share := by_state(w.shares(name, "all")).get(w.actors)) is not None},
        parts=tuple(part for each in entry.composed_of if (part := world.index_of(each))),
    )


def _years_of(entry: PowerIndex, panel: xr.Dataset) -> dict[str, int]:
    """Give the year of each state's value, where one is stated: as the index says, or the oldest of what it needs."""
    if entry.years is None:
        return years(panel, entry.variables(panel))
    row = entry.years(panel).isel(year=-1)
    return {str(state): int(year) for state, year in zip(row["state"].values, row.values, strict=True) if year > 0}


def years(panel: xr.Dataset, variables: tuple[str, ...]) -> dict[str, int]:
    """Give the year of the oldest of several variables, by state; the panel's own year where it carries nothing."""
    dated = [panel[f"{name}_year"].isel(year=-1) for name in variables if f"{name}_year" in panel]
    states = [str(state) for state in panel["state"].values]
    if not dated:
        return dict.fromkeys(states, int(panel["year"].values[-1]))
    oldest = np.min([np.where(years.values > 0, years.values, 32000) for years in dated], axis=0)
    return {state: int(year) for state, year in zip(states, oldest, strict=True) if year < 32000}

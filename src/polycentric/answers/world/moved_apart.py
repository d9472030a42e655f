"""Who stood apart in the editions since 1990: today's rule, asked where there are three measures, one of arms."""

from functools import lru_cache

import xarray as xr

from polycentric.panel.pictures import pictures
from polycentric.poles.apart import FEWEST, MILITARY, standing
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex
from polycentric.states import name_of


def gather(editions: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    """Give the names of those who stood apart by edition; none where nobody did, nothing where too little is known."""
    return {edition: named for edition, named in _all() if edition in editions}


@lru_cache(maxsize=1)
def _all() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Give it for all editions in which the rule can be asked."""
    panel = pictures()
    usable = {name: index for name, index in INDICES.items() if _is_counted(index, panel)}
    world = World(panel, None, usable)
    found: list[tuple[int, tuple[str, ...]]] = []
    for position, edition in enumerate(int(year) for year in panel["year"].values):
        rows = {name: world.shares(name).isel(year=position).dropna("state") for name in usable}
        known = {
            name: dict(zip(map(str, row["state"].values), row.values.tolist(), strict=True))
            for name, row in rows.items()
            if row.sizes["state"]
        }
        # Without arms nothing can be said of who stands apart: people and output alone are no power.
        if len(known) >= FEWEST and any(usable[name].measure in MILITARY for name in known):
            found.append((edition, tuple(name_of(state, edition) for state in standing(known).apart())))
    return tuple(found)


def _is_counted(index: PowerIndex, panel: xr.Dataset) -> bool:
    """Tell whether an index can stand beside others: an amount that the editions hold, and none that averages them."""
    return index.scale == "amount" and not index.composed_of and index.fits(panel)

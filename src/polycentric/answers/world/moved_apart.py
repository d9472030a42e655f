"""Who stood apart in the editions since 1990: today's rule, asked of each."""

from functools import lru_cache

from polycentric.answers.world.apart import FEWEST, by_shares
from polycentric.answers.world.indices import PARTS
from polycentric.panel.pictures import pictures
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.states import name_of


def gather(editions: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    """Give the names of those who stood apart by edition; none where nobody did, nothing where too little is known."""
    return {edition: named for edition, named in _all() if edition in editions}


@lru_cache(maxsize=1)
def _all() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Give it for all editions in which the rule can be asked."""
    panel = pictures()
    usable = {name: index for name, index in INDICES.items() if index.scale == "amount" and index.fits(panel)}
    world = World(panel, None, usable)
    found: list[tuple[int, tuple[str, ...]]] = []
    for position, edition in enumerate(int(year) for year in panel["year"].values):
        rows = {name: world.shares(name).isel(year=position).dropna("state") for name in usable if name not in PARTS}
        known = {
            name: dict(zip(map(str, row["state"].values), row.values.tolist(), strict=True))
            for name, row in rows.items()
            if row.sizes["state"]
        }
        if len(known) >= FEWEST:
            found.append((edition, tuple(name_of(state, edition) for state in by_shares(known)[0])))
    return tuple(found)

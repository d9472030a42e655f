"""Which treaties bind some states and others, by the list of pacts that ships with the package."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xarray as xr

LEAST = 3  # parties: a pact of two is no bloc


def through_others(panel: "xr.Dataset", year: int, head: str, members: Sequence[str]) -> dict[str, list[str]]:
    """Give the members of a camp that no pledge ties to its head, each with the members that both are tied to."""
    from polycentric.ties import LAYERS

    layer = LAYERS["pacts"].on(panel)
    grid = layer(panel).sel(year=year).transpose("state", "partner")
    places = {str(state): place for place, state in enumerate(grid["state"].values)}
    bound = grid.values
    tied = (bound == 1) | (bound.T == 1)
    known = (bound == bound) & (bound.T == bound.T)
    inside = [state for state in members if state in places and state != head]
    found: dict[str, list[str]] = {}
    for state in inside if head in places else ():
        if known[places[head], places[state]] and not tied[places[head], places[state]]:
            found[state] = [each for each in inside if each != state and tied[places[head], places[each]]
                            and tied[places[state], places[each]]]  # fmt: skip
    return found


def pacts_of(states: Sequence[str], year: int) -> dict[str, list[str]]:
    """Give the pacts of several parties that bind some states at a year's end, by label, each with all its parties.

    Years that the list of pacts doesn't cover have none.
    """
    import polars as pl

    from polycentric.sources import pacts

    day = datetime.date(year, 12, 31)
    if not pacts.covers(day):
        return {}
    bound = pacts.obligations(day)
    labels = dict(pacts.table("pacts").select("pact", "label").iter_rows())
    parties = bound.group_by("pact", maintain_order=True).agg(pl.col("state"), pl.col("partner"))
    found = {
        labels[pact]: sorted({*one, *other})
        for pact, one, other in parties.iter_rows()
        if {*states} & {*one, *other} and len({*one, *other}) >= LEAST
    }
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))

"""Which treaties bind some states and others, by the list of pacts that ships with the package."""

import datetime
from collections.abc import Sequence

LEAST = 3  # parties: a pact of two is no bloc


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

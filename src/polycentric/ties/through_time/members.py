"""What the members of a body hold of the world, edition by edition: members by date, shares by edition."""

import datetime
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import polars as pl

from polycentric.errors import CoverageError
from polycentric.power.movers.through_editions import series_of
from polycentric.sources import bodies

_SCHEMA: dict[str, Any] = {
    "body": pl.String, "edition": pl.Int16, "members": pl.Int32, "observed": pl.Int32, "share": pl.Float64,
    "missing": pl.String,
}  # fmt: skip


@lru_cache(maxsize=512)
def members_in(body: str, edition: int) -> tuple[str, ...]:
    """Give a body's members at the end of an edition's year; suspended ones are none.

    As in the panel. None where the body has none, or where membership isn't known by date.

    Raises
    ------
    UnknownNameError
        If no body has that name.
    """
    day = datetime.date(edition, 12, 31)
    try:
        return bodies.members(body, day)
    except CoverageError:
        return ()


def held_by(names: Sequence[str], index: str = "output_ppp") -> pl.DataFrame:
    """Give the share of the world that the members of some bodies hold, edition by edition.

    Parameters
    ----------
    names : sequence of str
        Bodies, of `polycentric.sources.bodies.names()`.
    index : str
        A power index of the embedded world, or another of its amounts.

    Returns
    -------
    DataFrame
        `body`, `edition`, how many `members` it has at the end of the edition's year, how many of them are `observed`,
        their `share` of the world of that edition, and who is `missing`, joined. Editions in which a body had no
        members, or whose members aren't known by date, are left out.

    Raises
    ------
    UnknownNameError
        If no body, no index or no amount has such a name.

    Examples
    --------
    >>> held_by(["G-7"]).filter(pl.col("edition") == 2025).select("members", pl.col("share").round(3)).row(0)
    (7, 0.288)
    """
    series = series_of(index)
    shares = {edition: series.share(edition) for edition in series.editions}
    rows: list[dict[str, Any]] = []
    for body in names:
        for edition in series.editions:
            inside, held = members_in(body, edition), shares[edition]
            if inside:
                known = [state for state in inside if state in held]
                missing = ", ".join(state for state in inside if state not in held)
                rows.append({
                    "body": body, "edition": edition, "members": len(inside), "observed": len(known),
                    "share": sum(held[state] for state in known), "missing": missing,
                })  # fmt: skip
    return pl.DataFrame(rows, schema=_SCHEMA)

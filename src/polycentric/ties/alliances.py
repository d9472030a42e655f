"""Alliances by treaty: who was in which in a year, with what pledge, by ATOP's members."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from polycentric.sources.atop_treaties import LAST, PLEDGES
from polycentric.ties.alliance_names import by_number

if TYPE_CHECKING:
    import polars as pl

STRONGEST = {
    "defense": "defence",
    "offense": "offence",
    "neutral": "neutrality",
    "consul": "consultation",
    "nonagg": "nonaggression",
}
"""What a treaty pledges, the first that holds."""


@dataclass(frozen=True)
class Alliance:
    """A treaty in a year: its number and name, its members by label, its strongest pledge, and when it was made."""

    atopid: int
    name: str
    members: tuple[str, ...]
    pledge: str
    signed: str
    begun: int = 0

    @property
    def is_named(self) -> bool:
        """Tell whether it has a name of its own, or is known by its members."""
        return self.atopid in by_number()


def in_year(year: int, states: Mapping[int, str]) -> list[Alliance]:
    """Give the treaties with two members or more at the end of a year, the largest first.

    Parameters
    ----------
    year : int
    states : mapping of int to str
        The labels of the states that there are, by Correlates of War code: members without one are left out.

    Raises
    ------
    NotFetchedError
        If the source `atop_treaties` is neither in the cache nor in a mirror.
    """
    import polars as pl

    day = pl.date(year, 12, 31)
    if year > LAST:
        return []
    here = members().filter((pl.col("start") <= day) & (pl.col("end").is_null() | (pl.col("end") > day)))
    labelled = here.filter(pl.col("ccode").is_in(list(states))).with_columns(
        state=pl.col("ccode").replace_strict(states, return_dtype=pl.String)
    )
    found = [_alliance(int(number), rows) for (number,), rows in labelled.group_by("atopid", maintain_order=True)]
    return sorted((each for each in found if len(each.members) > 1), key=lambda each: (-len(each.members), each.atopid))


@cache
def members() -> "pl.DataFrame":
    """Give every member's days in a phase of a treaty, with what it pledges: from `start` to the day before `end`.

    A day that isn't known is taken for the first or the last of its month; without an `end` the member is in it when
    the data end.
    """
    import polars as pl

    from polycentric.tables.archive import table

    rows = table("atop_treaties", "members")
    left = pl.date("yrexit", "moexit", 1)
    return rows.select(
        "atopid",
        "ccode",
        *PLEDGES,
        start=pl.date("yrent", "moent", pl.col("dayent").fill_null(1)),
        end=pl.date("yrexit", "moexit", "dayexit").fill_null(left.dt.month_end()),
        since=pl.col("yrent").min().over("atopid"),
    )


def _alliance(number: int, rows: "pl.DataFrame") -> Alliance:
    """Put one treaty together."""
    import polars as pl

    inside = tuple(sorted(set(rows["state"].to_list())))
    pledges = rows.select(pl.col(*PLEDGES).max()).row(0, named=True)
    strongest = next((word for name, word in STRONGEST.items() if pledges[name]), "no pledge of the five")
    known = by_number().get(number)
    begun = int(rows["since"].min())  # pyright: ignore[reportArgumentType]  # a year
    return Alliance(number, known.name if known else "", inside, strongest, known.signed if known else "", begun)

"""The tables of the question who stands with whom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers.grids import Column, Grid, Row, Section

if TYPE_CHECKING:
    from polycentric.poles.groups.camps import Camps

ROOM = 78
READ = (
    Column("camp", "camp", "number"),
    Column("share", "power %", "number"),
    Column("members", "members", "number"),
    Column("who", "who, the strongest first"),
)
UNITS = {"camp": "number", "partner_share": "fraction of the state's ties", "together": "fraction of the seeds"}


def section(camps: "Camps", year: int, states: Sequence[str]) -> Section:
    """List the camps of a year, or those of some states, the most powerful first."""
    rows: list[Row] = []
    for row in held(camps, year):
        inside = camps.members(row["camp"], year)
        if states and not {*states} & {*inside}:
            continue
        names = [camps.names.get((year, state), state) for state in inside]
        rows.append({**row, "share": f"{100 * row['power']:.1f}", "who": _fitting(names)})
    return Section(f"Camps in {year}", Grid(READ, rows))


def held(camps: "Camps", year: int) -> Sequence[Row]:
    """Give the camps of a year, the most powerful first."""
    import polars as pl

    shares = camps.shares().filter((pl.col("year") == year) & pl.col("camp").is_not_null())
    return [*shares.sort(["power", "camp"], descending=[True, False]).iter_rows(named=True)]


def _fitting(names: Sequence[str]) -> str:
    """Name as many as fit in a line, and count the others."""
    room = ROOM - sum(len(column.label) + 2 for column in READ[:-1])
    for shown in range(len(names), 0, -1):
        text = ", ".join(names[:shown]) + (f" +{len(names) - shown}" if shown < len(names) else "")
        if len(text) <= room:
            return text
    return names[0]


def last_year(camps: "Camps") -> int:
    """Give the last year that has camps, or the last of all where none has."""
    import polars as pl

    alive = camps.years.filter(pl.col("reason") == "")
    return int((alive if alive.height else camps.years)["year"].max())  # pyright: ignore[reportArgumentType]  # a year


def gaps(camps: "Camps") -> list[tuple[str, str]]:
    """Give the years without camps with the reason, stretches of one reason together."""
    import polars as pl

    found: list[tuple[str, str]] = []
    lacking = camps.years.filter(pl.col("reason") != "")
    for why in lacking["reason"].unique(maintain_order=True):
        years = lacking.filter(pl.col("reason") == why)["year"]
        found.append((f"{years.min()}–{years.max()}" if years.len() > 1 else str(years[0]), why))
    return found

"""Which rows of a user's file a panel shows, and which it leaves: of other years, or of states that it doesn't hold."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import xarray as xr

from polycentric.errors import CoverageError, UserFileError
from polycentric.panel.group_record import members
from polycentric.tables.user_faults import SHOWN, Fault, quoted, refuse
from polycentric.tables.user_file import UserTable
from polycentric.tables.user_rows import rows


def used_rows(table: UserTable, panel: xr.Dataset, *, carried: bool = True) -> pl.DataFrame:
    """Give the rows of a panel's years and those without a year, with `at`, the place of the year.

    On a panel that carries observations forward, older rows too, the latest last (unless `carried` is false).
    """
    years = [int(year) for year in panel["year"].values]
    whole = table.frame
    if carried and panel.attrs.get("carried", 0):
        dated = whole.filter(pl.col("year").is_null() | (pl.col("year") <= years[-1]))
        return dated.with_columns(at=pl.lit(0, pl.Int64)).sort(pl.col("year").fill_null(years[-1]), maintain_order=True)
    places = pl.DataFrame({"year": years, "at": range(len(years))}, schema={"year": pl.Int64, "at": pl.Int64})
    undated = whole.filter(pl.col("year").is_null()).join(places.select("at"), how="cross")
    return pl.concat([undated, whole.join(places, on="year", how="inner").select(undated.columns)])


def states_of(panel: xr.Dataset) -> list[str]:
    """Give the states that a panel holds, those among them that it holds as a group's members alone."""
    return [*map(str, panel["state"].values), *(state for each in members(panel).values() for state in each)]


def of_others(used: pl.DataFrame, panel: xr.Dataset) -> pl.DataFrame:
    """Give the used rows of states that a panel doesn't hold."""
    ends = [name for name in ("state0", "state1") if name in used.columns]
    return used.filter(~pl.all_horizontal(pl.col(ends).is_in(states_of(panel))))


def refuse_strangers(used: pl.DataFrame, panel: xr.Dataset, path: Path) -> None:
    """Refuse rows of states that a panel doesn't hold in its own years.

    Where it carries, an older row of a state that is no more is of another year, and is left.

    Raises
    ------
    CoverageError
        With all such states, each with its first line.
    """
    known, faults = set(states_of(panel)), dict[str, Fault]()
    last = int(panel["year"].values[-1])
    others = of_others(used, panel)
    if panel.attrs.get("carried", 0):
        others = others.filter(pl.col("year").is_null() | (pl.col("year") == last))
    ends = [name for name in ("state0", "state1") if name in others.columns]
    for line, *states in others.select("line", *ends).unique(maintain_order=True).iter_rows():
        for state in (one for one in states if one not in known):
            if state in faults:
                faults[state].count += 1
            else:
                faults[state] = Fault(quoted(state), line, f"{state} is no state of this world: take the line out.")
    if not faults:
        return
    try:
        refuse(path, {"world": faults})
    except UserFileError as error:
        raise CoverageError(str(error)) from None


def left_rows(table: UserTable, used: pl.DataFrame, panel: xr.Dataset) -> list[str]:
    """Say how many rows a panel doesn't show, and of which states it holds none."""
    left = table.frame.height - used["line"].n_unique()
    notes = [f"{rows(left)} of years that this world doesn't show left."] if left > 0 else []
    known = set(states_of(panel))
    ends = [name for name in ("state0", "state1") if name in used.columns]
    others = of_others(used, panel)
    gone = sorted({state for end in ends for state in others[end].to_list() if state not in known})
    if gone:
        notes.append(f"{rows(others['line'].n_unique())} of states that this world doesn't hold left: {named(gone)}.")
    return notes


def no_year(table: UserTable, path: Path, panel: xr.Dataset, does: str = "has values for") -> CoverageError:
    """Word the refusal of a file that has none of a panel's years."""
    first, last = int(panel["year"].values[0]), int(panel["year"].values[-1])
    period = str(first) if first == last else f"{first}-{last}"
    return CoverageError(
        f"'{path}' {does} {years_of(table)} only, and none for this panel's years ({period}): ask for a year that it "
        f"has."
    )


def years_of(table: UserTable) -> str:
    """Write the years that a file speaks of, those of the rows that were left included."""
    return "no year" if table.span is None else f"{table.span[0]}-{table.span[1]}"


def named(states: Sequence[str]) -> str:
    """Name some states, and say how many more there are."""
    more = f" and {len(states) - SHOWN} more" if len(states) > SHOWN else ""
    return ", ".join(states[:SHOWN]) + more

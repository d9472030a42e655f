"""Build the rows of a tidy table."""

import numpy as np
import polars as pl

from polycentric.panel import membership
from polycentric.panel.membership import LIST_ENDS, SYSTEMS, checked_system, checked_years
from polycentric.panel.tidy import leaders
from polycentric.panel.tidy.base_rows import (
    DYAD_YEAR,
    LEADER_DAY,
    LEADER_DYAD_YEAR,
    LEADER_YEAR,
    STATE_DAY,
    STATE_YEAR,
    SYSTEM_YEAR,
    BaseRows,
    Read,
)
from polycentric.panel.tidy.table import TidyTable
from polycentric.tables import archive


def state_years(
    system: str = "cow", first: int | None = None, last: int | None = None, *, microstates: bool = True,
    read: Read = archive.table,
) -> TidyTable:  # fmt: skip
    """Give a row for every state and year in which it was a member on any day.

    Parameters
    ----------
    system : str
        ``"cow"`` (Correlates of War) or ``"gw"`` (Gleditsch and Ward).
    first, last : int, optional
        Years, both included; by default 1816 and the year in which the list ends (2016, 2020). A later last year
        carries the list's last members on, and the table says so.
    microstates : bool
        Of Gleditsch and Ward: whether their separate list of microstates counts.
    read : callable
        From a source's and a table's name to the table; by default the fetched archive or the mirror.

    Returns
    -------
    TidyTable

    Examples
    --------
    >>> state_years("cow", 1816, 1816).frame.height
    23
    """
    years = checked_years(checked_system(system), first, last)
    frame = membership.state_years(system, *years, microstates)
    return _table(STATE_YEAR, system, frame, read, years[1])


def dyad_years(
    directed: bool = True, system: str = "cow", first: int | None = None, last: int | None = None, *,
    microstates: bool = True, read: Read = archive.table,
) -> TidyTable:  # fmt: skip
    """Give a row for every pair of states and year in which both were members on at least one same day.

    Two states that lived in the same year but never on the same day are no dyad.

    Parameters
    ----------
    directed : bool
        Whether a pair stands in both directions, or once with the smaller code first.
    system, first, last, microstates, read
        As in `state_years`.

    Examples
    --------
    >>> dyad_years(directed=False, first=1816, last=2010).frame.height
    842655
    """
    years = checked_years(checked_system(system), first, last)
    frame = membership.dyad_years(system, *years, directed, microstates)
    return _table(DYAD_YEAR, system, frame, read, years[1], directed=directed)


def state_days(
    system: str = "cow", first: int | None = None, last: int | None = None, *, microstates: bool = True,
    read: Read = archive.table,
) -> TidyTable:  # fmt: skip
    """Give a row for every day on which a state was a member (5.8 million with all years); see `state_years`.

    Parameters
    ----------
    system, first, last, microstates, read
        As in `state_years`.

    Examples
    --------
    >>> state_days("cow", 1816, 1816).frame.height
    8418
    """
    years = checked_years(checked_system(system), first, last)
    frame = membership.state_days(system, *years, microstates)
    return _table(STATE_DAY, system, frame, read, years[1])


def system_years(
    system: str = "cow", first: int | None = None, last: int | None = None, *, microstates: bool = True,
    read: Read = archive.table,
) -> TidyTable:  # fmt: skip
    """Give a row for every year: how many states were members on any day, and how many pairs on a same day.

    Parameters
    ----------
    system, first, last, microstates, read
        As in `state_years`.

    Examples
    --------
    >>> system_years("cow", 1816, 1816).frame.row(0)
    (1816, 23, 253)
    """
    years = checked_years(checked_system(system), first, last)
    counts = membership.state_years(system, *years, microstates).group_by("year").len("states").sort("year")
    _, grid = membership.together(system, *years, microstates)
    pairs = pl.Series("dyads", np.count_nonzero(grid, axis=(0, 1)) // 2, dtype=pl.Int32)
    frame = counts.select("year", pl.col("states").cast(pl.Int16)).with_columns(pairs)
    return _table(SYSTEM_YEAR, system, frame, read, years[1])


def leader_years(
    system: str = "gw", first: int | None = None, last: int | None = None, *, only_members: bool = True,
    read: Read = archive.table,
) -> TidyTable:  # fmt: skip
    """Give a row for every spell in office and year: leader, state, age that year, year in office.

    Parameters
    ----------
    system : str
        Under whose codes the states stand; leaders are recorded under those of Gleditsch and Ward.
    first, last : int, optional
        Years; by default all that the list of leaders (Archigos, to 2015) has.
    only_members : bool
        Whether only days in office count on which the state was a member; without it, leaders of states before they
        were members stand too (under Gleditsch-Ward codes only).
    read : callable
        As in `state_years`.

    Examples
    --------
    >>> table = leader_years("gw", 1990, 2000)  # doctest: +SKIP
    """
    frame = leaders.leader_years(checked_system(system), first, last, only_members, read)
    return _table(LEADER_YEAR, system, frame, read, leaders.LAST)


def leader_days(
    system: str = "gw",
    first: int | None = None,
    last: int | None = None,
    *,
    only_members: bool = True,
    read: Read = archive.table,
) -> TidyTable:
    """Give a row for every day of every spell in office; see `leader_years`.

    Parameters
    ----------
    system, first, last, only_members, read
        As in `leader_years`.

    Examples
    --------
    >>> table = leader_days("gw", 1990, 1990)  # doctest: +SKIP
    """
    frame = leaders.leader_days(checked_system(system), first, last, only_members, read)
    return _table(LEADER_DAY, system, frame, read, leaders.LAST)


def leader_dyad_years(
    directed: bool = True, system: str = "gw", first: int | None = None, last: int | None = None, *,
    read: Read = archive.table,
) -> TidyTable:  # fmt: skip
    """Give a row for every pair of leaders of two states who were in office on at least one same day of a year.

    Parameters
    ----------
    directed : bool
        Whether a pair stands in both directions, or once.
    system, first, last, read
        As in `leader_years`.

    Examples
    --------
    >>> table = leader_dyad_years(first=1990, last=1990)  # doctest: +SKIP
    """
    frame = leaders.leader_dyad_years(checked_system(system), first, last, directed, read)
    return _table(LEADER_DYAD_YEAR, system, frame, read, leaders.LAST, directed=directed)


def _table(
    unit: str, system: str, frame: pl.DataFrame, read: Read, last: int, *, directed: bool = False
) -> TidyTable:  # fmt: skip
    """Make the table, with a remark where its list's last members are carried on."""
    remark = (
        f"The list of states ends in {LIST_ENDS[system]}: the rows of {LIST_ENDS[system] + 1}-{last} take its last "
        f"members to live on ({SYSTEMS[system]})."
    )
    remarks = (remark,) if last > LIST_ENDS[system] else ()
    return TidyTable(BaseRows(unit, system, directed, frame, read), remarks=remarks)

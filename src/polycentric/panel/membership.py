"""Who is in a state list, and who lived on the same day: the rows of every tidy table, from committed facts alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

import numpy as np
import polars as pl

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.states import facts
from polycentric.states.contract import Spell

SYSTEMS = {"cow": "ccode", "gw": "gwcode"}
CODED = SYSTEMS | {"polity": "polity_ccode"}
"""The code column of every system that a source may be coded by; rows are of the first two alone."""
LIST_ENDS = {"cow": 2016, "gw": 2020}
FIRST = 1816
LATEST = 2100
CODES = 1000


@dataclass(frozen=True)
class Lives:
    """Spells of membership as arrays: code, first and last day (as days since 1970), name of the state's own id."""

    code: np.ndarray[Any, np.dtype[np.int64]]
    start: np.ndarray[Any, np.dtype[np.int64]]
    end: np.ndarray[Any, np.dtype[np.int64]]
    state: tuple[str, ...]


def checked_system(system: str) -> str:
    """Give the system's name, or refuse one that has no list of members."""
    if system not in SYSTEMS:
        raise UnknownNameError("state system", system, SYSTEMS)
    return system


def checked_years(system: str, first: int | None, last: int | None) -> tuple[int, int]:
    """Give the years asked for; by default all that the system's own list covers."""
    start, end = FIRST if first is None else first, LIST_ENDS[system] if last is None else last
    if end > LATEST >= start >= FIRST:
        raise CoverageError(
            f"{start}-{end} was asked for: give a last year up to {LATEST} (the list of '{system}' ends in "
            f"{LIST_ENDS[system]}; later years carry its last members on)."
        )
    if not FIRST <= start <= end <= LATEST:
        raise CoverageError(
            f"The state lists begin in {FIRST}, but {start}-{end} was asked for: give a first year from {FIRST} on and "
            f"a last one not before it (the list of '{system}' ends in {LIST_ENDS[system]}; later years carry its last "
            "members on)."
        )
    return start, end


@cache
def lives(system: str, microstates: bool = True) -> Lives:
    """Give the spells of a list, by code; a state that still lives has no end before `LATEST`."""
    spells = [spell for each in facts.spells().values() for spell in each if _is_listed(spell, system, microstates)]
    spells.sort(key=lambda spell: (number(spell), spell.start))
    never = np.datetime64(f"{LATEST}-12-31", "D").astype(np.int64)
    ends = [np.datetime64(spell.end, "D").astype(np.int64) if spell.end else never for spell in spells]
    return Lives(
        np.array([number(spell) for spell in spells], dtype=np.int64),
        np.array([np.datetime64(spell.start, "D").astype(np.int64) for spell in spells], dtype=np.int64),
        np.array(ends, dtype=np.int64),
        tuple(spell.state for spell in spells),
    )


def number(spell: Spell) -> int:
    """Give the bare number of a spell's code."""
    value = spell.code.value if spell.code is not None else 0
    return value if isinstance(value, int) else 0


def year_bounds(year: int) -> tuple[int, int]:
    """Give the first and the last day of a year, as days since 1970."""
    first = np.datetime64(f"{year}-01-01", "D").astype(np.int64)
    return int(first), int(np.datetime64(f"{year + 1}-01-01", "D").astype(np.int64)) - 1


def years_of(days: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Give the years that days since 1970 are in."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def alive(system: str, first: int, last: int, microstates: bool = True) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Say, by code and year, whether a state was a member on any day."""
    known = lives(system, microstates)
    grid = np.zeros((CODES, last - first + 1), dtype=bool)
    for code, start, end in zip(known.code, years_of(known.start), years_of(known.end), strict=True):
        grid[code, max(start - first, 0) : max(end - first + 1, 0)] = True
    return grid


def state_years(system: str, first: int, last: int, microstates: bool = True) -> pl.DataFrame:
    """Give every state-year: a state counts in a year in which it is a member on any day."""
    codes, years = np.nonzero(alive(system, first, last, microstates))
    return pl.DataFrame({SYSTEMS[system]: codes.astype(np.int16), "year": (years + first).astype(np.int16)})


@lru_cache(maxsize=4)
def together(system: str, first: int, last: int, microstates: bool = True) -> tuple[Any, Any]:
    """Say which states lived on the same day, year by year.

    Returns
    -------
    codes : array of int, (state,)
    together : array of bool, (state, state, year)
        True where two different states were both members on at least one same day of the year; not to be written to.
    """
    known = lives(system, microstates)
    codes = np.unique(known.code)
    grid = np.zeros((codes.size, codes.size, last - first + 1), dtype=bool)
    place = np.searchsorted(codes, known.code)
    for year in range(first, last + 1):
        opening, closing = year_bounds(year)
        alive = np.flatnonzero((known.start <= closing) & (known.end >= opening))
        start, end = np.maximum(known.start[alive], opening), np.minimum(known.end[alive], closing)
        one, other = np.nonzero(np.maximum.outer(start, start) <= np.minimum.outer(end, end))
        grid[place[alive[one]], place[alive[other]], year - first] = True
    grid[np.arange(codes.size), np.arange(codes.size)] = False
    grid.flags.writeable = False
    return codes, grid


def dyad_years(system: str, first: int, last: int, directed: bool, microstates: bool = True) -> pl.DataFrame:
    """Give every dyad-year of two states that lived on at least one same day of it."""
    codes, grid = together(system, first, last, microstates)
    pairs_kept = grid if directed else grid & np.triu(np.ones(grid.shape[:2], dtype=bool), 1)[:, :, None]
    one, other, year = np.nonzero(pairs_kept)
    code = SYSTEMS[system]
    numbers = codes.astype(np.int16)
    return pl.DataFrame({f"{code}1": numbers[one], f"{code}2": numbers[other], "year": (year + first).astype(np.int16)})


def state_days(system: str, first: int, last: int, microstates: bool = True) -> pl.DataFrame:
    """Give every day of every member's spells."""
    known = lives(system, microstates)
    opening, closing = year_bounds(first)[0], year_bounds(last)[1]
    start, end = np.maximum(known.start, opening), np.minimum(known.end, closing)
    length = np.maximum(end - start + 1, 0)
    begins = np.repeat(start - (np.cumsum(length) - length), length)
    days = begins + np.arange(length.sum())
    frame = pl.DataFrame(
        {
            SYSTEMS[system]: np.repeat(known.code, length).astype(np.int16),
            "date": pl.Series(days.astype(np.int32)).cast(pl.Date),
        }
    )
    return frame.with_columns(pl.col("date").dt.year().cast(pl.Int16).alias("year"))


def translation(source: str, target: str, first: int, last: int) -> np.ndarray[Any, np.dtype[np.int16]]:
    """Give, for each code of one list and each year, the code that the same state ends that year with in another.

    Returns
    -------
    array of int16, (code, year)
        0 where the state is not in the other list then.
    """
    grid = np.zeros((CODES, last - first + 1), dtype=np.int16)
    for spells in facts.spells().values():
        mine = [spell for spell in spells if spell.system == source]
        others = sorted((spell for spell in spells if spell.system == target), key=lambda spell: spell.start)
        for spell in mine:
            for other in others:
                _translate(grid, spell, other, first, last)
    return grid


@lru_cache(maxsize=8)
def carried(system: str, first: int, last: int) -> np.ndarray[Any, np.dtype[np.int16]]:
    """Give, for each code of a list and each year, the code under which its state stands in that year.

    A source may write Germany 255 in 1975, when the list has it as 260, or Yemen 679 in 1962: the state is the same.

    Returns
    -------
    array of int16, (code, year)
        The code itself in the years in which it is carried, and where its state carries none.
    """
    grid = np.repeat(np.arange(CODES, dtype=np.int16)[:, np.newaxis], last - first + 1, axis=1)
    for spells in facts.spells().values():
        mine = sorted((spell for spell in spells if spell.system == system), key=lambda spell: spell.start)
        numbers = {number(spell) for spell in mine}
        for spell in mine if len(numbers) > 1 else ():
            low, high = max(spell.start.year - first, 0), max(_end(spell).year - first + 1, 0)
            grid[list(numbers), low:high] = number(spell)
        for spell in mine if len(numbers) > 1 else ():
            low, high = max(spell.start.year - first, 0), max(_end(spell).year - first + 1, 0)
            grid[number(spell), low:high] = number(spell)
    grid.flags.writeable = False
    return grid


def under_own_codes(rows: pl.DataFrame, columns: Sequence[str], system: str) -> pl.DataFrame:
    """Give rows with each code as the one that its state carries that year: Yemen's of 1962 is 678, not 679."""
    first, last = FIRST, LATEST
    years = rows["year"].to_numpy().astype(np.int64) - first
    inside = (years >= 0) & (years <= last - first)
    table, row = carried(system, first, last), np.where(inside, years, 0)
    codes = {name: rows[name].to_numpy() for name in columns}
    return rows.with_columns(
        pl.Series(name, np.where(inside, table[code, row], code), dtype=rows.schema[name])
        for name, code in codes.items()
    )


def _translate(grid: np.ndarray[Any, Any], mine: Spell, other: Spell, first: int, last: int) -> None:
    """Write one pair of spells down for the years in which both have a day; a later spell overwrites an earlier."""
    start, end = max(mine.start, other.start), min(_end(mine), _end(other))
    low, high = max(start.year, first), min(end.year, last)
    if start <= end and low <= high:
        grid[number(mine), low - first : high - first + 1] = number(other)


def _end(spell: Spell) -> date:
    """Give the last day of a spell, far ahead where it is open."""
    return spell.end or date(LATEST, 12, 31)


def _is_listed(spell: Spell, system: str, microstates: bool) -> bool:
    """Tell whether a spell is of the list asked for."""
    return spell.system == system and (microstates or spell.listed != "micro")

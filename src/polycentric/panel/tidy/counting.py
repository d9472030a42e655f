"""Count the years since the last event, in calendar years: a gap in membership is time that passes, not rows that lack.

The count of a row looks at events before its year only. It is 0 in a unit's first year and in the year after an event,
as in the field's peace years (Beck, Katz and Tucker 1998, American Journal of Political Science 42(4), 1260-1288).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, Any]
WIDE = 4096
"""More than any year, so that a unit's number and a year make one number that sorts by both."""
GAPS = ("years", "restart", "rows")


@dataclass(frozen=True)
class History:
    """In which years each unit (a state, or a pair of states) was there: bool (unit, year), and its first year."""

    present: np.ndarray[Any, np.dtype[np.bool_]]
    first: int

    def began(self, unit: Numbers) -> Numbers:
        """Give the first year of each unit."""
        return self.first + np.argmax(self.present, axis=1)[unit]

    def resumed(self, unit: Numbers, year: Numbers) -> Numbers:
        """Give the year since which each unit has been there without a gap."""
        before = np.zeros_like(self.present)
        before[:, 1:] = self.present[:, :-1]
        starts = np.where(self.present & ~before, np.arange(self.present.shape[1], dtype=np.int16), np.int16(0))
        return self.first + np.maximum.accumulate(starts, axis=1)[unit, year - self.first]

    def rows(self, unit: Numbers, start: Numbers, year: Numbers) -> Numbers:
        """Count the years from `start` to before `year` in which each unit was there."""
        seen = np.cumsum(self.present, axis=1, dtype=np.int16)
        before = np.where(start > self.first, seen[unit, np.maximum(start - self.first - 1, 0)], 0)
        return seen[unit, year - self.first] - before - 1


def last_events(key: Numbers, year: Numbers, event_key: Numbers, event_year: Numbers) -> Numbers:
    """Give the year of each row's last event before its own year, -1 where there is none."""
    if not event_key.size:
        return np.full(key.size, -1, dtype=np.int64)
    events = np.unique(event_key.astype(np.int64) * WIDE + event_year)
    place = np.searchsorted(events, key.astype(np.int64) * WIDE + year) - 1
    years = events[np.maximum(place, 0)]
    return np.where((place >= 0) & (years // WIDE == key), years % WIDE, -1)


def elapsed(year: Numbers, last: Numbers, start: Numbers) -> Numbers:
    """Give the calendar years since the year after the last event, or since the start where there was none."""
    return year - np.where(last >= 0, last + 1, start)


def spells(history: History, unit: Numbers, year: Numbers, last: Numbers, gaps: str) -> Numbers:
    """Count the years since the last event.

    Parameters
    ----------
    history : History
        When the units were there.
    unit, year : array of int
        The rows.
    last : array of int
        The year of each row's last event, -1 where there is none.
    gaps : str
        ``"years"``: time passes while a unit is not there. ``"restart"``: the count begins again when it comes back.
        ``"rows"``: only years in which it was there count (what counting rows of a table gives).
    """
    if gaps == "restart":
        return year - np.maximum(last + 1, history.resumed(unit, year))
    if gaps == "rows":
        return history.rows(unit, np.where(last >= 0, last + 1, history.began(unit)), year)
    return elapsed(year, last, history.began(unit))

"""Turn what a user gives as a time, a day or a whole year, into its first and last day."""

import operator
from datetime import date, datetime
from typing import SupportsIndex

from polycentric.errors import DataError

When = date | SupportsIndex


def span(when: When) -> tuple[date, date]:
    """Give the first and last day of `when`: a date, or a year, which means all of it.

    Raises
    ------
    DataError
        If `when` is neither, or no year of the calendar.
    """
    if isinstance(when, datetime):
        return when.date(), when.date()
    if isinstance(when, date):
        return when, when
    try:
        year = operator.index(when)
        return date(year, 1, 1), date(year, 12, 31)
    except (TypeError, ValueError):
        raise DataError(f"{when!r} is no time: give a year, like 1990, or datetime.date(1990, 10, 3).") from None

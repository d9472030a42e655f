"""The one leading state of each year: a declared list with dates, for rules that compare all measures with one state.

Lind (2024) compares every metric with one leading state: Britain, then the United States. When the one followed the
other isn't in what could be read of her article; the end of the century is this project's choice, and 1890 is tried
beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError


@dataclass(frozen=True)
class Lead:
    """A state that leads from a year on, until the next one does."""

    state: str
    first: int


LEADERS: tuple[Lead, ...] = (Lead("GBR", 1816), Lead("USA", 1900))
EARLIER: tuple[Lead, ...] = (Lead("GBR", 1816), Lead("USA", 1891))


def leaders_of(years: Iterable[int], leaders: Sequence[Lead] = LEADERS) -> NDArray[np.str_]:
    """Name the leading state of each year; empty before the first of the list.

    Raises
    ------
    DataError
        If the list is empty, or not in the order of its years.
    """
    since = [each.first for each in leaders]
    if not since or sorted(set(since)) != since:
        raise DataError(f"Leading states begin in {since or 'no year'}: one or more, each after the one before.")
    names = np.array(["", *(each.state for each in leaders)])
    return names[np.searchsorted(since, np.asarray(list(years), dtype=np.int64), side="right")]

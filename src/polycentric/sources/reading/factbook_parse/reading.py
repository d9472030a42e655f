"""What a parser gives: a reading, or the reason why there is none."""

import math
from dataclasses import dataclass, replace

FIRST_YEAR, LAST_YEAR = 1990, 2026  # the Factbook's last edition closed in February 2026


@dataclass(frozen=True)
class Reading:
    """A value with its year; `low` and `high` where the text gives a range or one end of it."""

    value: float
    year: int
    estimate: bool = False
    flags: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def flagged(self, *flags: str) -> "Reading":
        """Give the same reading with more flags, each once."""
        return replace(self, flags=tuple(dict.fromkeys((*self.flags, *flags))))


@dataclass(frozen=True)
class Problem:
    """Why a text has no reading."""

    reason: str


def within(reading: Reading | Problem, lower: float, upper: float) -> Reading | Problem:
    """Give the reading if its numbers are finite and inside the bounds and its year is plausible, else a problem."""
    if isinstance(reading, Problem):
        return reading
    for number in (reading.value, reading.low, reading.high):
        if number is not None and not (math.isfinite(number) and lower <= number <= upper):
            return Problem(f"the value {number:g} is outside the bounds {lower:g} to {upper:g}")
    if not FIRST_YEAR <= reading.year <= LAST_YEAR:
        return Problem(f"the year {reading.year} is outside {FIRST_YEAR}-{LAST_YEAR}")
    return reading

"""Numbers as a person reads them: one unit for a column, chosen by its largest value."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_STEPS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
_JOULES = ((1e18, "EJ"), (1e15, "PJ"), (1e12, "TJ"), (1e9, "GJ"))


@dataclass(frozen=True)
class Scale:
    """What a column's values are divided by, and the unit in which they are then."""

    divisor: float
    unit: str

    @property
    def heading(self) -> str:
        """What stands over the column: its unit, or "value" where a user's file states none."""
        return self.unit.removesuffix("not stated").strip() or "value"

    def show(self, value: float | None, digits: int = 3) -> str | None:
        """Write a value with so many digits, at least its whole part; a small one never as zero."""
        if value is None or value != value:
            return None
        scaled = value / self.divisor + 0.0  # minus zero is zero
        first = math.floor(math.log10(abs(scaled))) if scaled else 0
        decimals = digits - 1 - first if first >= -1 else 1 - first
        return f"{scaled:,.{max(0, decimals - (first == -1))}f}"


def scale_of(unit: str, values: Iterable[float | None]) -> Scale:
    """Choose the readable unit of a column.

    Parameters
    ----------
    unit : str
        The base unit, as an index or a variable names it.
    values : iterable of float or None
        The column, in the base unit.
    """
    largest = max((abs(value) for value in values if value is not None and value == value), default=0.0)
    if unit.startswith(("fraction", "share")):
        return Scale(0.01, "%")
    if unit.startswith("joule"):
        divisor, short = _step(largest, _JOULES, ("J"))
        return Scale(divisor, unit.replace("joules", short, 1))
    divisor, word = _step(largest, _STEPS, "")
    return Scale(divisor, f"{word} {unit}".strip())


def _step(largest: float, steps: Sequence[tuple[float, str]], plain: str) -> tuple[float, str]:
    """Give the largest step that the value reaches."""
    return next(((size, word) for size, word in steps if largest >= size), (1.0, plain))

"""The three numbers in words, one place for every face: a value with its range, or why there is none."""

from collections.abc import Mapping
from typing import Any

from polycentric.poles.three import NUMBERS
from polycentric.poles.three.contract import UNDECIDED


def in_words(row: Mapping[str, Any], name: str) -> str:
    """Say one number of a row of `side_by_side`: its value and range with the unit, or its word and reason.

    Examples
    --------
    >>> in_words({"dispersion": 3.14, "dispersion_least": 2.0, "dispersion_most": 5.5, "dispersion_lines": 8,
    ...           "dispersion_word": "", "dispersion_line": "cinc"}, "dispersion")
    '3.1 equal states (1/HHI) by cinc; 2.0 to 5.5 over 8 measures of power'
    """
    value, lines = row[name], row[f"{name}_lines"]
    least, most = row[f"{name}_least"], row[f"{name}_most"]
    if value is None and row[f"{name}_word"] != UNDECIDED and least is not None:
        return f"{written(least, name)} to {written(most, name)} {NUMBERS[name].unit}; {row[f'{name}_reason']}"
    if value is None:
        return str(row[f"{name}_reason"])
    by = f" by {row[f'{name}_line']}" if lines > 1 else ""
    said = f"{written(value, name)} {NUMBERS[name].unit}{by}"
    wide = written(least, name) != written(most, name)
    over = f" over {lines} {NUMBERS[name].lines}" if lines > 1 else ""
    return f"{said}; {written(least, name)} to {written(most, name)}{over}" if wide else said


def written(value: float | None, name: str) -> str:
    """Write a value with the number's decimals; nothing where there is none."""
    if value is None:
        return ""
    return f"{value:.{NUMBERS[name].digits}f}".replace("-", "−")


def about(row: Mapping[str, Any], name: str) -> str:
    """Say what a number of a row is: its unit, and over how many lines its range is."""
    lines, number = row[f"{name}_lines"], NUMBERS[name]
    return f"{number.unit}; {lines} {number.lines}" if lines > 1 else number.unit


def ranged(row: Mapping[str, Any], name: str) -> str:
    """Write the range of a number over all of its lines; empty where it has none."""
    least, most = (written(row[f"{name}_{end}"], name) for end in ("least", "most"))
    return f"{least}-{most}" if least != most else ""

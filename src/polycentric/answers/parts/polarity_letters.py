"""What the letters beside the three numbers stand for, and why a number isn't known: a line for each."""

import re
from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from polycentric.answers.grids import Column, Grid, Section

if TYPE_CHECKING:
    import polars as pl

LETTERS = (Column("number", "number"), Column("letter", "letter"), Column("of", "made of"))
REASONS = (Column("number", "number"), Column("word", "word"), Column("years", "years"), Column("why", "why"))


def lettered(segments: Sequence[str]) -> dict[str, str]:
    """Give each thing that a number is made of a letter, in the order in which they come; none where there is one.

    Examples
    --------
    >>> lettered(["wars", "wars", "wars, votes"])
    {'wars': 'a', 'wars, votes': 'b'}
    >>> lettered(["wars"])
    {}
    """
    found = list(dict.fromkeys(segments))
    return dict(zip(found, ascii_lowercase, strict=False)) if len(found) > 1 else {}


def spelled(letters: Mapping[str, str]) -> dict[str, str]:
    """Say in words what each letter stands for: what comes to the letter before it, where nothing of that goes.

    Examples
    --------
    >>> spelled({"wars": "a", "wars, votes": "b", "votes": "c"})
    {'a': 'wars', 'b': 'as a, and votes', 'c': 'votes'}
    """
    made: dict[str, str] = {}
    before: tuple[str, list[str]] | None = None
    for segment, letter in letters.items():
        parts = segment.split(", ")
        new = [part for part in parts if before is not None and part not in before[1]]
        grown = before is not None and len(new) + len(before[1]) == len(parts)
        made[letter] = f"as {before[0]}, and {', '.join(new)}" if grown and before is not None else ", ".join(parts)
        before = letter, parts
    return made


def letters_section(letters: Mapping[str, Mapping[str, str]]) -> list[Section]:
    """Set a line for each letter of each number; nothing where no number has letters."""
    rows = [
        {"number": name, "letter": letter, "of": words}
        for name, known in letters.items()
        for letter, words in spelled(known).items()
    ]
    return [Section("Letters: what a number is made of", Grid(LETTERS, rows))] if rows else []


def reasons_section(beside: "pl.DataFrame", names: Sequence[str]) -> list[Section]:
    """Set a line for each kind of reason of each number, reasons that differ in their figures alone as one."""
    rows = [row for name in names for row in _of_number(beside, name)]
    return [Section("Why a number is missing or undecided", Grid(REASONS, rows))] if rows else []


def _of_number(beside: "pl.DataFrame", name: str) -> list[dict[str, Any]]:
    """Give the rows of one number: how many years, and the reason of the first."""
    kinds: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for row in beside.to_dicts():
        reason, word = row[f"{name}_reason"], row[f"{name}_word"]
        if reason and word:
            kinds.setdefault((word, re.sub(r"\d+", "#", reason)), []).append((row["year"], reason))
    return [
        {"number": name, "word": word, "years": _years([year for year, _ in found]), "why": _why(found)}
        for (word, _), found in kinds.items()
    ]


def _years(years: Sequence[int]) -> str:
    """Write years as a span where none between them is left out, else as how many in which."""
    years = sorted(set(years))
    first, last = years[0], years[-1]
    if first == last:
        return str(first)
    return f"{first}-{last}" if len(years) == last - first + 1 else f"{len(years)} in {first}-{last}"


def _why(found: Sequence[tuple[int, str]]) -> str:
    """Give the reason; where its figures differ from year to year, those of the first."""
    year, reason = found[0]
    return reason if len({each for _, each in found}) == 1 else f"in {year}: {reason}"

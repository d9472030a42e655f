"""How a profile shows itself: for each family of definitions how many readings say what, and the three numbers."""

from collections.abc import Sequence

import polars as pl

from polycentric import shown_html
from polycentric.labels import LEADING
from polycentric.poles.classes.contract import VERDICTS
from polycentric.poles.contract import FAMILIES
from polycentric.poles.three import NUMBERS, ORDER
from polycentric.poles.three_words import in_words
from polycentric.poles.verdicts import FAMILY_LABELS
from polycentric.shown_html import Html

_MORE = (
    "In full: sentences() names who says otherwise; verdicts, concentration, three and sweeps are the tables; "
    "finding(definition, index, state_set) gives the poles."
)


def text(who: str, verdicts: pl.DataFrame, spread: pl.DataFrame) -> str:
    """Write a profile in some ten lines, of its last year.

    Parameters
    ----------
    who : str
        Whose: of how many states, and which blocs.
    verdicts, spread : DataFrame
        The verdict map, and the ranges of the three numbers.
    """
    frame, about = _last(verdicts)
    lines = [_in_words(frame.filter(pl.col("family") == family), family) for family in _families(frame)]
    return "\n".join([f"{who}: {about}", *lines, *_numbers(spread), _MORE])


def html(who: str, verdicts: pl.DataFrame, spread: pl.DataFrame) -> Html:
    """Give the same as a table: a row for each family, a column for each class."""
    frame, about = _last(verdicts)
    found = [word for word in VERDICTS if word in frame["class"]]
    rows = [_row(frame.filter(pl.col("family") == family), family, found) for family in _families(frame)]
    heads = ["by", "readings", *found, "most say"]
    return shown_html.table(heads, rows, f"{who}: {about}", [*_numbers(spread), _MORE])


def _last(frame: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    """Give the readings of the last year, of the first run where there are several, and say which these are."""
    about = list[str]()
    for name in (each for each in LEADING if each in frame.columns):
        labels = frame[name].unique(maintain_order=True)
        frame = frame.filter(pl.col(name) == labels[0])
        about.append(f"{name} {labels[0]} of {len(labels)}")
    years = frame["year"].unique().sort()
    if not years.len():
        return frame, "no readings"
    about = [f"{years[-1]}" if years.len() == 1 else f"{years[-1]}, the last of {years.len()} years", *about]
    return frame.filter(pl.col("year") == years[-1]), ", ".join(about)


def _families(frame: pl.DataFrame) -> list[str]:
    return [family for family in FAMILIES if family in frame["family"]]


def _counts(frame: pl.DataFrame) -> tuple[dict[str, int], int]:
    """Count the classes that readings give, the most frequent first, and all of them."""
    given = frame.filter(pl.col("class").is_in(VERDICTS))["class"].to_list()
    words = sorted(set(given), key=lambda word: (-given.count(word), VERDICTS.index(word)))
    return {word: given.count(word) for word in words}, len(given)


def _in_words(frame: pl.DataFrame, family: str) -> str:
    """Say of one family what most readings say, and how many say what else."""
    (counts, total), label = _counts(frame), FAMILY_LABELS[family]
    if not total:
        return f"By {label}: no reading gives a class for {frame['year'][0]}."
    (top, most), *others = counts.items()
    lead = f"By {label}: {most} of {total} readings ({100 * most / total:.0f}%) {'says' if most == 1 else 'say'} {top}"
    rest = ", ".join(f"{count} {word}" for word, count in others)
    return f"{lead} for {frame['year'][0]}{f'; {rest}' if rest else ''}."


def _row(frame: pl.DataFrame, family: str, found: Sequence[str]) -> list[object]:
    counts, total = _counts(frame)
    shares = [f"{100 * counts[word] / total:.0f}%" if word in counts else "" for word in found]
    return [FAMILY_LABELS[family], total, *shares, next(iter(counts), "no class")]


def _numbers(table: pl.DataFrame) -> list[str]:
    """Give the three numbers of the last year, a line each; one that isn't known says why."""
    if table.is_empty():
        return []
    row = table.filter(pl.col("year") == table["year"].max()).row(0, named=True)
    return [f"{NUMBERS[name].label}: {in_words(row, name)}." for name in ORDER if row[f"{name}_lines"] is not None]

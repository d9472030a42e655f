"""The scores that ship with the package, so that past error is known without the archive: written by ``make validity``.

A row is a reading on a set of known cases. Its hits are three numbers for each part of the set, in the set's order:
right, judged, and all there are (``91/129/130``); cells of the archive are not in it.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from polycentric.errors import DataError
from polycentric.packaged import AGAIN, read_rows
from polycentric.poles.validity.camps import APART, NEARER, TOGETHER
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import LabelSet
from polycentric.poles.validity.hits import Hits
from polycentric.poles.validity.polarity import Reading
from polycentric.poles.validity.score import Score
from polycentric.writing import write_text

FILE = Path(__file__).parent / "data" / "past_errors.csv"
SOURCES = FILE.with_name("past_errors_sources.csv")
COLUMNS = ("labels", "definition", "index", "measure", "set", "hits", "gives", "in_sample", "reason")


def written(scores: Iterable[Score]) -> str:
    """Give the file's text."""
    rows = [
        (
            each.labels, each.reading.definition, each.reading.index, each.measure, each.reading.state_set,
            " ".join(f"{hits.right}/{hits.judged}/{hits.total}" for hits in each.hits), " ".join(each.gives),
            each.in_sample, each.reason,
        )
        for each in scores
    ]  # fmt: skip
    return "".join(",".join(map(_field, row)) + "\n" for row in (COLUMNS, *rows))


def write(scores: Iterable[Score], path: Path = FILE) -> Path:
    """Write the file, whole or not at all."""
    return write_text(written(scores), path)


def write_sources(names: Iterable[str], path: Path = SOURCES) -> Path:
    """Write what the scores were made from."""
    return write_text("".join(f"{name}\n" for name in ("source", *names)), path)


@cache
def made_from() -> tuple[str, ...]:
    """Name the sources that the shipped scores were made from."""
    return tuple(row["source"] for row in read_rows(SOURCES))


@cache
def shipped() -> tuple[Score, ...]:
    """Give the scores that ship with the package."""
    return tuple(read(FILE))


def read(path: Path) -> list[Score]:
    """Read scores; rows of a set of known cases that isn't there are left out.

    Raises
    ------
    DataError
        If a row doesn't fit its set of known cases, as when the set was changed and the scores weren't made again.
    """
    return [_score(row, path) for row in read_rows(path) if row["labels"] in LABEL_SETS]


def _score(row: dict[str, str], path: Path) -> Score:
    """Read one row."""
    cases = LABEL_SETS[row["labels"]]
    counts = [tuple(map(int, each.split("/"))) for each in row["hits"].split()]
    parts = _parts(cases, len(counts))
    if len(parts) != len(counts) or any(len(each) != 3 for each in counts):
        raise DataError(
            f"The packaged table '{path.name}' has {len(counts)} counts for '{row['definition']}' on '{cases.name}', "
            f"which has {len(parts)} parts: run make validity in a checkout, or {AGAIN}"
        )
    hits = [Hits(what, span, *each) for (what, span), each in zip(parts, counts, strict=True)]
    reading = Reading(row["definition"], row["index"], row["set"])
    return Score(
        reading, row["measure"], cases.name, tuple(hits), tuple(row["gives"].split()), row["in_sample"], row["reason"]
    )


def _parts(cases: LabelSet, number: int) -> Sequence[tuple[str, str]]:
    """Say what each of a row's counts is of."""
    if cases.kind == "polarity":
        return [(period.polarity, f"{period.first}-{period.last}") for period in cases.periods]
    kinds = (NEARER,) if number == 1 else (TOGETHER, APART)
    return [(kind, f"{cases.first}-{cases.last}") for kind in kinds]


def _field(text: str) -> str:
    """Quote a field where it must be."""
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text

"""Our dated bodies and pacts beside the lists of others: the committed differences are the differences."""

import csv
from pathlib import Path

from tools import compare_bodies, compare_pacts


def committed(path: Path) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def test_bodies_differ_from_the_printed_lists_in_what_is_committed_and_in_nothing_else(mirror: Path):
    header, *rows = committed(compare_bodies.TABLE)
    assert header == compare_bodies.COLUMNS
    assert [row[:-1] for row in rows] == [tuple(map(str, row)) for row in compare_bodies.compare(mirror / "files")]


def test_pacts_differ_from_atop_in_what_is_committed_and_in_nothing_else(mirror: Path):
    header, *rows = committed(compare_pacts.TABLE)
    assert header == compare_pacts.COLUMNS
    assert [row[:-1] for row in rows] == [tuple(map(str, row)) for row in compare_pacts.compare(mirror / "files")]

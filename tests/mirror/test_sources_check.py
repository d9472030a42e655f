"""Every source, checked on the mirror's files by the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.sources import SOURCES


@pytest.fixture(scope="module")
def told(archive: Path, mirror: Path) -> dict[str, dict[str, object]]:
    done = CliRunner().invoke(polycentric, ["sources", "check", "--mirror", str(mirror), "--json"])
    assert done.exit_code == 0, done.output
    return {one["source"]: one for one in json.loads(done.stdout)["checks"]}


def test_every_source_whose_files_are_pinned_is_here_and_sound(told: dict[str, dict[str, object]]):
    assert set(told) == set(SOURCES)
    pinned = {name for name, source in SOURCES.items() if not source.files or source.files[0].is_pinned}
    assert {name for name, one in told.items() if one["sound"]} == pinned
    assert {name for name, one in told.items() if one["here"]} == pinned


def test_the_check_says_of_each_table_its_rows_and_years(told: dict[str, dict[str, object]]):
    assert told["cow_nmc"]["tables"] == [
        {
            "table": "state_years",
            "rows": 17_121,
            "columns": 9,
            "first": 1816,
            "last": 2022,
            "missing": 3_358,
        }  # the sum of the manifest's counts, made with another reader
    ]

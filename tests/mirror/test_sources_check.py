"""Every source, checked on the mirror's files by the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.sources import SOURCES
from polycentric.tables.places import mirrored


@pytest.fixture(scope="module")
def checks(archive: Path, mirror: Path) -> dict[str, dict[str, object]]:
    done = CliRunner().invoke(polycentric, ["sources", "check", "--mirror", str(mirror), "--json"])
    assert done.exit_code == 0, done.output
    return {one["source"]: one for one in json.loads(done.stdout)["checks"]}


def test_every_source_whose_files_are_pinned_or_in_the_mirror_is_here_and_sound(
    checks: dict[str, dict[str, object]], mirror: Path
):
    assert set(checks) == set(SOURCES)
    here = {
        name
        for name, source in SOURCES.items()
        if all(
            (file.is_pinned and not source.asks_first) or mirrored(file, mirror).exists() for file in source.needed()
        )
    }
    assert {name for name, one in checks.items() if one["sound"]} == here
    assert {name for name, one in checks.items() if one["here"]} == here


def test_the_check_says_of_each_table_its_rows_and_years(checks: dict[str, dict[str, object]]):
    assert checks["cow_nmc"]["tables"] == [
        {
            "table": "state_years",
            "rows": 17_121,
            "columns": 9,
            "first": 1816,
            "last": 2022,
            "missing": 3_358,
        }  # the sum of the manifest's counts, made with another reader
    ]

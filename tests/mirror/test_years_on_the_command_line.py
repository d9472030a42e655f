"""Years of the archive of two centuries on the command line: the same faces as of the embedded world."""

import csv
import io
from collections.abc import Mapping, Sequence

import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric


def _rows(*words: str) -> Sequence[Mapping[str, str]]:
    done = CliRunner().invoke(polycentric, [*words, "--world", "history", "--csv"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout)))


@pytest.mark.parametrize("year", ["1948", "1950"])
def test_shares_through_years_are_those_of_each_year_alone(year: str):
    rows = [row for row in _rows("power", "cinc", "--years", "1948-1950") if row["year"] == year and row["share"]]
    alone = {row["state"]: float(row["share"]) for row in _rows("power", "cinc", "--year", year) if row["share"]}
    assert {row["state"]: float(row["share"]) for row in rows} == pytest.approx(alone, rel=1e-12)
    assert len(rows) > 50


def test_poles_and_ties_have_years_of_the_archive_too():
    found = _rows("polarity", "half_of_leader", "--index", "cinc", "--years", "1948-1950")
    poles = [row for row in found if (row["actors"], row["set"]) == ("states", "all")]
    assert {row["year"]: row["poles"] for row in poles} == dict.fromkeys(("1948", "1949", "1950"), "USA RUS")
    ties = _rows("ties", "trade", "--state", "France", "--years", "1990-1991", "--top", "1")
    assert [(row["year"], row["direction"], row["partner"]) for row in ties] == [
        ("1990", "from", "DEU"), ("1990", "to", "DEU"), ("1991", "from", "DEU"), ("1991", "to", "DEU")
    ]  # fmt: skip

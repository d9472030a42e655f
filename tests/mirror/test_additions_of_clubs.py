"""Columns of tables that say who was in a club, beside the clubs' files."""

import csv
from pathlib import Path

import polars as pl
import pytest

from polycentric.tables.archive import table
from polycentric.tidy import state_years

pytestmark = pytest.mark.usefixtures("archive")
FRANCE, POLAND, UNITED_KINGDOM = 220, 290, 200


def test_seats_in_the_council_are_those_of_the_terms_in_the_file(mirror: Path):
    path = mirror / "files/un/unsc_council_membership.csv"
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    terms = [row for row in csv.DictReader(lines) if int(row["start_year"]) <= 2000 <= int(row["end_year"] or 9999)]
    seats = state_years(first=2000, last=2000).add("council_membership").frame
    assert (seats["unsc_member"] > 0).sum() == len(terms) == 15
    assert (seats["unsc_member"] == 2).sum() == 5
    assert seats.filter(ccode=FRANCE)["unsc_member"].item() == 2
    assert seats.filter(ccode=POLAND)["unsc_member"].item() == 0


@pytest.mark.parametrize(("year", "count"), [(1957, 0), (1958, 6), (1973, 9), (1986, 12), (1995, 15), (2004, 25)])
def test_members_of_the_union_are_as_many_as_everybody_knows(year: int, count: int):
    members = state_years(first=year, last=year).add("eu_members").frame
    assert members["eu_member"].fill_null(value=False).sum() == count


def test_informal_organisations_of_a_state_are_as_many_as_its_rows_in_the_list():
    rows = table("igo_informal", "memberships").filter(year=2000, status=1)
    counted = rows.group_by("ccode").len()
    shown = state_years(first=2000, last=2000).add("informal_igos").frame.drop_nulls("informal_full")
    both = shown.join(counted, on="ccode", how="inner")
    assert both.height > 150
    assert both.filter(pl.col("informal_full") != pl.col("len")).height == 0

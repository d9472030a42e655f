"""The tables of differences from others' lists: each difference has a reason, and the known slips are there."""

import csv
from pathlib import Path

import pytest

BASELINES = Path(__file__).parents[1] / "baselines"


def rows_of(name: str) -> list[dict[str, str]]:
    with (BASELINES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SLIPS = [
    ("BRICS", 2014, "CHL", "member"), ("BRICS", 2014, "CHN", "no member"), ("BRICS", 2025, "SAU", "member"),
    ("BRICS", 2025, "IDN", "no member"), ("EU", 2025, "GBR", "member"), ("SCO", 2025, "IND", "no member"),
    ("OPEC", 2025, "ECU", "member"), ("OAU", 2000, "MAR", "member"),
    ("ECOWAS", 1990, "ITA", "member"), ("NAM", 2020, "CYP", "member"), ("OECD", 2014, "IND", "member"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "edition", "state", "listed"), SLIPS)
def test_a_known_slip_of_an_edition_is_among_the_differences(body: str, edition: int, state: str, listed: str):
    rows = [row for row in rows_of("bodies_and_printed_lists.csv") if row["list"] == "World Factbook"]
    assert any(
        row["body"] == body
        and int(row["first"]) <= edition <= int(row["last"])
        and state in row["states"].split()
        and row["listed"] == listed
        for row in rows
    )


@pytest.mark.parametrize("name", ["bodies_and_printed_lists.csv", "pacts_and_atop.csv"])
def test_every_difference_has_a_reason(name: str):
    assert [row for row in rows_of(name) if len(row["reason"]) < 10] == []

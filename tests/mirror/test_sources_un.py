"""What the United Nations' files hold: ideal points by issue, votes of session 75, the Security Council."""

import csv
import random
from pathlib import Path

import pytest

import polycentric as pc
from polycentric.panel.tidy import state_years
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")
ISSUES = {"humanrights": "HumanRights", "middleeast": "MiddleEast", "nuclear": "Nuclear"}


@pytest.mark.parametrize("issue", ISSUES)
def test_a_sample_of_ideal_points_is_what_another_reader_reads(mirror: Path, issue: str):
    written = ISSUES[issue]
    path = mirror / "files" / "un" / f"Idealpointestimates{written}_Apr2020.csv"
    with path.open(encoding="latin-1", newline="") as lines:
        rows = random.Random(13).sample(list(csv.DictReader(lines)), 100)
    ours = {(row["ccode"], row["session"]): row for row in table("un_issue_ideal_points", issue).to_dicts()}
    names = {
        "IdealPoint": "idealpoint",
        "NVotes": "nvotes",
        "QO%": "q0",
        "Q5%": "q5",
        "Q50%": "q50",
        "Q95%": "q95",
        "Q100%": "q100",
    }
    for row in rows:
        mine = ours[int(row["ccode"]), int(row["session"])]
        assert mine["year"] == int(row["session"]) + 1945
        assert {name: mine[f"{name}_{issue}"] for name in names.values()} == {
            name: float(row[f"{theirs}{written}"]) for theirs, name in names.items()
        }


def test_names_in_windows_letters_are_read_as_such():
    names = set(table("un_issue_ideal_points", "nuclear")["countryname"])
    assert {"São Tomé & Príncipe", "Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire"} <= names


def test_ideal_points_by_issue_stand_at_the_state_of_their_year():
    panel = pc.load("history", years=(1970, 2020), series=["un_issue_ideal_points_humanrights", "idealpoint_nuclear"])
    at = panel["idealpoint_humanrights"].sel
    raw = table("un_issue_ideal_points", "humanrights")
    for code, state, year in ((260, "DEU", 1985), (255, "DEU", 1991), (265, "DDR", 1985), (365, "RUS", 1985),
                              (345, "SRB", 1985), (678, "YEM", 1985), (680, "YMD", 1985), (710, "CHN", 1985),
                              (816, "VNM", 1985)):  # fmt: skip
        assert at(year=year, state=state).item() == raw.filter(ccode=code, year=year)["idealpoint_humanrights"].item()
    assert at(state="USA", year=1970).item() == 2.731292
    assert at(state="USA", year=2020).isnull()
    assert panel["idealpoint_nuclear"].attrs["years"] == (1978, 2019)
    assert panel["idealpoint_humanrights"].attrs["rows_left_out"] == 42, "Ukraine and Byelorussia before 1991"
    assert at(state="TWN").isnull().all()


def test_ideal_points_by_issue_are_columns_of_a_table():
    rows = state_years(first=1985, last=1990).add("un_issue_ideal_points_middleeast").frame
    raw = table("un_issue_ideal_points", "middleeast").filter(ccode=260, year=1985)
    assert (
        rows.filter(ccode=260, year=1985)["idealpoint_middleeast"].to_list() == raw["idealpoint_middleeast"].to_list()
    )
    assert rows.filter(ccode=255, year=1985).is_empty()

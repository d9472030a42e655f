"""The Security Council's files: what a cell of outcomes says, whose names a list holds."""

from dataclasses import astuple
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from test_workbook import workbook

import polycentric as pc
from polycentric.errors import DataError
from polycentric.panel.additions.council_acts import by_year
from polycentric.sources import SOURCES
from polycentric.sources.unsc_failed_drafts import names_of
from polycentric.sources.unsc_meetings import Outcome, meetings, outcomes_of
from toy_archive import use

TOTALS, UNANIMOUS, WITHOUT = "totals given", "adopted unanimously", "without vote"


def _adopted(number: int, year: int, yes: int, no: int, abstain: int) -> Outcome:
    return Outcome("resolution", f"S/RES/{number}({year})", number, TOTALS, yes, no, abstain, None)


def _other(kind: str, symbol: str | None = None, number: int | None = None, how: str | None = None) -> Outcome:
    return Outcome(kind, symbol, number, how, None, None, None, None)


@pytest.mark.parametrize(
    ("cell", "outcomes"),
    [
        ("S/RES/1487 (2003)\n      12-0-3", [_adopted(1487, 2003, 12, 0, 3)]),
        ("S/RES/66 (1948)8-0-3", [_adopted(66, 1948, 8, 0, 3)]),
        (
            "S/RES/207 (1964) 11-0-0  S/RES/208 (1965) 11-0-0 ",
            [_adopted(207, 1964, 11, 0, 0), _adopted(208, 1965, 11, 0, 0)],
        ),
        ("S/RES/15 (1946)  adopted unanimously", [_other("resolution", "S/RES/15(1946)", 15, UNANIMOUS)]),
        ("S/RES/900 (1994)\n without a vote", [_other("resolution", "S/RES/900(1994)", 900, WITHOUT)]),
        (
            "S/RES/1 (1990) 13-2-0 \n        Draft Resolution S/21742/Rev.1 not adopted 3-5-7",
            [_adopted(1, 1990, 13, 2, 0), Outcome("draft not adopted", "S/21742/Rev.1", None, TOTALS, 3, 5, 7, None)],
        ),
        (
            "Draft resolutionS/2012/77vetoed by China and Russian Federation\n      13-2-0",
            [Outcome("draft vetoed", "S/2012/77", None, TOTALS, 13, 2, 0, "China and Russian Federation")],
        ),
        (
            "Draft resolution S/2017/172 vetoed by the United States 14-1-0\n\tS/2017/315 not adopted\n    8-2-5",
            [
                Outcome("draft vetoed", "S/2017/172", None, TOTALS, 14, 1, 0, "United States"),
                Outcome("draft not adopted", "S/2017/315", None, TOTALS, 8, 2, 5, None),
            ],
        ),
        (
            "Draft resolution S/PV.384 vetoed by USSR9-2-0",
            [Outcome("draft vetoed", "S/PV.384", None, TOTALS, 9, 2, 0, "USSR")],
        ),
        (
            "Power Four draft resolution S/10 vetoed by China \n\t\t11-1-2",
            [Outcome("draft vetoed", "S/10", None, TOTALS, 11, 1, 2, "China")],
        ),
        (
            "S/RES/2 (2019) 15-0-0 +\nS/PRST/2019/1",
            [_adopted(2, 2019, 15, 0, 0), _other("presidential statement", "S/PRST/2019/1")],
        ),
        ("Communiqu&eacute ", [_other("communiqué")]),
        ("Election of Mr. Jessup (USA)", [_other("election")]),
    ],
)  # fmt: skip
def test_a_cell_is_split_into_its_outcomes_with_their_totals(cell: str, outcomes: list[Outcome]):
    assert [astuple(each) for each in outcomes_of(cell)] == [astuple(each) for each in outcomes]


def _meetings(path: Path, *rows: list[object]) -> Path:
    return workbook(path, [["year", "date", "topics", "result"], *rows])


def test_the_day_is_the_first_of_two_and_an_empty_or_short_month_is_read(tmp_path: Path):
    path = _meetings(
        tmp_path / "unsc_meetings_1946_2019.xlsx",
        [1966, "14-15 October ", "x", "--"],
        [2004, "15 Sep.", "x", "S/RES/1 (2004) 9-0-6"],
        [1948, "", "x", "--"],
    )
    assert meetings(path)["day"].to_list() == [date(1966, 10, 14), date(2004, 9, 15), None]
    tables = SOURCES["unsc_meetings"].read(path)
    assert tables["meetings"]["result"].to_list() == [None, "S/RES/1 (2004) 9-0-6", None]
    assert tables["outcomes"].select("meeting", "year", "yes", "no", "abstain").rows() == [(2, 2004, 9, 0, 6)]


def test_a_day_that_is_none_is_named(tmp_path: Path):
    with pytest.raises(DataError, match="'31 Marz' is no day and month"):
        meetings(_meetings(tmp_path / "w.xlsx", [1946, "31 Marz", "x", "--"]))


def test_a_list_of_names_is_read_as_text_and_nothing_in_it_is_run():
    assert names_of("['Poland', \"Cote d'Ivoire\"]") == ["Poland", "Cote d'Ivoire"]
    assert names_of("[]") == []
    for broken in ("__import__('os')", "['a' 'b']", "['a', 'b'", "['a'] + ['b']", "['a', ]", "[a]", "['a\\x41']"):
        with pytest.raises(DataError, match="is no list of names"):
            names_of(broken)


def test_acts_of_a_year_are_counted_once_and_a_year_outside_the_source_has_none():
    days = [(1, 1990, date(1990, 1, 1)), (2, 1990, date(1990, 1, 1)), (3, 1991, None)]
    held = pl.DataFrame(days, schema={"meeting": pl.Int32, "year": pl.Int16, "date": pl.Date}, orient="row")
    acts = [(1, "resolution", 7), (2, "resolution", 7), (2, "draft vetoed", None), (2, "draft not adopted", None)]
    schema = {"meeting": pl.Int32, "kind": pl.String, "resolution": pl.Int32}
    outcomes = pl.DataFrame(acts, schema=schema, orient="row").with_columns(year=pl.lit(1990, pl.Int16))
    assert by_year(held, outcomes).rows() == [(1990, 2, 1, 2, 1, 0), (1991, 1, 0, 0, 0, 0)]


def test_members_of_the_council_have_their_seat_and_all_others_none(monkeypatch: pytest.MonkeyPatch):
    terms = pl.DataFrame(
        {
            "country_org": ["Congo", "United States Of America", "Austria"],
            "start_year": [2006, 1992, 1991],
            "end_year": [2007, 2023, 1992],
            "seat": ["elected", "permanent", "elected"],
            "note": ["Republic of the Congo", None, None],
        }
    )
    use(monkeypatch, {("unsc_membership", ""): terms})
    seats = pc.load("history", years=(1991, 2024), series=["unsc_member"])["unsc_member"]
    assert seats.sel(year=2006, state=["COG", "COD", "USA"]).values.tolist() == [1, 0, 2]
    assert seats.sel(state="AUT", year=[1991, 1992, 1993]).values.tolist() == [-1, 1, 0]
    assert (seats.sel(year=2024) == -1).all()

import datetime

import polars as pl
import pytest

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.group_dates import dated_spans
from polycentric.sources import bodies, pacts
from polycentric.states import lives, states

END_2025 = datetime.date(2025, 12, 31)
COUNTS = {"NATO": 32, "CSTO": 6, "EU": 27, "BRICS": 10, "SCO": 10, "G-7": 7, "G-20": 19, "ASEAN": 11, "GCC": 6,
          "OPEC": 12, "OPEC+": 22, "EAEU": 5, "P5": 5, "OECD": 38, "CE": 46, "C": 56, "CELAC": 33, "APEC": 20,
          "AES": 3, "FVEY": 5, "Quad": 4, "AUKUS": 3, "OIC": 56, "LAS": 21}  # fmt: skip


@pytest.mark.parametrize(("body", "count"), COUNTS.items())
def test_a_body_has_as_many_members_at_the_end_of_2025_as_it_says_itself(body: str, count: int):
    assert len(bodies.members(body, END_2025)) == count


def test_the_african_union_has_54_states_of_which_seven_were_suspended_at_the_end_of_2025():
    member, suspended = bodies.members("AU", END_2025), bodies.members("AU", END_2025, "suspended")
    assert len(member) + len(suspended) == 54
    assert suspended == ("BFA", "GIN", "GNB", "MDG", "MLI", "NER", "SDN")


def test_membership_follows_the_day():
    assert "SWE" not in bodies.members("NATO", "2024-03-06")
    assert "SWE" in bodies.members("NATO", "2024-03-07")
    assert "GBR" in bodies.members("EU", "2020-01-31")
    assert "GBR" not in bodies.members("EU", "2020-02-01")
    assert "AGO" not in bodies.members("OPEC", "2024-01-01")


def test_saudi_arabia_is_invited_to_brics_and_not_counted_as_a_member():
    assert "SAU" not in bodies.members("BRICS", END_2025)
    assert bodies.members("BRICS", END_2025, "invited") == ("SAU",)


def test_an_unknown_body_suggests_the_nearest_name():
    with pytest.raises(UnknownNameError, match="No body is called 'NATTO': did you mean 'NATO'"):
        bodies.members("NATTO", END_2025)


def test_a_day_outside_the_coverage_is_refused():
    with pytest.raises(CoverageError, match="asked for 1989-12-31, and is known from 1990-01-01 to 2026-02-28"):
        bodies.members("NATO", "1989-12-31")


def test_spells_of_a_state_in_a_body_do_not_overlap():
    rows = bodies.dated().sort("organisation", "state", "start")
    same = rows.with_columns(pl.col("end").shift(1).over("organisation", "state").alias("before"))
    assert rows.group_by("organisation", "state", "start").len()["len"].max() == 1
    assert same.filter(pl.col("before") > pl.col("start")).is_empty()
    assert rows.filter(pl.col("end") <= pl.col("start")).is_empty()


def test_only_the_last_spell_of_a_state_in_a_body_is_open():
    rows = bodies.dated().sort("organisation", "state", "start")
    earlier = rows.filter(pl.col("start").shift(-1).over("organisation", "state").is_not_null())
    assert earlier["end"].null_count() == 0


def test_every_row_belongs_to_a_body_has_a_known_status_and_every_body_has_a_citation():
    table = bodies.table("bodies")
    assert set(bodies.table("body_members")["body"]) == set(table["body"])
    assert set(bodies.table("body_members")["status"]) <= set(bodies.STATUSES)
    assert (table["citation"].str.len_chars() > 20).all()
    assert (table["checked"].str.len_chars() > 0).all()


@pytest.mark.parametrize(
    ("table", "name"), [(bodies.table("body_members"), "body"), (pacts.table("pact_parties"), "pact")]
)
def test_a_state_is_a_member_or_party_only_while_it_lives(table: pl.DataFrame, name: str):
    first, last = bodies.COVERED
    beyond: list[tuple[str, str, datetime.date]] = []
    for row in table.iter_rows(named=True):
        start = max(row["start"] or first, first)
        end = (row["end"] - datetime.timedelta(days=1)) if row["end"] else last
        if start <= end:
            beyond += [(row[name], row["state"], day) for day in (start, end) if not lives(row["state"], day)]
    assert beyond == []


def test_every_listed_state_has_an_id():
    assert set(bodies.table("body_members")["state"]) <= set(states())
    assert set(pacts.table("pact_parties")["state"]) <= set(states())


def test_a_spell_that_began_within_the_coverage_has_its_start():
    """Those without one are in bodies that were there in 1990, and the state lived then."""
    undated = bodies.table("body_members").filter(pl.col("start").is_null())
    founded = dict(bodies.table("bodies").select("body", "founded").iter_rows())
    assert all(founded[body] < bodies.COVERED[0] for body in undated["body"])
    assert all(lives(state, bodies.COVERED[0]) for state in undated["state"])


def test_no_spell_since_1990_begins_before_its_body_or_outlasts_it():
    spans = {row["body"]: row for row in bodies.table("bodies").iter_rows(named=True)}
    for row in bodies.table("body_members").iter_rows(named=True):
        founded, ended = spans[row["body"]]["founded"], spans[row["body"]]["ended"]
        assert founded < bodies.COVERED[0] or row["start"] >= founded, row
        assert ended is None or row["end"] <= ended, row


def test_each_name_that_an_edition_prints_stands_for_one_body():
    names = bodies.printed_names()
    assert (names["EC"], names["Arab League"], names["CEMA"], names["GUUAM"]) == ("EU", "LAS", "CMEA", "GUAM")
    assert {name for name, body in names.items() if name == body} == set(bodies.names())
    printed = bodies.table("bodies")["printed_as"].drop_nulls().str.split("; ").explode()
    assert printed.is_unique().all()


@pytest.mark.parametrize("year", range(1993, 2026))
def test_the_union_has_the_members_that_the_list_of_blocs_has(year: int):
    assert bodies.members("EU", datetime.date(year, 12, 31)) == tuple(
        sorted(state for state, first, last in dated_spans("EU") if first <= year <= last)
    )


def test_a_body_that_lies_within_another_names_one():
    inside = bodies.table("bodies")["within"].drop_nulls().to_list()
    assert set(inside) == {"G-8", "OPEC+"}


def test_the_narrower_of_two_bodies_counts_while_the_wider_has_no_members():
    """The G-7 stands back for the G-8 from 1998 to 2014, OPEC for OPEC+ since December 2016."""
    in_year = {year: bodies.forums(datetime.date(year, 12, 31)) for year in (1997, 1998, 2013, 2014, 2015, 2016)}
    assert [("G-7" in names) for names in in_year.values()] == [True, False, False, True, True, True]
    assert [("OPEC" in names) for names in in_year.values()] == [True, True, True, True, True, False]
    assert "NATO" not in in_year[1997]

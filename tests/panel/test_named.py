from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from polycentric.panel.general_assembly import un_votes, un_votes_account
from polycentric.panel.named import AMBIGUOUS, NO_STATE, NOT_THEN, UNKNOWN, account, with_states

Read = Callable[[str, str], pl.DataFrame]
NAMED = pl.DataFrame(
    {
        "country": ["Yemen", "Yemen", "Yugoslavia", "Yugoslavia", "Puerto Rico", "Freedonia", "Ukraine", "Germany"],
        "year": [2000, 1980, 1950, 2010, 1990, 1990, 1950, 2020],
    }
)


def test_a_name_is_read_as_it_was_meant_in_its_year_and_refused_by_reason_where_it_means_no_one_state():
    rows = with_states(NAMED, "country")
    assert rows["state"].to_list() == ["YEM", None, "SRB", None, None, None, "UKR", "DEU"]
    assert rows["refused"].to_list() == [None, AMBIGUOUS, None, NOT_THEN, NO_STATE, UNKNOWN, None, None]
    assert rows["country"].to_list() == NAMED["country"].to_list()


def test_a_state_is_listed_only_in_the_years_of_a_list():
    rows = with_states(NAMED, "country").filter(pl.col("state").is_not_null())
    assert rows["listed"].to_list() == [True, True, False, True]


def test_the_meaning_given_with_the_call_holds_only_where_the_name_has_none():
    rows = with_states(NAMED, "country", meaning={"Yugoslavia": "SRB", "Germany": "France"})
    assert rows["state"].to_list()[2:4] == ["SRB", "SRB"]
    assert rows["state"][7] == "DEU"


def test_undated_names_mean_what_they_mean_today():
    assert with_states(NAMED, "country", dated=False)["state"].to_list()[:2] == ["YEM", "YEM"]


def test_the_account_adds_up_to_all_rows():
    accounted = account(with_states(NAMED, "country"), "country")
    assert accounted["rows"].sum() == NAMED.height
    yemen = accounted.filter(pl.col("country") == "Yemen")
    assert yemen.select("state", "refused", "first").rows() == [("YEM", None, 2000), (None, AMBIGUOUS, 1980)]


@pytest.fixture
def toy_votes() -> Read:
    tables = {
        "roll_calls": pl.DataFrame(
            {"rcid": [3, 9], "session": [1, 60], "date": [date(1946, 1, 1), date(2006, 5, 5)]}
        ),
        "votes": pl.DataFrame(
            {"rcid": [3, 3, 9, 9], "country": ["Ukraine", "France", "Yugoslavia", "Ruritania"],
             "country_code": ["UA", "FR", "YU", "RR"], "vote": ["no", "yes", "abstain", "yes"]}
        ),
    }  # fmt: skip
    return lambda source, table: tables[table]


def test_votes_keep_their_state_their_day_and_whether_a_list_has_the_state(toy_votes: Read):
    rows = un_votes(toy_votes).select("rcid", "year", "state", "vote", "listed").rows()
    assert rows == [
        (3, 1946, "FRA", "yes", True),
        (3, 1946, "UKR", "no", False),
        (9, 2006, None, "yes", False),
        (9, 2006, "SRB", "abstain", True),
    ]


def test_a_vote_under_an_unknown_name_is_counted_with_its_reason(toy_votes: Read):
    accounted = un_votes_account(toy_votes)
    assert accounted["rows"].sum() == 4
    assert accounted.filter(pl.col("state").is_null()).select("country", "refused", "rows").rows() == [
        ("Ruritania", UNKNOWN, 1)
    ]

"""Votes of the General Assembly by our states, against the raw form of 2016 that carries COW codes."""

import polars as pl
import pytest

from polycentric.panel.general_assembly import un_votes, un_votes_account
from polycentric.panel.named import with_codes
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")
WORDS = {1: "yes", 2: "abstain", 3: "no"}


def test_all_870109_votes_have_one_state_each():
    votes = un_votes()
    assert votes.height == 870_109
    assert votes["state"].null_count() == 0
    assert votes.select("rcid", "state").is_unique().all()


def test_the_votes_of_members_that_no_list_of_states_has_are_these():
    """The source's own names; the Republic of China had no list's entry apart from China before 1949."""
    accounted = un_votes_account()
    assert accounted["rows"].sum() == 870_109
    assert accounted["refused"].null_count() == accounted.height
    unlisted = accounted.filter(~pl.col("listed")).select("country", "first", "last", "rows").rows()
    assert unlisted == [
        ("Belarus", 1946, 1990, 3_599),
        ("India", 1946, 1946, 43),
        ("Taiwan", 1946, 1948, 145),
        ("Ukraine", 1946, 1990, 3_608),
    ]


def test_every_vote_that_the_coded_form_of_2016_has_is_the_same_vote_of_the_same_state():
    """An independent coding: COW numbers by the data's authors, there; names and our dated table, here."""
    coded = table("un_votes_2016", "votes").filter(pl.col("vote").is_in(list(WORDS)))
    theirs = coded.select("rcid", "ccode", pl.col("vote").replace_strict(WORDS).alias("theirs"))
    ours = with_codes(un_votes(), "cow").join(theirs.select("rcid").unique(), on="rcid", how="semi")
    assert ours.height == theirs.height == 738_764
    both = ours.join(theirs, on=["rcid", "ccode"])
    assert (both["vote"] == both["theirs"]).all()
    assert both.height == 731_285
    alone = theirs.join(ours, on=["rcid", "ccode"], how="anti").group_by("ccode").len().sort("ccode").rows()
    unlisted = [(369, 3_608), (370, 3_599), (713, 145), (750, 43)]
    ended_1990_as_679 = [(678, 84)]
    assert alone == sorted(unlisted + ended_1990_as_679), "two republics, Taiwan, India; Yemen's old number"

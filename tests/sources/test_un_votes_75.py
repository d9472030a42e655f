from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import DataError
from polycentric.panel.session_75 import fully_told, session_75_account, votes_of_session_75
from polycentric.sources.un_votes_75 import decoded, told

HEAD = "rcid,year,session,40,2,710"


@pytest.mark.parametrize(
    ("stood", "score", "vote"),
    [
        ("1", 2, "yes"), ("1", -1, "abstain"), ("1", -2, "no"),
        ("3", 2, "no"), ("3", -1, "abstain"), ("3", -2, "yes"),
        ("2", 2, "abstain"), ("2", -1, None),
    ],
)  # fmt: skip
def test_a_score_tells_a_vote_but_half_agreement_with_an_abstention_may_be_yes_or_no(
    stood: str, score: int, vote: str | None
):
    assert told(40, stood, 2, score) == (str(score), vote)


@pytest.mark.parametrize(("score", "vote"), [(1, "yes"), (2, "abstain"), (3, "no"), (8, "absent")])
def test_the_column_of_the_state_compared_with_holds_its_vote_and_no_score(score: int, vote: str):
    assert told(40, str(score), 40, score) == (None, vote)


@pytest.mark.parametrize(
    ("stood", "ccode", "score"), [("2", 2, -2), ("8", 2, 2), ("9", 2, -1), ("1", 2, 1), ("1", 40, -1), (None, 2, 2)]
)
def test_a_score_that_no_vote_gives_is_refused(stood: str | None, ccode: int, score: int):
    with pytest.raises(DataError, match="no vote gives that"):
        told(40, stood, ccode, score)


def test_a_file_of_scores_becomes_a_row_a_vote_and_who_was_absent_has_none(tmp_path: Path):
    path = tmp_path / "40.csv"
    path.write_text(
        f"{HEAD}\n9100,2019,74,1,2,2\n9150,2020,75,3,-2,\n9151,2020,75,2,2,-1\n9152,2020,75,9,,\n", encoding="utf-8"
    )
    assert sorted(decoded(40)(path).rows()) == [
        ("9150", "2", "-2", "yes"),
        ("9150", "40", None, "no"),
        ("9151", "2", "2", "abstain"),
        ("9151", "40", None, "abstain"),
        ("9151", "710", "-1", None),
    ]


def _reader(
    cuba: list[tuple[int, int, str | None]],
    syria: list[tuple[int, int, str | None]],
    totals: list[tuple[int, int | None, int | None]],
):
    schema = {"rcid": pl.Int32, "ccode": pl.Int16, "vote": pl.String}
    calls = pl.DataFrame(totals, schema={"rcid": pl.Int32, "yes": pl.Int32, "no": pl.Int32}, orient="row")
    tables = {
        "with_cuba": pl.DataFrame(cuba, schema=schema, orient="row"),
        "with_syria": pl.DataFrame(syria, schema=schema, orient="row"),
        "roll_calls": calls.with_columns(session=pl.lit(75), date=pl.date(2021, 2, 23)),
    }
    return lambda _, name: tables[name]


def test_a_vote_that_one_file_leaves_open_is_told_by_the_other_or_by_the_total_else_it_stays_missing():
    open_twice = [(1, 2, None), (1, 710, None), (1, 40, "abstain")]
    read = _reader(
        [*open_twice, (2, 2, None), (2, 710, "yes"), (3, 2, None), (3, 710, None), (4, 40, "absent")],
        [(1, 2, None), (1, 710, None), (2, 2, "no"), (3, 2, None), (3, 710, None)],
        [(1, 1, 1), (2, 1, 1), (3, None, 2), (4, 9, 9)],
    )
    votes = votes_of_session_75(read)
    assert votes.select("rcid", "state", "vote", "told_by").rows() == [
        (1, "CHN", None, None),
        (1, "CUB", "abstain", "scores"),
        (1, "USA", None, None),
        (2, "CHN", "yes", "scores"),
        (2, "USA", "no", "scores"),
        (3, "CHN", "no", "totals"),
        (3, "USA", "no", "totals"),
    ]
    assert votes["year"].unique().to_list() == [2021], "the day's own year, whatever the file says"
    account = session_75_account(read)
    assert (account.decided, account.absences, account.ambiguous, account.by_totals, account.missing) == (4, 1, 4, 2, 2)
    assert fully_told(votes)["rcid"].unique().sort().to_list() == [2, 3]


def test_two_files_that_contradict_each_other_are_refused():
    with pytest.raises(DataError, match="on roll call 1 the state 2 voted yes by the first and no by the second"):
        votes_of_session_75(_reader([(1, 2, "yes")], [(1, 2, "no")], [(1, 1, 0)]))


def test_a_code_that_is_no_states_on_the_day_is_refused():
    with pytest.raises(DataError, match="The codes 260 of source 'un_votes_75'"):
        votes_of_session_75(_reader([(1, 260, "yes")], [], [(1, 1, 0)]))

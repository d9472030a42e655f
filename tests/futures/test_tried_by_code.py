"""Scores of variants are appended by code: with day and commit, under names that the code knows."""

import re
from pathlib import Path

import pytest

from polycentric.errors import DataError, UnknownNameError
from polycentric.futures import tried
from polycentric.futures.acts import trials
from polycentric.futures.disputes import testing as disputes
from polycentric.futures.pacts import testing as pacts
from polycentric.packaged import read_rows

KNOWN, SCORES = ("plain", "rich"), ("score",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "toy.csv").write_text(
        "variant,score,date,commit,remark\nold,0.2,2026-01-01,abcdef12,\n", encoding="utf-8"
    )
    (tmp_path / "retyped.toml").write_text('[[toy]]\nfirst = 1\nlast = 1\nwhy = "x"\n', encoding="utf-8")
    return tmp_path


def _append(folder: Path, commit: str = "0123abcd", **row: object) -> int:
    return tried.append("toy", [row], known=KNOWN, scores=SCORES, commit=commit, folder=folder)


def test_a_score_is_appended_with_its_day_and_commit_and_nothing_before_it_changes(folder: Path):
    assert _append(folder, variant="rich", score=0.3) == 1
    old, new = read_rows(folder / "toy.csv")
    assert old == {"variant": "old", "score": "0.2", "date": "2026-01-01", "commit": "abcdef12", "remark": ""}
    assert (new["variant"], new["score"], new["commit"]) == ("rich", "0.3", "0123abcd")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", new["date"])
    assert tried.retyped("toy", folder) == [True, False]


def test_the_commit_is_asked_of_git_where_none_is_given(folder: Path):
    try:
        commit = tried.commit_here()
    except DataError:
        pytest.skip("no checkout here")
    assert re.fullmatch(r"[0-9a-f]{7,}(\+changes)?", commit)
    with pytest.raises(DataError, match="log from a checkout"):
        _ = tried.commit_here(folder)


def test_a_name_that_the_code_does_not_know_is_refused_and_nothing_is_written(folder: Path):
    with pytest.raises(UnknownNameError, match="rich"):
        _ = _append(folder, variant="ritch", score=0.3)
    assert len(read_rows(folder / "toy.csv")) == 1


@pytest.mark.parametrize("score", ["", "nan", "good", None, float("inf")])
def test_a_score_that_is_no_number_is_refused(folder: Path, score: object):
    with pytest.raises(DataError, match="give a finite number"):
        _ = _append(folder, variant="rich", score=score)


def test_a_column_or_a_log_of_another_name_is_refused(folder: Path):
    with pytest.raises(DataError, match="has no column 'scor'"):
        _ = _append(folder, variant="rich", scor=0.3, score=0.3)
    with pytest.raises(DataError, match="no log 'toys': there are toy"):
        _ = tried.append("toys", [], known=KNOWN, scores=SCORES, commit="x", folder=folder)


@pytest.mark.parametrize("log", sorted(each.stem for each in tried.FOLDER.glob("*.csv")))
def test_a_row_that_no_person_typed_has_a_commit_alone(log: str):
    rows = read_rows(tried.FOLDER / f"{log}.csv")
    for row, by_hand in zip(rows, tried.retyped(log), strict=True):
        assert by_hand or re.fullmatch(r"[0-9a-f]{7,40}(\+changes)?", row["commit"]), row


def test_what_scores_disputes_treaties_and_acts_fills_the_columns_of_their_logs():
    acts = dict.fromkeys(("positions", "military_effort", "council"), trials.COLUMNS)
    for log, columns in {"disputes": disputes.COLUMNS, "pacts": pacts.COLUMNS, **acts}.items():
        head = (tried.FOLDER / f"{log}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        assert [name for name in head if name not in (*tried.ALWAYS, "remark")] == list(columns)

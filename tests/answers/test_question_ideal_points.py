"""Where voters stand, asked of a small assembly from Python and at the command line."""

import json
import re
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, DataError, UnknownNameError


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five in three sessions: Ada and Ben against Cy and Di, Eve between them; Eve isn't there in the third."""
    rows = [
        (who, session, f"{session}/{item}", vote)
        for session in (1, 2, 3)
        for item in range(6)
        for who, vote in zip(
            ("Ada", "Ben", "Cy", "Di", "Eve"),
            (*(("yes", "yes", "no", "no") if item % 2 else ("no", "no", "yes", "yes")),
             ("abstain", "yes", "no")[item % 3]),
            strict=True,
        )
        if (who, session) != ("Eve", 3)
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("votes") / "council.csv"
    pl.DataFrame(rows, schema=["unit", "session", "item", "vote"], orient="row").write_csv(path)
    return path


def test_states_in_one_session_are_compared_in_a_sentence(council: Path):
    answer = pc.answers.ideal_points(votes=council, anchor="Ada", year=2, state=["Ada", "Di"])
    assert re.match(r"In session 2 Ada stood at \+\d\.\d\d \(rank \d of 5\) and Di stood at −", answer.sentences[0])
    assert "standard deviations of all states’ places apart" in answer.sentences[1]
    assert answer.table["session"].to_list() == [2, 2]
    assert answer.table["state"].to_list() == ["Ada", "Di"]


def test_a_year_is_honoured_with_states_without_them_and_for_items(council: Path):
    alone = pc.answers.ideal_points(votes=council, anchor="Ada", year=1)
    assert set(alone.table["session"]) == {1}
    items = pc.answers.ideal_points(votes=council, anchor="Ada", year=2, items=True)
    assert set(items.table["item"]) == {f"2/{number}" for number in range(6)}
    plane = pc.answers.ideal_points(votes=council, anchor="Ada", second_anchor="Eve", year=2, state="Ben")
    assert plane.table.select("session", "state").rows() == [(2, "Ben")]


def test_the_commands_rows_are_the_table_of_the_python_call(council: Path):
    words = ["ideal-points", "--votes", str(council), "--anchor", "Ada", "--year", "2", "--state", "Ben", "--json"]
    typed = json.loads(CliRunner().invoke(polycentric, words, catch_exceptions=False).stdout)
    answer = pc.answers.ideal_points(votes=council, anchor="Ada", year=2, state="Ben")
    assert typed["rows"] == answer.table.to_dicts()
    assert typed["sentences"] == list(answer.sentences)
    assert answer.provenance["python"] == (
        f"pc.answers.ideal_points(votes={str(council)!r}, state='Ben', year=2, anchor='Ada')"
    )
    assert answer.provenance["command"] == (
        f"polycentric ideal-points --votes {council} --state Ben --year 2 --anchor Ada"
    )


def test_who_cast_no_vote_in_the_session_is_told_when_it_did(council: Path):
    with pytest.raises(CoverageError, match=r"'Eve' cast no vote in session 3: it voted from 1 to 2\."):
        pc.answers.ideal_points(votes=council, anchor="Ada", year=3, state="Eve")
    with pytest.raises(UnknownNameError, match="did you mean 'Eve'"):
        pc.answers.ideal_points(votes=council, anchor="Ada", state="Evy")


def test_arguments_that_mean_nothing_beside_each_other_are_refused(council: Path):
    with pytest.raises(QuestionError, match="one point for all sessions: leave year= or motion= out"):
        pc.answers.ideal_points(votes=council, anchor="Ada", motion="static", year=2)
    with pytest.raises(QuestionError, match="In two dimensions there are points only: leave second_anchor= out"):
        pc.answers.ideal_points(votes=council, anchor="Ada", second_anchor="Eve", items=True)


@pytest.mark.parametrize("picture", ["time", "items"])
def test_a_picture_is_drawn_for_a_page_and_for_a_phone(council: Path, picture: str):
    answer = pc.answers.ideal_points(votes=council, anchor="Ada", picture=picture)
    for narrow, width in ((False, 'width="960"'), (True, 'width="360"')):
        drawn = answer.picture(narrow=narrow).svg
        assert width in drawn
        places = [float(x) for x in re.findall(r' x="(-?[\d.]+)"', drawn)]
        assert all(0 <= x <= (360 if narrow else 960) for x in places)


def test_tables_fit_into_a_line_of_a_terminal(council: Path):
    for more in ({}, {"items": True}, {"side": ("Ben", "Ada", "Cy")}, {"state": "Eve"}):
        text = pc.answers.ideal_points(votes=council, anchor="Ada", **more).text()
        table = text.split("\n\n")[2]
        assert max(map(len, table.splitlines())) <= 78


def test_pairs_are_of_the_united_nations_and_what_changes_the_published_model_is_refused(council: Path):
    with pytest.raises(QuestionError, match="Pairs are of the General Assembly, sessions 1-74: leave votes= out"):
        pc.answers.ideal_points(votes=council, anchor="Ada", pairs=True)
    with pytest.raises(DataError, match="leave motion out, or take prior='own'"):
        pc.answers.ideal_points(votes=council, anchor="Ada", prior="published", motion="static")
    with pytest.raises(QuestionError, match="In two dimensions there are points only"):
        pc.answers.ideal_points(votes=council, anchor="Ada", second_anchor="Eve", prior="published")
    typed = ["ideal-points", "--votes", str(council), "--anchor", "Ada"]
    for more, words in (
        (["--prior", "published", "--binary"], "The published model is replicated as it is: --binary has no use"),
        (["--pairs"], "Pairs are of the UN's members: --pairs has no use with --votes"),
        (["--prior", "publishd"], "is not one of 'own', 'published'"),
    ):
        shown = CliRunner().invoke(polycentric, [*typed, *more])
        assert shown.exit_code == 2
        assert words in " ".join(shown.output.split())

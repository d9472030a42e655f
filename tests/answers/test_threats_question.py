"""Whom states name, asked without the archive, and asked wrongly."""

from typing import Any

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.cli.app import polycentric
from polycentric.errors import NotFetchedError
from polycentric.pictures.charts.threats import NO_STATE, ThreatMatrix, ThreatRow, draw
from polycentric.tables.places import CACHE_VARIABLE, MIRROR_VARIABLE


@pytest.fixture
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:  # pyright: ignore[reportUnusedFunction]  # used by name
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    monkeypatch.delenv(MIRROR_VARIABLE, raising=False)


@pytest.mark.usefixtures("_bare")
def test_without_texts_the_answer_says_how_to_fetch_them():
    with pytest.raises(NotFetchedError, match="polycentric fetch ungdc"):
        _ = pc.answers.threats("Egypt", body="general_debate")


def test_the_command_refuses_options_that_have_no_use():
    done = CliRunner().invoke(polycentric, ["threats", "--table", "cases", "--years", "1960-1970"])
    assert done.exit_code == 2
    assert "The table is of the rules and of all texts" in done.output


@pytest.mark.parametrize(
    ("places", "named", "says"),
    [
        ((), {}, "told of one"),
        (("Egypt",), {"table": "cases"}, "of the rules and of all texts"),
        ((), {"table": "checks", "relation": "ally"}, "of the rules and of all texts"),
        (("Egypt",), {"table": "named_by", "body": "general_debate"}, "told over all bodies"),
        (("Egypt",), {"years": (1978, 1967)}, "out of order"),
    ],
)
def test_arguments_that_mean_nothing_beside_each_other_are_refused(
    places: tuple[str, ...], named: dict[str, Any], says: str
):
    with pytest.raises(QuestionError, match=says):
        _ = pc.answers.threats(*places, **named)


def test_the_matrix_shows_years_without_a_text_apart_from_years_in_which_nobody_is_named():
    row = ThreatRow("Israel", (3, None, 0, NO_STATE), 3, (48.0, 1.0, 17.0, None, 1.0))
    for narrow in (False, True):
        drawn = draw(ThreatMatrix("Whom Egypt names", (1967, 1968, 1969, 1970), 1, (row,), True), narrow=narrow)
        assert "1968: no text" in drawn
        assert "Israel, 1969: 0" in drawn
        assert "1970: " not in drawn
        assert drawn.count("verdict missing") == 1
    assert "none found" in draw(ThreatMatrix("Whom Norway names", (1967,), 1, (), True))

"""Concert without the archive: what is missing is a sentence, and which acts there are is a table."""

import pytest

import polycentric as pc
from polycentric.errors import UnknownNameError
from toy_archive import use


def test_without_the_archive_the_answer_says_what_is_missing_and_lists_the_acts(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {})
    answer = pc.answers.concert(year=2000)
    assert answer.sentences[0].startswith("The concert of the powers can't be given: the World Factbook")
    assert "polycentric fetch --all" in answer.sentences[1]
    acts = answer.table
    assert {"wars", "restraint", "vetoes"} <= set(acts["act"])
    assert ((acts["first"] <= 2000) & (acts["last"] >= 2000)).all()
    assert not answer.has_picture
    assert "wars" not in pc.answers.concert(year=2012).table["act"].to_list()


def test_a_table_that_there_is_none_of_is_refused(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {})
    with pytest.raises(UnknownNameError, match="'act': did you mean 'acts'"):
        _ = pc.answers.concert(table="act")  # pyright: ignore[reportArgumentType]  # wrong on purpose

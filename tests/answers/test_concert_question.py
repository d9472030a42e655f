"""Concert without the archive: what is missing is one line, and which acts there are is a table."""

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.cli.app import polycentric
from polycentric.errors import NotFetchedError, UnknownNameError
from toy_archive import use


def test_without_the_archive_the_table_of_acts_says_what_is_missing_and_lists_the_acts(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {})
    answer = pc.answers.concert(year=2000, table="acts")
    assert answer.sentences[0].startswith("The concert of the powers can't be given: the World Factbook")
    assert "polycentric fetch --all" in answer.sentences[1]
    acts = answer.table
    assert {"wars", "restraint", "vetoes"} <= set(acts["act"])
    assert ((acts["first"] <= 2000) & (acts["last"] >= 2000)).all()
    assert not answer.has_picture
    assert "wars" not in pc.answers.concert(year=2012, table="acts").table["act"].to_list()


@pytest.mark.parametrize("asked", [(), ("--year", "1913"), ("--years", "1904-1914", "--table", "pairs")])
def test_without_the_archive_a_number_is_refused_and_nothing_else_is_printed(
    monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
):
    use(monkeypatch, {})
    with pytest.raises(NotFetchedError):
        _ = pc.answers.concert(year=1913)
    done = CliRunner().invoke(polycentric, ["concert", *asked])
    assert isinstance(done.exception, NotFetchedError), "which the command line prints alone, and exits with 2"
    assert done.stdout == ""


def test_a_table_that_there_is_none_of_is_refused(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {})
    with pytest.raises(UnknownNameError, match="'act': did you mean 'acts'"):
        _ = pc.answers.concert(table="act")  # pyright: ignore[reportArgumentType]  # wrong on purpose

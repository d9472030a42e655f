import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.cli.app import polycentric
from polycentric.errors import UnknownNameError
from polycentric.sources import SOURCES
from polycentric.sources.record.newer import NEWER
from polycentric.tables import places
from polycentric.tables.fetch import take


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache and no mirror."""
    monkeypatch.setenv(places.CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv(places.MIRROR_VARIABLE, raising=False)


def test_a_layer_has_its_age_and_says_where_a_newer_copy_is_and_how_it_is_brought():
    answer = pc.answers.update("un_votes", "atop", year=2026)
    rows = {row["source"]: row for row in answer.table.to_dicts()}
    assert (rows["un_votes"]["last"], rows["un_votes"]["age"]) == (2020, 6)
    assert (rows["atop"]["last"], rows["atop"]["age"]) == (2018, 8)
    assert rows["un_votes"]["where"].startswith("https://digitallibrary.un.org/record/4060887")
    assert rows["un_votes"]["readers"] == "un_votes_library, un_votes_release"
    assert rows["atop"]["readers"] is None
    text = " ".join(answer.text().split())
    assert "polycentric fetch un_votes_library --from FILE" in text
    assert "No release after ATOP 5.1 (2018) was found" in text


def test_ages_are_counted_from_this_year_unless_another_is_given():
    now = pc.answers.update("atop").table["age"].to_list()
    assert now == [datetime.date.today().year - 2018]


def test_every_source_has_a_row_the_oldest_first_and_those_without_a_copy_last():
    rows = json.loads(CliRunner().invoke(polycentric, ["update", "--year", "2026", "--json"]).stdout)["rows"]
    assert {row["source"] for row in rows} == set(SOURCES)
    years = [row["last"] for row in rows]
    assert years == [*sorted(year for year in years if year is not None), *[None] * years.count(None)]
    assert all(row["cache"] == "takes your own copy" for row in rows if row["last"] is None)


def test_of_a_users_own_copy_the_last_year_is_the_one_in_it(tmp_path: Path):
    path = tmp_path / "my vdem.csv"
    path.write_text(
        "country_name,country_text_id,year,v2x_polyarchy\nA,AAA,2024,0.5\nA,AAA,2025,0.5\n", encoding="utf-8"
    )
    assert pc.answers.update("vdem_own", year=2026).table["last"].to_list() == [None]
    take(SOURCES["vdem_own"], [path])
    assert pc.answers.update("vdem_own", year=2026).table.select("last", "age", "cache").rows() == [
        (2025, 1, "your own copy")
    ]


def test_an_unknown_source_is_answered_with_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean 'atop'"):
        pc.answers.update("atopp")


@pytest.mark.parametrize("newer", NEWER, ids=lambda each: each.layer)
def test_what_is_newer_renews_a_source_and_is_read_by_sources_that_take_an_own_copy(newer: object):
    from polycentric.sources.record.newer import Newer

    assert isinstance(newer, Newer)
    assert set(newer.renews) & set(SOURCES)
    assert all(address.startswith(("https://", "http://")) for address in newer.where)
    assert newer.what.endswith(".")
    for name in newer.readers:
        assert any(file.takes_copies for file in SOURCES[name].files)


def test_no_source_is_renewed_by_two():
    renewed = [name for newer in NEWER for name in newer.renews]
    assert sorted(set(renewed)) == sorted(renewed)

import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.cli.app import polycentric
from polycentric.errors import UnknownNameError
from polycentric.sources import SOURCES
from polycentric.sources.record.newer import NEWER, OURS, UNKNOWN
from polycentric.tables import places
from polycentric.tables.fetch import take
from polycentric.tables.members import choose_members


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
    assert set(newer.renews) <= set(SOURCES)
    assert set(newer.readers) <= set(SOURCES)
    assert all(address.startswith(("https://", "http://")) for address in newer.where)
    assert newer.what.endswith(".")
    for name in newer.readers:
        assert any(file.takes_copies for file in SOURCES[name].files)


def test_no_source_is_renewed_by_two():
    renewed = [name for newer in NEWER for name in newer.renews]
    assert sorted(set(renewed)) == sorted(renewed)


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_with_a_last_year_says_how_a_newer_one_comes_or_that_none_is_known(name: str):
    row = pc.answers.update(name, year=2026).table.row(0, named=True)
    if row["last"] is None:  # a user's own copy, of which none is here
        assert any(file.takes_copies for file in SOURCES[name].files)
        return
    known = next((newer for newer in NEWER if name in newer.renews), None)
    ours = row["where"].startswith("the package itself")
    assert row["what"] == (known.what if known is not None else OURS if ours else UNKNOWN)
    assert ours or row["where"].startswith(("https://", "http://"))
    assert row["layer"] == (None if known is None else known.layer)


def test_of_a_source_without_a_newer_copy_the_makers_page_is_shown():
    answer = pc.answers.update("peace_data", year=2026)
    assert answer.sections[-1].heading == "No newer copy is known"
    assert [row["where"] for row in answer.sections[-1].grid.rows] == [SOURCES["peace_data"].address]


def test_an_own_copy_that_feeds_no_layer_is_said_to_be_a_table_alone():
    notes = " ".join(pc.answers.update("comtrade_own", "us_troops", year=2026).notes)
    assert "Of your own copy of comtrade_own a table is read" in notes
    assert "no layer, index or addition here is made of it" in notes
    rows = {row["source"]: row["feeds"] for row in pc.answers.update("comtrade_own", "us_troops").table.to_dicts()}
    assert rows["comtrade_own"] is None
    assert "tie layer" in rows["us_troops"]
    text = " ".join(pc.answers.update("cow_trade").text().split())
    assert "comtrade_own: read as a table alone, which no layer, index or addition here takes" in text


def test_ages_are_not_counted_from_a_year_before_the_data_and_one_year_is_one_year():
    with pytest.raises(QuestionError, match=r"not from 1800: leave year= out"):
        pc.answers.update("atop", year=1800)
    assert pc.answers.update("us_troops", year=2025).sentences[0] == "us_troops ends in 2024, 1 year ago."


def test_what_a_mirror_has_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place = tmp_path / "mirror" / SOURCES["atop"].files[0].path
    place.parent.mkdir(parents=True)
    for file in SOURCES["atop"].needed():
        (tmp_path / "mirror" / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mirror" / file.path).write_bytes(b"x")
    assert pc.answers.update("atop", year=2026).table["cache"].to_list() == ["not fetched"]
    monkeypatch.setenv(places.MIRROR_VARIABLE, str(tmp_path / "mirror"))
    assert pc.answers.update("atop", year=2026).table["cache"].to_list() == ["in the mirror"]


def test_several_words_of_one_part_choose_any_of_their_values_and_many_is_of_collections():
    chosen = [member.file for member in choose_members(SOURCES["ungdc"], ["year=1970", "year=1971"])]
    assert chosen == [member.file for member in choose_members(SOURCES["ungdc"], "year=1970,1971")]
    assert len(chosen) > len(choose_members(SOURCES["ungdc"], "year=1970")) > 0
    with pytest.raises(QuestionError, match="cow_nmc: no collection of many files; leave many= out"):
        pc.answers.fetch("cow_nmc", many=True)

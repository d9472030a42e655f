"""What the files of texts and speakers hold, and the list of bridges."""

import json
import random
from pathlib import Path

import polars as pl
import pytest
from test_sources_un import sheet

from polycentric.positions.un import published_bridging
from polycentric.states import facts
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")


def test_texts_of_the_state_of_the_union_belong_to_the_addresses_of_their_place():
    addresses, texts = table("us_sotu", "addresses"), dict(table("us_sotu", "texts").iter_rows())
    assert sorted(set(range(1790, 2021)) - set(addresses["year"])) == [1933, 1973]
    assert addresses.filter(pl.col("year").is_duplicated())["year"].n_unique() == 11
    number = {(row["president"], row["year"], row["sotu_type"]): row["number"] for row in addresses.to_dicts()}
    for president, year, kind, words in (
        ("James Monroe", 1823, "written", "any portion of this hemisphere"),
        ("Franklin D. Roosevelt", 1941, "speech", "essential human freedoms"),
        ("George W. Bush", 2002, "speech", "axis of evil"),
        ("Donald Trump", 2020, "speech", "USMCA"),
        ("Jimmy Carter", 1980, "speech", "vital interests of the United States"),
    ):
        assert words in texts[number[president, year, kind]], (president, year)
    assert texts[1].startswith("Fellow-Citizens of the Senate")
    assert (min(map(len, texts.values())), max(map(len, texts.values()))) == (6_274, 219_954)


def _lines(mirror: Path, name: str) -> list[dict[str, object]]:
    lines = (mirror / "files" / "texts" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_twenty_of_72_rows_are_resolutions_about_a_report_and_five_reports_are_missing(mirror: Path):
    reports, resolutions = (table("china_work_reports", name) for name in ("reports", "resolutions"))
    assert (reports.height, resolutions.height) == (52, 20)
    assert resolutions["title"].str.ends_with("关于政府工作报告的决议").all()
    assert not reports["title"].str.contains("决议").any()
    none_given = {*range(1961, 1964), *range(1965, 1975), 1976, 1977}
    assert set(range(1954, 2026)) - set(reports["year"]) - none_given == {1989, 1990, 1991, 1996, 2020}
    raw = {
        int(str(row["year"])): row["content"]
        for row in _lines(mirror, "china_government_work_reports.jsonl")
        if row["year"]
    }
    assert dict(reports.select("year", "content").iter_rows()) == raw


def test_reports_to_the_congresses_lack_five_and_hold_a_stub(mirror: Path):
    reports = table("china_congress_reports")
    assert sorted(set(range(1, 21)) - set(reports["congress"])) == [2, 4, 5, 6, 8]
    assert reports.filter(congress=1).height == 2
    assert reports.filter(congress=7)["content"].str.len_chars().item() == 76
    assert {"多极化" in text for text in reports.filter(pl.col("congress").is_between(15, 17))["content"]} == {True}
    raw = [(row["congress"], row["content"]) for row in _lines(mirror, "china_cpc_congress_reports.jsonl")]
    assert sorted(reports.select("congress", "content").rows()) == sorted(raw)


def test_speakers_of_the_general_debate_are_those_that_another_reader_reads(mirror: Path):
    rows = sheet(mirror / "files" / "texts" / "Speakers_by_session.xlsx")[1:]
    ours = table("ungdc_speakers").sort("year", maintain_order=True)
    assert ours.height == 10_944
    counted = dict(ours.group_by("year").len().iter_rows())
    assert (counted[1946], counted[1970], counted[2024]) == (39, 70, 193)
    known = {(row["year"], row["country"], row["speaker"], row["post"]) for row in ours.to_dicts()}
    for row in random.Random(13).sample(rows, 500):
        year, _, _, country, speaker, post = (each.strip() or None for each in row[:6])
        assert (int(year or 0), country, speaker, post) in known


def test_letters_of_speakers_are_those_of_the_state_that_spoke():
    rows = table("ungdc_speakers")
    strangers = set(rows["iso3c"].drop_nulls()) - set(facts.states())
    assert strangers == {"EC", "EU", "PSE", "YUG"}
    for state in ("DEU", "DDR"):
        assert set(range(1973, 1990)) <= set(rows.filter(iso3c=state)["year"]), state
    assert max(rows.filter(iso3c="DDR")["year"]) == 1989
    fischer = rows.filter(year=1986, speaker="Mr. FISCHER")
    assert fischer.select("iso3c", "written").rows() == [("DDR", "DEU")]
    assert set(rows.filter(iso3c="RUS", year=1985)["country"]) == {"Union of Soviet Socialist Republics"}
    assert rows.filter(iso3c="TWN").is_empty(), "China is Taipei to 1971 there"
    assert rows.filter(pl.col("iso3c").is_in(["CHN", "RUS"]), year=1970).is_empty()
    assert set(rows.filter(iso3c="YMD")["year"]) == set(range(1968, 1990)) & set(rows.filter(iso3c="YMD")["year"])


def test_the_published_bridges_are_chains_of_the_pairs_and_of_known_roll_calls():
    pairs, bridging = table("bsv_bridges"), published_bridging().bridge
    assert pairs.height == 955
    known = set(table("un_votes", "roll_calls")["rcid"])
    lost = [pair for pair in pairs.iter_rows() if not set(pair) <= known]
    assert len(lost) == 8
    for one, other in pairs.iter_rows():
        if {one, other} <= known:
            assert bridging[str(one)] == bridging[str(other)]
    assert bridging["545"] == bridging["470"] == "470", "470, 512 and 545 are one item"
    assert set(map(int, bridging)) <= known

"""What states say in the report: first uses, rates, and whom they name, or the one line that says what to run."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from polycentric.answers.world import said as gathered
from polycentric.answers.world.said_prose import ABSENT
from polycentric.errors import CoverageError
from polycentric.pictures import PICTURES
from polycentric.pictures.contract import said_of
from polycentric.pictures.drawing.svg import LAYOUTS
from polycentric.pictures.records.said import Said
from polycentric.report import Findings, render_findings

Make = Callable[..., Said]
NAMES = ("first_said", "rates_said", "threats_said")


def test_the_page_says_three_sentences_and_then_shows_who_said_it_and_whom_they_name(small: Findings):
    page = render_findings(small)
    places = [
        page.index(each)
        for each in ('id="everything"', 'id="said"', "China first.", *(f'id="{each}"' for each in NAMES))
    ]
    assert places == sorted(places)
    assert "70 speeches, 1946–2025 (sha256 over their hashes abababababab)" in page


def test_without_texts_the_page_says_how_to_fetch_them_and_draws_nothing(small: Findings):
    for said in (None, Said(lacking=ABSENT)):
        page = render_findings(dataclasses.replace(small, said=said))
        assert page.count("polycentric fetch ungdc --many") == 1
        assert not any(f'id="{each}"' in page for each in NAMES)


def test_where_only_whom_they_name_was_never_read_the_rest_is_shown(small: Findings, toy_said: Make):
    bare = dataclasses.replace(small, said=dataclasses.replace(toy_said(), named=(), lacking=gathered.UNNAMED))
    page = render_findings(bare)
    assert 'id="rates_said"' in page
    assert 'id="threats_said"' not in page
    assert "polycentric threats USA reads it" in page


def test_a_picture_of_words_without_words_says_what_to_run(small: Findings):
    with pytest.raises(CoverageError, match="polycentric words multipolar"):
        _ = said_of(dataclasses.replace(small, said=Said(lacking=gathered.UNREAD)))
    with pytest.raises(CoverageError, match="history=None"):
        _ = said_of(dataclasses.replace(small, said=None))


def test_a_state_that_was_none_then_has_no_number_and_no_pale_cell(small: Findings):
    for layout in LAYOUTS:
        svg = str(PICTURES["threats_said"].draw(small, layout))
        assert svg.count("Eritrea: no state in 1946–1991") == 1
        assert "Russia names Eritrea 3 times in 30 speeches" in svg
        assert "Russia names China fewer than three times in 30 speeches" in svg
        assert "Russia names Russia" not in svg


def test_what_the_rules_found_once_or_twice_is_named_nowhere_and_a_leader_takes_ten(small: Findings):
    made = PICTURES["threats_said"]
    assert said_of(small).named[1].rows[0].times["CHN"] == 2
    assert ">2<" not in "".join(str(made.draw(small, layout)) for layout in LAYOUTS)
    assert not any(row[3] in ("1", "2") for row in (made.numbers(small).rows if made.numbers else ()))
    assert made.takeaway(small) == (
        "Most often in a speech: 1946–1991 Russia names China, 10 times in 40 speeches; 1992–2025 no state ten times "
        "by any of these."
    )
    assert "no number: fewer than three" in made.caption(small)


def test_the_report_takes_its_limits_from_where_the_question_has_them():
    from polycentric.words.threats.gap import LISTED, SURE

    assert (LISTED, SURE) == (3, 10), "then write toy_said.py anew"


def test_a_decade_without_a_hit_is_a_zero_and_says_so(small: Findings):
    assert PICTURES["rates_said"].takeaway(small).startswith("In the 2000s none of those drawn has said “multipolar”")


def test_the_tables_hold_every_first_use_rate_and_pair(small: Findings):
    tables = {name: PICTURES[name].numbers for name in NAMES}
    rows = {name: table(small).rows for name, table in tables.items() if table is not None}
    assert len(rows["first_said"]) == 4
    assert len(rows["rates_said"]) == 4
    assert ("1946–1991", "Russia", "China", "10", "40") in rows["threats_said"]
    assert not any(row[1] == row[2] for row in rows["threats_said"])


def test_a_table_that_is_open_is_printed_whole(small: Findings):
    on_paper = render_findings(small).partition("@media print{\n")[2].partition("\n}")[0]
    assert ".numbers-scroll{max-height:none;overflow:visible}" in on_paper


def test_texts_that_nobody_fetched_cost_the_report_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path))
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    assert gathered.gather() == Said(lacking=ABSENT)

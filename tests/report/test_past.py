"""Two centuries in the report, from numbers that fit on paper."""

import dataclasses
import re
import xml.etree.ElementTree as ElementTree

import pytest
from toy_past import make_past

from polycentric.errors import CoverageError
from polycentric.pictures.drawing.svg import LAYOUTS, WIDE, Layout, Scale
from polycentric.pictures.drawing.timeline import (
    DASHES,
    ends_and_round,
    first_and_round,
    round_years,
    runs,
    span,
    stretches,
    ticks_of,
    year_axis,
)
from polycentric.pictures.power_through_time import leaders
from polycentric.pictures.records.past import Past
from polycentric.pictures.verdicts_through_time import tallied
from polycentric.report import PICTURES, Findings, draw, render_findings

SVG = "{http://www.w3.org/2000/svg}"
OF_PAST = [name for name, entry in PICTURES.items() if entry.of_past]


@pytest.fixture(scope="module")
def without(small: Findings) -> Findings:
    """The toy world without an archive."""
    return dataclasses.replace(small, past=None)


def changed(findings: Findings, **changes: object) -> Findings:
    assert findings.past is not None
    return dataclasses.replace(findings, past=dataclasses.replace(findings.past, **changes))  # pyright: ignore[reportArgumentType]


def parsed(findings: Findings, name: str, layout: Layout = WIDE) -> ElementTree.Element:
    return ElementTree.fromstring(str(PICTURES[name].draw(findings, layout)))


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def paths(root: ElementTree.Element, colour: int) -> list[str]:
    return [
        each.attrib["d"]
        for each in root.iter(f"{SVG}path")
        if each.get("style", "").startswith(f"fill:none;stroke:var(--camp-{colour});")
    ]


def test_no_line_is_drawn_over_a_year_without_a_value(small: Findings):
    americas = paths(parsed(small, "measures_through_time"), 1)
    assert [path.count("L") for path in americas] == [3, 2], "1900-1903 and 1906-1908, a break between"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_no_line_reaches_todays_other_source_whose_marks_stand_beyond_a_break(small: Findings, layout: Layout):
    root = parsed(small, "power_through_time", layout)
    marks = [each for each in root.iter(f"{SVG}path") if each.get("style", "").startswith("fill:var(--paper)")]
    places = [float(each.attrib["d"][1:].split()[0]) for each in marks]
    ends = [max(float(x) for x in re.findall(r"[ML]([\d.]+)", path)) for n in (1, 4, 10) for path in paths(root, n)]
    assert len(places) == 2
    assert max(ends) + 30 < min(places)
    assert [each.findtext(f"{SVG}title") for each in marks] == [
        "Alba: 30%, by Composite over four components", "Cita: 20%, by Composite over four components"
    ]  # fmt: skip


def test_todays_other_source_is_named_and_a_measure_without_one_has_no_marks(small: Findings):
    root = parsed(small, "power_through_time")
    assert any("Beyond the break, 1915: composite over four components" in line for line in words(root))
    assert "1915" not in words(parsed(small, "measures_through_time")), "the second measure has no other source"


def test_states_are_named_at_the_ends_of_their_lines_and_told_apart_by_dashes_too(small: Findings):
    texts = words(parsed(small, "power_through_time"))
    assert {"Alba", "Borda", "Cita"} <= set(texts)
    assert len(set(DASHES.values())) == len(DASHES)


def test_the_experts_words_are_in_quotes_and_those_that_are_ours_in_brackets(small: Findings):
    assert small.past is not None
    ours = dataclasses.replace(small.past.periods[0], word="bipolarity", own_word=False)
    root = parsed(changed(small, periods=(ours, small.past.periods[1])), "power_through_time")
    assert any("1 [bipolarity] 1902–1905; 4 “polycentrism” 1905–1910" in line for line in words(root))
    page = render_findings(small)
    assert "in a sense of its own" in page
    assert "one expert opinion" in page


def test_without_the_experts_nothing_is_said_of_their_periods(small: Findings):
    alone = changed(small, periods=())
    assert "in a sense of its own" not in render_findings(alone)
    assert "The experts’ periods are not here" in words(parsed(alone, "power_through_time"))


def test_the_strip_of_coverage_is_empty_beyond_the_sources_years_and_paler_where_few_states_are(small: Findings):
    strip = [
        each for each in parsed(small, "measures_through_time").iter(f"{SVG}rect") if each.attrib["class"] == "age"
    ]
    titles = [each.findtext(f"{SVG}title") for each in strip]
    assert titles == [
        f"{years}: about {part}% of the states of the year have a value"
        for years, part in (("1900–1903", 90), ("1904–1905", 50), ("1906–1908", 90))
    ]
    assert float(strip[1].attrib["fill-opacity"]) < float(strip[0].attrib["fill-opacity"])


def test_what_is_not_drawn_is_said_with_the_reason(small: Findings):
    assert PICTURES["measures_through_time"].notes(small) == (
        "Dora leads by iron and steel in 1903, and is not drawn.",
        "Warships: no panel, for no year has enough of the world (1 of 3 states has data).",
        "Output since 1816: no value in 1904–1905. In 1904: 1 of 3 states has data.",
    )
    assert PICTURES["concentration_through_time"].notes(small) == (
        "Output, major powers: no value in 1900. In 1900: no data for GBR: every member of the set is needed.",
    )


def test_the_missing_years_of_concentration_stand_as_an_empty_frame_with_the_reason(small: Findings):
    frames = [
        each.findtext(f"{SVG}title")
        for each in parsed(small, "concentration_through_time").iter(f"{SVG}rect")
        if each.attrib.get("class") == "uncovered"
    ]
    assert frames == ["1900: no data for GBR: every member of the set is needed"]


def test_concentration_says_when_it_was_least_and_most(small: Findings):
    sentence = PICTURES["concentration_through_time"].takeaway(small)
    assert "most alike in 1900 (0.30) and least in 1905 (0.60)" in sentence


def test_who_led_is_counted_by_year(small: Findings):
    assert small.past is not None
    assert leaders(small.past.indices[0]) == [("Alba", 1900, 1910)]
    assert "was held by Alba in 11 years" in PICTURES["power_through_time"].takeaway(small)


def test_a_year_without_a_class_is_no_reading(small: Findings):
    assert small.past is not None
    assert tallied(small.past, 1900) == {"bipolar": 1}
    assert tallied(small.past, 1906) == {"unipolar": 1, "multipolar": 1}


def test_the_page_without_an_archive_says_in_one_sentence_what_to_run(without: Findings):
    page = render_findings(without)
    assert page.count("polycentric fetch --all brings it") == 1
    assert not any(f'id="{name}"' in page for name in OF_PAST)
    assert "The archive, by source" not in page


def test_the_page_says_what_of_the_archive_is_missing_and_how_the_part_was_made(small: Findings):
    page = render_findings(small)
    assert "Output (World Bank): not fetched: polycentric fetch wb_gdp." in page
    assert "Version 7, 1816–2022, 17,121 rows" in page
    assert "polycentric fetch cow_nmc\npolycentric report --history" in page
    assert "ab" * 32 in page


@pytest.mark.parametrize("name", OF_PAST)
def test_a_picture_of_two_centuries_without_an_archive_is_refused_with_what_to_do(without: Findings, name: str):
    with pytest.raises(CoverageError, match="polycentric fetch --all"):
        draw(without, name)


def test_an_archive_without_any_measure_of_concentration_leaves_its_picture_out(small: Findings):
    assert not PICTURES["concentration_through_time"].applies(changed(small, curves=()))
    assert not PICTURES["verdicts_through_time"].applies(changed(small, strips=()))


def test_a_state_with_a_name_that_would_be_a_script_is_escaped_in_every_picture(small: Findings):
    evil = dataclasses.replace(small, past=make_past("<script>alert(1)</script>"))
    for name in OF_PAST:
        for layout in LAYOUTS:
            assert "<script" not in str(PICTURES[name].draw(evil, layout))
    assert "&lt;script&gt;" in str(PICTURES["power_through_time"].draw(evil, WIDE))


def test_the_tournament_is_said_without_the_entries_that_call_no_side(small: Findings):
    sentence = PICTURES["tournament"].takeaway(small)
    assert "won 55% to 70%" in sentence
    assert "the side that began won 60%" in sentence
    assert "By one of two indices" in sentence, "CINC's interval begins at 65%, population's at 40%"


def test_the_largest_camp_is_named_with_its_head_of_the_year(small: Findings):
    assert "In 1910 they were Alba (60%)" in PICTURES["bloc_river"].takeaway(small)


def test_likeness_breaks_where_a_pair_has_no_value_and_says_why_once(small: Findings):
    root = parsed(small, "alike_through_time")
    assert [path.count("L") for path in paths(root, 4)] == [1], "1946-1947; 1949 stands alone as a dot"
    assert PICTURES["alike_through_time"].notes(small) == ("All pairs: no roll call in the data, 1948.",)
    assert "Alba voted most like Borda (−0.20)" in PICTURES["alike_through_time"].takeaway(small).replace("-", "−")


def test_parts_whose_source_is_missing_are_left_out(small: Findings):
    less = changed(small, river=None, alike=(), contests=None)
    for name in ("bloc_river", "alike_through_time", "tournament"):
        assert not PICTURES[name].applies(less)
        assert f'id="{name}"' not in render_findings(less)


def test_years_that_follow_each_other_are_one_run():
    assert [span(run) for run in runs([1903, 1900, 1901, 1905])] == ["1900–1901", "1903", "1905"]
    assert runs([]) == []
    assert runs([1999]) == [range(1999, 2000)]
    assert runs({1816: 0.1, 1817: 0.2, 1818: 0.3}) == [range(1816, 1819)]
    assert [list(run) for run in runs([2000, 2000, 2002, 2001, 2010])] == [[2000, 2001, 2002], [2010]]


def test_a_stretch_ends_where_a_year_is_missing_or_the_word_changes():
    words = {1900: "unipolar", 1901: "unipolar", 1902: "bipolar", 1904: "bipolar"}
    assert stretches(words) == [(1900, 1901, "unipolar"), (1902, 1902, "bipolar"), (1904, 1904, "bipolar")]
    assert stretches({1901: None, 1900: None}) == [(1900, 1901, None)]
    assert stretches({}) == []


def test_years_across_are_round_and_never_stand_in_each_other():
    across = Scale(1816, 2016, 46.0, 746.0)
    assert round_years((1816, 2016), 9) == [1825, 1850, 1875, 1900, 1925, 1950, 1975, 2000]
    assert round_years((1900, 1903), 9) == [1900, 1901, 1902, 1903]
    assert round_years((1999, 1999), 4) == [1999]
    assert first_and_round((1816, 2016), 25, across)[:2] == [1816, 1850]
    assert first_and_round((1900, 1950), 25, across) == [1900, 1925, 1950]
    assert ends_and_round((1816, 2022), 50, 22) == [1816, 1850, 1900, 1950, 2000, 2022]
    assert ends_and_round((1999, 1999), 10, 5) == [1999]
    assert [str(each).partition(" ")[0] for each in year_axis([1900, 1950], across, 9.0, ruled=(1.0, 2.0))] == [
        "<line", "<text", "<line", "<text",
    ]  # fmt: skip
    assert 'x="733"' in str(year_axis([2016], across, 9.0, edge=746.0)[0])
    assert year_axis([], across, 9.0) == []


def test_an_axis_has_round_ticks():
    assert ticks_of(0.43) == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.4])
    assert isinstance(make_past(), Past)

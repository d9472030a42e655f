import xml.etree.ElementTree as ElementTree

import polars as pl
import pytest

from polycentric.answers.parts.polarity_strips import history_of
from polycentric.pictures.charts.polarity_history import draw, drawn
from polycentric.pictures.drawing.svg import NARROW, WIDE, Layout

BANDS = [(1918, 1939, "multipolarity"), (1990, 2010, "unipolarity")]


def verdicts() -> pl.DataFrame:
    rows = [
        ("thompson", "Thompson's cut-offs", "shares", "cinc", state_set, year, word)
        for state_set, words in (("majors", ("multipolar", "multipolar", "bipolar")), ("all", ("not applicable",) * 3))
        for year, word in zip((1920, 1921, 1922), words, strict=True)
    ]
    rows += [("nuclear", "States that possess", "lists", "", "", year, "missing") for year in (1920, 1921, 1922)]
    rows += [("half_of_leader", "Half <&>", "ratio", "cinc", "all", year, "unipolar") for year in (1920, 1922)]
    names = ("definition", "label", "family", "index", "set", "year", "class")
    return pl.DataFrame(rows, schema=names, orient="row")


def test_years_of_one_class_are_one_run_and_a_gap_parts_them():
    history = history_of(verdicts(), "majors", (1920, 1922), BANDS)
    strips = {label: [strip.runs for strip in strips] for label, strips in history.strips}
    assert strips["Thompson's cut-offs · on majors"] == [[(1920, 1921, "multipolar"), (1922, 1922, "bipolar")]]
    assert strips["Half <&> · on all"] == [[(1920, 1920, "unipolar"), (1922, 1922, "unipolar")]]
    assert history.left_out == 1, "what gives no class in any year is counted, not drawn"
    assert history.bands == [BANDS[0]]


def test_families_stand_in_their_order():
    labels = [label for label, _ in history_of(verdicts(), "majors", (1920, 1922), BANDS).strips]
    assert labels == ["Thompson's cut-offs · on majors", "Half <&> · on all"]


def test_the_picture_is_whole_escapes_what_it_shows_and_names_every_run():
    whole = draw(history_of(verdicts(), "majors", (1920, 1922), BANDS))
    tree = ElementTree.fromstring(whole.split("?>", 1)[1])
    titles = [element.text for element in tree.iter() if element.tag.endswith("title")]
    assert any(title is not None and title.startswith("cinc, 1920–1921: multipolar\n") for title in titles)
    assert "1918–1939: multipolarity" in titles
    assert "Half &lt;&amp;&gt;" in whole
    assert "1 reading without a class" in whole


@pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_is_drawn_outside_the_picture(layout: Layout):
    history = history_of(verdicts(), "majors", (1920, 1922), BANDS)
    tree = ElementTree.fromstring(str(drawn(history, layout)))
    height = float(tree.attrib["height"])
    for element in tree.iter():
        if element.tag.endswith("rect"):
            assert float(element.attrib["x"]) + float(element.attrib["width"]) <= layout.width + 0.1
            assert float(element.attrib["y"]) + float(element.attrib["height"]) <= height


def test_without_any_class_the_picture_says_so():
    nothing = verdicts().with_columns(pl.lit("missing").alias("class"))
    history = history_of(nothing, "majors", (1920, 1922), [])
    assert history.strips == []
    assert "No reading gives a class." in str(drawn(history))


def test_a_mark_beside_each_strip_says_how_its_reading_did_in_the_past_and_a_legend_says_what_marks_mean():
    history = history_of(verdicts(), "majors", (1920, 1922), BANDS)
    strips = dict(history.strips)
    assert [strip.past for strip in strips["Thompson's cut-offs · on majors"]] == ["fails"]
    assert "0 of 19 unipolar" in strips["Thompson's cut-offs · on majors"][0].past_in_full
    for layout in (WIDE, NARROW):
        picture = str(drawn(history, layout))
        assert 'class="past-mark"' in picture
        assert "can’t be tested" in picture


def test_a_rule_with_a_name_of_its_own_on_one_measure_stands_once_for_each_measure():
    own = pl.DataFrame(
        [("thompson", "On warships", "shares", "warships", "majors", year, "missing") for year in (1920, 1921, 1922)],
        schema=verdicts().schema, orient="row",
    )  # fmt: skip
    history = history_of(pl.concat([verdicts(), own]), "majors", (1920, 1922), BANDS)
    assert [label for label, _ in history.strips] == ["Thompson's cut-offs · on majors", "Half <&> · on all"]
    assert history.left_out == 2

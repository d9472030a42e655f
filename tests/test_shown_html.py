import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polycentric.shown_html import Html, folded, heading, number, paragraph, record, table, together


def parsed(shown: str) -> ElementTree.Element:
    return ElementTree.fromstring(shown)


def test_a_table_has_its_caption_heads_cells_and_notes():
    shown = parsed(table(["state", "share"], [("China", 0.2), ("Fiji", None)], caption="Output", notes=["Of 2025."]))
    assert [each.text for each in shown.iter("caption")] == ["Output"]
    assert [each.text for each in shown.iter("th")] == ["state", "share"]
    assert [each.text for each in shown.iter("td")] == ["China", "0.2000", "Fiji", "–"]
    assert [each.text for each in shown.findall("div")] == ["Of 2025."]


def test_a_table_scrolls_in_a_box_of_its_own_where_the_page_is_narrow():
    for made in (table(["state"], [("China",)]), record("Output", {"unit": "dollars"})):
        box = parsed(f"<div>{made}</div>").find("section")
        assert box is not None
        assert box.get("style", "").startswith("overflow-x:auto")
        assert [each.tag for each in box] == ["table"]


def test_numbers_stand_to_the_right_and_texts_to_the_left():
    shown = parsed(table(["a", "b", "c"], [("x", 1, "12 %"), ("2", float("nan"), "3 %")]))
    sides = [re.findall("text-align:(left|right)", each.get("style", "")) for each in shown.iter("td")]
    assert sides == [["left"], ["right"], ["right"]] * 2


def test_a_long_table_is_cut_and_says_how_much_is_left_out():
    shown = table(["n"], [(n,) for n in range(1500)], most=10)
    assert "1,490 rows more" in shown
    assert shown.count("<td") == 10


def test_a_record_leaves_out_what_is_empty():
    shown = parsed(record("Output", {"unit": "dollars", "caveat": "", "reference": None, "partial": False}))
    assert [each.text for each in shown.iter("th")] == ["unit", "partial"]
    assert [each.text for each in shown.iter("td")] == ["dollars", "no"]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "a & b", "'", "\x00\x1b[31m\u202e"]
)
def test_every_text_is_escaped_wherever_it_stands(text: str):
    shown = together(
        table([text], [(text,)], caption=text, notes=[text]), record(text, {text: text}, [text]), heading(text),
        paragraph(text), folded(text, paragraph(text)),
    )  # fmt: skip
    words = {each.text for each in parsed(shown).iter() if each.text}
    assert len(words) == 1
    assert not re.search(r"<(script|img)|[\x00\x1b\u202e]", shown)


@given(st.text(), st.text())
def test_any_text_makes_whole_xml(head: str, cell: str):
    shown = parsed(table([head], [(cell,)], caption=cell))
    assert len(list(shown.iter("td"))) == 1


def test_what_is_html_already_is_kept():
    assert "<svg/>" in table(["picture"], [(Html("<svg/>"),)])
    assert Html("<b>x</b>")._repr_html_() == "<b>x</b>"


def test_nothing_has_a_colour_of_its_own_or_comes_from_outside():
    shown = together(table(["a"], [(1,)], "c", ["n"]), record("t", {"a": 1}), folded("s", heading("h"), paragraph("p")))
    assert not re.search(r"#[0-9a-f]{3}|rgb|https?:|<style|<script|<link|class=\"(?!polycentric)", shown)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (2016, "2,016"), (0.12345, "0.1235"), (1.5, "1.500"), (12340.2, "12,340"), (1.2e20, "1.200e+20"),
     (-0.00001, "-1.000e-05"), (9.99996, "10.000"), (0.001234, "0.001234")],
)  # fmt: skip
def test_a_number_has_four_digits(value: float, written: str):
    assert number(value) == written


def test_a_year_is_not_parted():
    assert ">2016<" in table(["year"], [(2016,)])


def test_numbers_and_truths_of_numpy_are_written_as_pythons():
    cells = [np.float32(0.5), np.float64("nan"), np.int64(2016), np.bool_(True), float("inf")]
    assert [each.text for each in parsed(table("abcde", [cells])).iter("td")] == ["0.5000", "–", "2016", "yes", "inf"]

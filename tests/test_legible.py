import json
import unicodedata
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polycentric.legible import encodable, valid_xml, visible, visible_json

STEERING = ["\x1b[31m", "\x07", "\r", "\x00", "\x9b31m", "\u202e", "\u2066", "\u200f", "\u2028", "\ufeff", "\x7f",
            "\U000e0041", "\u061c", "\x85"]  # fmt: skip


@pytest.mark.parametrize("text", STEERING, ids=ascii)
def test_what_steers_a_terminal_is_shown_in_place(text: str):
    shown = visible(f"a{text}b")
    assert shown.isprintable()
    assert "\\" in shown
    assert shown.startswith("a")


@pytest.mark.parametrize("text", ["São Tomé", "Türkiye", "Россия", "中国", "مصر", "Côte d’Ivoire", "a\xa0b", "–", "क्‍ष"])
def test_letters_of_every_script_stay(text: str):
    assert visible(text) == text
    assert valid_xml(text) == text


@given(st.text())
def test_a_shown_text_has_no_control_and_no_mark_of_direction(text: str):
    assert not {unicodedata.bidirectional(each) for each in visible(text)} & {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI"}
    assert not {unicodedata.category(each) for each in visible(text)} & {"Cc", "Cs", "Zl", "Zp"}


@given(st.text(st.characters(codec="utf-8")))
def test_a_json_text_holds_the_same(text: str):
    assert json.loads(visible_json(json.dumps(text, ensure_ascii=False))) == text


@given(st.text(st.characters(exclude_characters="<&")))
def test_any_text_made_valid_is_read_by_an_xml_parser(text: str):
    assert ElementTree.fromstring(f"<a>{valid_xml(text)}</a>").tag == "a"


def test_half_a_character_can_be_written():
    assert encodable("a\udcffb").encode("utf-8") == b"a\\udcffb"

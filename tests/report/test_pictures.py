import dataclasses
import re
import xml.etree.ElementTree as ET

import pytest

from polycentric.errors import UnknownNameError
from polycentric.pictures.drawing.svg import LAYOUTS, NARROW, WIDE, Layout
from polycentric.report import PICTURES, Findings, draw

SVG = "{http://www.w3.org/2000/svg}"
CASES = [(name, layout) for name in PICTURES for layout in LAYOUTS]
IDS = [f"{name}-{layout.name}" for name, layout in CASES]


def parsed(findings: Findings, name: str, layout: Layout) -> ET.Element:
    return ET.fromstring(str(PICTURES[name].draw(findings, layout)))


@pytest.mark.parametrize(("name", "layout"), CASES, ids=IDS)
def test_a_picture_of_todays_world_is_well_formed_named_and_not_empty(today: Findings, name: str, layout: Layout):
    root = parsed(today, name, layout)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert title.text
    assert len(description.text or "") > 20
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    shapes = [part for part in root.iter() if part.tag in {f"{SVG}{tag}" for tag in ("rect", "circle", "path")}]
    assert len(shapes) >= 4


@pytest.mark.parametrize(("name", "layout"), CASES, ids=IDS)
def test_a_picture_of_the_toy_world_is_well_formed_too(small: Findings, name: str, layout: Layout):
    assert len(list(parsed(small, name, layout).iter())) > 5


@pytest.mark.parametrize(("name", "layout"), CASES, ids=IDS)
def test_no_number_in_a_picture_is_not_a_number(today: Findings, name: str, layout: Layout):
    assert not re.search(r'"[^"]*\b(nan|inf|None)\b[^"]*"', str(PICTURES[name].draw(today, layout)))


@pytest.mark.parametrize(("name", "layout"), CASES, ids=IDS)
def test_the_same_findings_give_the_same_picture(small: Findings, name: str, layout: Layout):
    assert PICTURES[name].draw(small, layout) == PICTURES[name].draw(small, layout)


@pytest.mark.parametrize(("name", "layout"), CASES, ids=IDS)
def test_a_state_named_as_a_script_is_escaped_in_every_picture(evil: Findings, name: str, layout: Layout):
    drawn = str(PICTURES[name].draw(evil, layout))
    assert "<script" not in drawn
    ET.fromstring(drawn)


def test_the_name_that_would_be_a_script_does_reach_the_pictures(evil: Findings):
    reached = [name for name in PICTURES if "&lt;script&gt;" in str(PICTURES[name].draw(evil, WIDE))]
    assert {"world_map", "power_shares", "verdict_map", "network"} <= set(reached)


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_says_what_to_take_away_and_where_its_data_are_from(today: Findings, name: str):
    picture = PICTURES[name]
    assert len(picture.title) > 10
    assert picture.takeaway(today).endswith(".")
    assert len(picture.caption(today)) > 80


@pytest.mark.parametrize("name", PICTURES)
def test_the_definitions_that_a_picture_names_are_in_the_report(today: Findings, name: str):
    assert set(PICTURES[name].definitions) <= {definition.anchor for definition in today.definitions}


@pytest.mark.parametrize(("name", "layout"), CASES, ids=IDS)
def test_every_text_in_a_picture_stands_inside_it(today: Findings, name: str, layout: Layout):
    for part in parsed(today, name, layout).iter(f"{SVG}text"):
        if part.get("transform") is None:
            assert -1 <= float(part.get("x", "nan")) <= layout.width + 1, part.text


def test_every_state_has_a_mark_on_the_map_that_says_its_name(today: Findings):
    root = parsed(today, "world_map", WIDE)
    marked = {part.get("data-state"): part for part in root.iter() if part.get("data-state")}
    assert set(marked) == set(today.states)
    title = marked["TUV"].find(f"{SVG}title")
    assert title is not None
    assert (title.text or "").startswith("Tuvalu")


def test_a_state_that_neither_follows_nor_is_followed_is_not_called_a_centre(today: Findings):
    view = next(view for view in today.views if view.key == "dependence_threshold-states")
    alone = next(camp for camp in view.camps if camp.size == 1)
    head = next(camp for camp in view.camps if len(camp.centres) == 1 and camp.members)

    page = draw(today, "world_map")

    tips = [tip for tip in re.findall(r"<title>([^<]*)</title>", page) if tip.startswith(f"{today.name(alone.key)}\n")]
    assert tips
    assert all(f"\n{view.label}: neither follows nor is followed" in tip for tip in tips)
    assert f"\n{view.label}: head of a camp, followed by {len(head.members)} state" in page
    assert "followed by 0" not in page


def test_a_missing_value_is_said_and_not_drawn_as_a_bar_of_nothing(today: Findings):
    assert "no data" not in str(PICTURES["power_shares"].draw(today, WIDE))
    energy = today.indices["energy"]
    gap = dataclasses.replace(energy, shares={state: share for state, share in energy.shares.items() if state != "CHN"})
    without = dataclasses.replace(today, indices={**today.indices, "energy": gap})
    assert str(PICTURES["power_shares"].draw(without, WIDE)).count("no data") == 1


def test_a_picture_of_its_own_is_a_whole_svg_document_with_its_style(small: Findings):
    for narrow in (False, True):
        root = ET.fromstring(draw(small, "world_map", narrow=narrow).encode())
        style = root.find(f"{SVG}style")
        assert style is not None
        assert "--camp-1" in (style.text or "")
        assert "display:none" not in (style.text or "").replace(".view{display:none}", "")
        assert root.get("width") == str(int((NARROW if narrow else WIDE).width))


def test_an_unknown_picture_raises_with_the_nearest_name(small: Findings):
    with pytest.raises(UnknownNameError, match="did you mean 'world_map'"):
        draw(small, "world_mpa")

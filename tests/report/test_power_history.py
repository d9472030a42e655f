"""The picture of two centuries, from numbers that fit on paper."""

import xml.etree.ElementTree as ElementTree

from polycentric.pictures.charts.power_history import History, Line, draw

SVG = "{http://www.w3.org/2000/svg}"


def picture(**changes: object) -> ElementTree.Element:
    shown: dict[str, object] = {
        "title": "Power",
        "lines": [
            Line("Alba", {1900: 0.6, 1901: 0.6, 1903: 0.5}, today=0.3),
            Line("<Borda>", {1900: 0.4, 1901: 0.4}),
        ],
        "covered": {1900: 1.0, 1901: 0.5, 1902: 0.0, 1903: 0.5},
        "bands": [(1900, 1902, "one"), (1902, 1903, "two")],
        "source": "A source",
        "other": "Another",
        "today": 1910,
    }
    return ElementTree.fromstring(draw(History(**(shown | changes))))  # pyright: ignore[reportArgumentType]


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def test_no_line_is_drawn_over_a_year_without_a_value():
    paths = [each.attrib["d"] for each in picture().iter(f"{SVG}path") if "stroke:var(--camp" in each.get("style", "")]
    assert [path.count("L") for path in paths] == [1, 0, 1], "1900-1901, a break, 1903; and the other state's two years"


def test_todays_other_source_is_a_ring_and_named_as_another_source():
    rings = list(picture().iter(f"{SVG}circle"))
    assert [each.findtext(f"{SVG}title") for each in rings] == ["Alba, 1910: 30.0%, by Another"]
    assert "Rings, 1910: another source, Another. The two don’t join." in words(picture())


def test_a_line_that_ends_before_the_others_says_when():
    assert "<Borda>, to 1901" in words(picture())
    assert "Alba" in words(picture())


def test_the_strip_says_how_many_states_are_covered_and_is_empty_where_none_is():
    strip = [each.findtext(f"{SVG}title") for each in picture().iter(f"{SVG}rect") if each.attrib["class"] == "age"]
    assert strip == ["1900: 100% of states", "1901: 50% of states", "1903: 50% of states"]


def test_without_expert_periods_and_another_source_neither_is_spoken_of():
    drawn_text = " ".join(words(picture(bands=[], other="", lines=[Line("Alba", {1900: 1.0})])))
    assert "Bands" not in drawn_text
    assert "Rings" not in drawn_text


def test_on_a_phone_everything_stands_within_its_width():
    lines = [Line("A state of a very long name", {1900: 0.6, 1901: 0.6}, today=0.3)]
    shown = History("Power", lines, {1900: 1.0, 1901: 0.5}, [], "A source of a long name", "Other", 1910)
    root = ElementTree.fromstring(draw(shown, narrow=True))
    assert root.attrib["width"] == "360"
    assert all(0 <= float(each.attrib["x"]) <= 360 for each in root.iter(f"{SVG}text"))
    assert all(float(each.attrib["y"]) < float(root.attrib["height"]) for each in root.iter(f"{SVG}text"))

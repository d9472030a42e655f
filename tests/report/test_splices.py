"""Where a source ends and another goes on: hollow marks with the source's name, and no line that leads to them."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from polycentric.panel.further import FURTHER, goes_on
from polycentric.pictures import PICTURES
from polycentric.pictures.charts.similarity_history import Alike, Measured
from polycentric.pictures.charts.similarity_history import draw as draw_alike
from polycentric.pictures.charts.ties_years import Panel, Partner, TiesYears, draw, joined, ticks
from polycentric.pictures.contract import past_of
from polycentric.pictures.drawing.splice import Splice
from polycentric.pictures.drawing.svg import LAYOUTS, Layout
from polycentric.pictures.records.findings import Findings
from polycentric.sources import SOURCES
from polycentric.ties import LAYERS
from polycentric.ties.called import known

SVG = "{http://www.w3.org/2000/svg}"
ENDS = 2014
TIES = TiesYears(
    "Trade of Borda",
    "First source",
    (
        Panel(
            "From Borda to",
            "dollars",
            (
                Partner("CHN", "Cora", {2012: 3.0, 2013: 4.0, 2014: 5.0}, ({2015: 5.2, 2016: 5.1}, {2015: 9.0})),
                Partner("USA", "Alba", {2010: 1.0, 2012: 2.0, 2014: 2.5}, ({2015: 2.6}, {})),
            ),
        ),
    ),
    (2010, 2016),
    ENDS,
    (
        Splice("Second & source", (2015, 2016), "it counts other things"),
        Splice("Third source", (2015, 2015), "it rounds"),
    ),
)


def wall_of(root: ElementTree.Element) -> float:
    """Give where the first source ends."""
    walls = [
        float(each.attrib["x1"]) for each in root.iter(f"{SVG}line") if "splice" in each.attrib.get("class", "").split()
    ]
    assert len(walls) == 1
    return walls[0]


def places(root: ElementTree.Element, chosen: str) -> list[float]:
    """Give the places from left to right of the elements of a class."""
    found: list[float] = []
    for each in root.iter():
        if chosen in each.attrib.get("class", "").split():
            numbers = [each.attrib[name] for name in ("x1", "x2", "cx", "x") if name in each.attrib]
            found += map(float, numbers or re.findall(r"^M(-?[\d.]+)", each.attrib.get("d", "")))
    return found


@pytest.mark.parametrize("narrow", [False, True])
def test_no_line_crosses_the_splice_and_each_later_source_has_a_hollow_mark_and_its_name(narrow: bool):
    root = ElementTree.fromstring(draw(TIES, narrow=narrow))
    wall = wall_of(root)
    lines = places(root, "joined")
    assert lines
    assert max(lines) < wall
    marks = [each for each in root.iter() if each.attrib.get("class") == "further"]
    assert all("fill:var(--paper)" in each.attrib["style"] for each in marks)
    assert min(places(root, "further")) > wall
    assert {each.tag.removeprefix(SVG) for each in marks} == {"circle", "path"}  # two sources, two shapes
    words = " ".join(each.text or "" for each in root.iter(f"{SVG}text"))
    assert "Second & source, 2015–2016" in words
    assert "Third source, 2015" in words
    assert "another source (Third source), not joined, since it rounds." in " ".join(words.split())


def test_a_line_joins_neighbouring_years_alone():
    assert joined(TIES, [2010, 2012, 2013]) == [(2012, 2013)]


@pytest.mark.parametrize(("highest", "last"), [(0.9, 0.8), (4.0, 4.0), (700.0, 600.0), (1.2e13, 1e13)])
def test_ticks_are_round_and_few_for_values_of_any_size(highest: float, last: float):
    assert ticks(highest)[-1] == pytest.approx(last)
    assert len(ticks(highest)) <= 7


def test_a_picture_of_one_source_has_no_hollow_mark_and_no_wall():
    alone = TiesYears("Alone", "First source", (Panel("To", "1", (Partner("A", "A", {2000: 1.0, 2001: 2.0}),)),),
                      (2000, 2001), 2001)  # fmt: skip
    root = ElementTree.fromstring(draw(alone))
    assert places(root, "further") == places(root, "splice") == []


@pytest.mark.parametrize("name", [name for further in FURTHER for name in further.ties])
def test_what_a_layer_goes_on_as_is_a_known_layer_of_a_known_source(name: str):
    found = goes_on(name)
    assert isinstance(found, tuple)
    further, reaches = found
    layers = known(LAYERS)
    assert name in layers
    assert reaches
    for each in reaches:
        assert each.layer in layers
        assert each.world in {"now", "history"}
        assert each.source in SOURCES
        assert each.differs or further.differs


@pytest.mark.parametrize("narrow", [False, True])
def test_the_likeness_of_votes_goes_on_in_hollow_marks_that_no_line_reaches(narrow: bool):
    splice = Splice("session 75", (2011, 2011), "it is decoded")
    measured = Measured("Cohen's kappa", {2009: 0.2, 2010: -0.2}, {}, {2011: 0.4})
    root = ElementTree.fromstring(draw_alike(Alike("A and B", [measured], (2009, 2011), (), splice), narrow=narrow))
    wall = wall_of(root)
    ends = [float(x) for each in root.iter() if each.attrib.get("class") == "joined"
            for x in re.findall(r"[ML](-?[\d.]+)", each.attrib["d"])]  # fmt: skip
    assert max(ends) <= wall
    assert min(places(root, "further")) > wall
    assert "session 75, 2011" in [each.text for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.name)
def test_the_reports_likeness_of_votes_goes_on_so_too(small: Findings, layout: Layout):
    past = past_of(small)
    splice = Splice("session 75", (1951, 1951), "it is decoded")
    alike = tuple(replace(each, after={each.lines[0].state: {1951: 0.3}}, splice=splice) for each in past.alike)
    changed = replace(small, past=replace(past, alike=alike))
    picture = PICTURES["alike_through_time"]
    root = ElementTree.fromstring(str(picture.draw(changed, layout)))
    walls = [
        float(each.attrib["x1"]) for each in root.iter(f"{SVG}line") if "splice" in each.attrib.get("class", "").split()
    ]
    marks = [float(each.attrib["cx"]) for each in root.iter(f"{SVG}circle") if each.attrib.get("class") == "further"]
    assert len(walls) == len(alike)
    assert len(marks) == 2 * len(alike)  # a mark, and the one beside the name
    assert all(any(mark > wall for mark in marks) for wall in walls)
    assert "another source (session 75), not joined, since it is decoded." in picture.caption(changed)


def test_a_layer_without_another_source_goes_on_as_nothing():
    assert goes_on("troops") is None

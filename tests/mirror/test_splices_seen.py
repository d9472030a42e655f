"""On the real archive: what reaches further stands beside a layer, under its source's name, and is never joined."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

import polycentric as pc
from polycentric.panel.further import FURTHER, goes_on
from polycentric.ties import LAYERS
from polycentric.ties.called import known, years_of

SVG = "{http://www.w3.org/2000/svg}"
SPLICED = [name for further in FURTHER for name in further.ties]


def lines_and_marks(svg: str) -> tuple[list[float], list[float], list[float]]:
    """Give the ends of the lines, the places of the walls, and those of the hollow marks in the plots."""
    root = ElementTree.fromstring(svg)
    of = {name: [each for each in root.iter() if name in each.attrib.get("class", "").split()]
          for name in ("joined", "splice", "further")}  # fmt: skip
    lines = [float(each.attrib[end]) for each in of["joined"] for end in ("x1", "x2")]
    walls = [float(each.attrib["x1"]) for each in of["splice"]]
    marks = [float(each.attrib[name]) for each in of["further"] for name in ("cx", "x") if name in each.attrib]
    marks += [float(each.attrib["d"][1:].partition(" ")[0]) for each in of["further"] if "d" in each.attrib]
    return lines, walls, marks


@pytest.mark.parametrize("name", SPLICED)
def test_each_splice_is_seen_in_the_picture_and_told_in_table_and_notes(archive: Path, name: str):
    own, found = years_of(known(LAYERS)[name]), goes_on(name)
    assert own is not None
    assert found is not None
    answer = pc.answers.ties(name, state="United States", years=(own[1] - 3, 2023), world="history")
    rows = answer.table
    first = rows.filter(rows["year"] <= own[1])["source"].unique().to_list()
    after = rows.filter(rows["year"] > own[1])["source"].unique().to_list()
    assert set(after) == {each.source for each in found[1]}
    assert not set(first) & set(after)
    for each in found[1]:
        assert any(f"Another source, {each.mark}" in section.heading for section in answer.sections)
    assert sum(note.startswith("Another source, ") for note in answer.notes) == len(found[1])
    for narrow in (False, True):
        lines, walls, marks = lines_and_marks(answer.picture(narrow=narrow).svg)
        inside = max(wall for wall in walls)
        assert max(lines) < inside
        assert marks
        assert min(marks) > inside


def test_years_that_the_layers_own_source_covers_have_no_second_source(archive: Path):
    rows = pc.answers.ties("trade", state="United States", years=(2010, 2014), world="history").table
    assert rows["source"].unique().to_list() == ["cow_trade"]


def test_votes_of_two_states_go_on_by_the_decoded_session_under_its_name(archive: Path):
    answer = pc.answers.similarity("USA", "Russia", layer="un", measures=["kappa"])
    rows = answer.table
    assert rows.filter(rows["of"] == "votes_75")["year"].to_list() == [2020]
    assert rows.filter(rows["of"] == "votes")["year"].max() == 2019
    assert any(each.startswith("By another source (session 75, decoded), in 2020: kappa ") for each in answer.sentences)
    assert any("not joined, since the 96 roll calls" in note for note in answer.notes)
    assert answer.picture().svg.count('class="further"') == 2  # the mark, and the one beside the name
    only = pc.answers.similarity("USA", "Russia", layer="un", measures=["kappa"], years=(2000, 2019))
    assert "another source" not in only.picture().svg

"""What a reader takes from the page: rows behind each picture, a line to cite, a map that claims trade and no more."""

import csv
import dataclasses
import io
import re

import pytest

from polycentric.pictures import rows
from polycentric.pictures.drawing.svg import NARROW, WIDE
from polycentric.pictures.records.river import SMALLER, UNALIGNED, Band, River
from polycentric.pictures.world_map import PARTNERS
from polycentric.report import PICTURES, Findings, render_findings


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_picture_has_rows_of_one_width_with_a_head(small: Findings, name: str):
    entry = PICTURES[name]
    if not entry.applies(small):
        pytest.skip("the toy world has nothing for it")
    give = entry.data or entry.numbers
    assert give is not None
    numbers = give(small)
    assert numbers.head
    assert {len(row) for row in numbers.rows} <= {len(numbers.head)}
    assert "nan" not in {cell for row in numbers.rows for cell in row}


def test_the_rows_of_the_page_are_those_of_the_findings(today: Findings):
    page = render_findings(today)
    found = re.search(r'data-picture="power_shares".*?<template class="csv">(.*?)</template>', page, re.DOTALL)
    assert found is not None
    rows = list(csv.DictReader(io.StringIO(found.group(1))))
    china = next(row for row in rows if row["measure"] == "output_ppp" and row["state"] == "CHN")
    assert float(china["share"]) == pytest.approx(today.indices["output_ppp"].shares["CHN"], rel=1e-5)
    assert {row["measure"] for row in rows} == {index.name for index in today.side_by_side}


def test_a_comma_a_quote_and_a_script_in_a_name_stay_one_cell(evil: Findings):
    page = render_findings(evil)
    found = re.search(r'data-picture="world_map".*?<template class="csv">(.*?)</template>', page, re.DOTALL)
    assert found is None or "<script" not in found.group(1)


def test_a_picture_is_cited_with_version_hash_and_the_command_that_draws_it(today: Findings):
    asked = dataclasses.replace(today.provenance, command="polycentric report --history --out my.html --add a.csv")
    page = render_findings(dataclasses.replace(today, provenance=asked))
    cited = re.findall(r'<span class="citation">(.*?)</span>', page)
    assert len(cited) == len(re.findall(r'class="tools" data-picture', page)) > 15
    assert any(each.endswith("drawn by: polycentric report --add a.csv --svg --picture world_map") for each in cited)
    assert all(re.search(r"\(sha256 [0-9a-f]{12}\)|\(sha256 over their hashes [0-9a-f]{12}\)", each) for each in cited)


def test_no_area_is_filled_with_tiles_of_drawing(today: Findings):
    assert "<pattern" not in render_findings(today)


def test_a_composite_does_not_stand_beside_its_own_parts(today: Findings):
    assert today.indices["composite_four"].parts
    assert "composite_four" not in {index.name for index in today.side_by_side}
    assert "Composite" not in str(PICTURES["power_shares"].draw(today, WIDE))
    alone = {"composite_four": today.indices["composite_four"]}
    assert [each.name for each in dataclasses.replace(today, indices=alone).side_by_side] == ["composite_four"]


def test_the_maps_first_view_says_trade_partner_and_never_follows(today: Findings):
    assert today.views[0].key == PARTNERS
    entry = PICTURES["world_map"]
    assert entry.finding is not None
    words = " ".join([entry.finding(today), today.views[0].label, today.views[0].note])
    assert "largest trade partner of 64 states" in words
    assert "follow" not in words


def test_a_state_whose_lists_are_in_doubt_has_no_partner_and_says_why(today: Findings):
    assert today.states["BLR"].partner == ""
    assert today.states["BLR"].unknown == "its trade with Russia is published by neither"
    placed = {state for camp in today.views[0].camps for state in (*camp.centres, *camp.members)}
    assert not placed & {"BLR", "GMB"}
    assert "Belarus, The Gambia" in today.views[0].note
    page = render_findings(today)
    row = page[page.index('<tr id="state-GMB">') :]
    assert "not known<span" in row[: row.index("</tr>")]


def test_the_largest_states_are_named_on_the_map(today: Findings):
    drawn = str(PICTURES["world_map"].draw(today, WIDE))
    first = drawn[drawn.index('class="view view-0"') - 9000 : drawn.index('class="view view-1"')]
    for name in ("Russia", "Brazil", "Japan", "India", "Indonesia", "Nigeria"):
        assert f">{name}</text>" in first, name


def test_no_point_of_the_map_stands_outside_it(today: Findings):
    for layout in (WIDE, NARROW):
        places = [
            float(x) for x in re.findall(r'<circle cx="(-?[\d.]+)"', str(PICTURES["world_map"].draw(today, layout)))
        ]
        assert places
        assert 0 < min(places) <= max(places) < layout.width


def test_the_file_of_a_river_names_the_treaty_and_whose_share_the_rest_is(small: Findings):
    assert small.past is not None
    bands = (
        Band(3, 1, {1955: 0.4}, {1955: "Alba"}, (), 1955, {1955: "A pact"}),
        Band(SMALLER, 0, {1955: 0.1}, {}),
        Band(UNALIGNED, 0, {1955: 0.5}, {}),
    )
    past = dataclasses.replace(small.past, river=River("R", (1955, 1955), bands, ()))
    found = rows.bloc_river(dataclasses.replace(small, past=past))
    assert found.head == ("camp", "year", "head", "treaty", "share")
    assert found.rows == (
        ("0", "1955", "Alba", "A pact", "0.4"),
        ("all smaller camps", "1955", "", "", "0.1"),
        ("in no camp", "1955", "", "", "0.5"),
    )


def test_the_file_of_the_centres_tells_what_fits_the_past_from_the_rest(today: Findings):
    found = rows.centres(today)
    russia = [row for row in found.rows if row[1] == "RUS"]
    assert russia[0] == ("held up", "RUS", "Russia", "Great powers on most metrics, after Lind", "1", "1", "3", "4")
    assert {row[0] for row in russia[1:]} == {"failed or not testable"}
    assert all(row[6:] == ("", "") for row in russia[1:])


def test_the_maps_view_of_pledges_leads_to_its_definition(today: Findings):
    view = next(view for view in today.views if view.key == "patron_trees-states")
    assert view.definition in PICTURES["world_map"].definitions
    assert view.definition in {each.anchor for each in today.definitions}

from xml.etree import ElementTree as ET

import pytest

from polycentric.pictures.bloc_river import heads, longest
from polycentric.pictures.charts.bloc_river import _room, _stacked, draw
from polycentric.pictures.drawing.svg import LAYOUTS, Layout, Scale
from polycentric.pictures.records.river import Band, River

YEARS = range(1900, 1960)
RIVER = River(
    "A river",
    (1900, 1959),
    (
        Band(0, 1, dict.fromkeys(YEARS, 0.5), dict.fromkeys(YEARS, "Atlantis"), ("Atlantis", "Lemuria")),
        Band(1, 2, dict.fromkeys(range(1920, 1960), 0.3), dict.fromkeys(range(1920, 1960), "Mu <&>"), ("Mu <&>",)),
        Band(-1, 9, {}, {}),
        Band(-2, 10, dict.fromkeys(YEARS, 0.2), dict.fromkeys(YEARS, "in no camp")),
    ),
    ("A note.",),
)


def texts(layout: Layout) -> list[str]:
    return [str(each.text) for each in ET.fromstring(str(draw(RIVER, layout))).iter() if each.tag.endswith("text")]


def texts_of(river: River) -> list[str]:
    return [str(each.text) for each in ET.fromstring(str(draw(river, LAYOUTS[0]))).iter() if each.tag.endswith("text")]


def test_bands_stand_on_each_other_in_the_order_given():
    edges = _stacked(RIVER)
    assert edges[0][1950] == (0.0, 0.5)
    assert edges[1][1950] == (0.5, 0.8)
    assert edges[-2][1950] == pytest.approx((0.8, 1.0))
    assert edges[-2][1910] == pytest.approx((0.5, 0.7))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_camp_is_named_in_its_band_and_in_the_key(layout: Layout):
    written = texts(layout)
    assert "Atlantis" in written
    assert "Mu <&>" in written
    assert "Atlantis (1900-59); in 1959: Atlantis, Lemuria" in written
    assert "In no camp" in written
    assert "A note." in written
    assert not [each for each in written if "smaller" in each.lower()]


def test_a_label_stands_where_it_fits_and_is_left_out_where_it_doesnt():
    across, up = Scale(0, 10, 0, 100), Scale(0, 1, 100, 0)
    edges = {year: ((0.4, 0.5) if year < 5 else (0.2, 0.8)) for year in range(10)}
    place = _room(range(10), edges, 30.0, across, up)
    assert place is not None
    assert 50 <= place[0] <= 100
    assert place[1] == pytest.approx(50.0)
    assert _room(range(5), edges, 30.0, across, up) is None
    assert _room(range(5, 7), edges, 30.0, across, up) is None


def test_a_head_that_came_back_is_named_once_where_it_has_most_room_and_a_name_of_another_time_for_itself():
    heads = {year: "Muscovy" if year < 1930 else "Russia" for year in YEARS if year not in range(1910, 1915)}
    shares = {year: 0.9 if year >= 1915 else 0.4 for year in heads}
    river = River("R", (1900, 1959), (Band(0, 1, shares, heads),), ())
    written = [label for label in texts_of(river) if label in ("Muscovy", "Russia")]
    assert sorted(written) == ["Muscovy", "Russia"]


def test_the_treaty_is_written_below_its_head_where_there_is_room_and_left_out_where_not():
    heads, treaties = dict.fromkeys(YEARS, "Atlantis"), dict.fromkeys(YEARS, "Pact of the Sea")
    wide = River("R", (1900, 1959), (Band(0, 1, dict.fromkeys(YEARS, 0.9), heads, (), 0, treaties),), ())
    low = River("R", (1900, 1959), (Band(0, 1, dict.fromkeys(YEARS, 0.05), heads, (), 0, treaties),), ())
    assert [each for each in texts_of(wide) if each in ("Atlantis", "Pact of the Sea")] == [
        "Atlantis",
        "Pact of the Sea",
    ]
    assert "Pact of the Sea" not in texts_of(low)
    assert "Atlantis" in texts_of(low)


def test_the_longest_time_without_a_change_of_heads_is_found_and_years_without_heads_do_not_count():
    two = dict.fromkeys(range(1930, 1950), 0.3)
    river = River(
        "R",
        (1900, 1959),
        (
            Band(0, 1, dict.fromkeys(range(1920, 1955), 0.5), dict.fromkeys(range(1920, 1955), "Atlantis")),
            Band(1, 2, two, dict.fromkeys(two, "Mu")),
            Band(-2, 10, dict.fromkeys(YEARS, 0.2), dict.fromkeys(YEARS, "in no camp")),
        ),
        (),
    )
    assert longest(river) == (1930, 1949)
    assert [band.camp for band in heads(river, 1940)] == [0, 1]
    assert heads(river, 1910) == []


def test_a_camp_that_was_away_is_two_pieces():
    edges = [*range(1900, 1910), *range(1920, 1930)]
    river = River("R", (1900, 1929), (Band(0, 1, dict.fromkeys(edges, 1.0), dict.fromkeys(edges, "A")),), ())
    path = next(each for each in ET.fromstring(str(draw(river, LAYOUTS[0]))).iter() if each.tag.endswith("path"))
    assert path.attrib["d"].count("M") == 2


def test_a_band_whose_heads_change_every_year_is_named_once_by_the_one_that_led_longest():
    heads = {year: "Lemuria" if year % 3 else "Atlantis" for year in YEARS}
    river = River("R", (1900, 1959), (Band(0, 1, dict.fromkeys(YEARS, 1.0), heads),), ())
    drawn = ET.fromstring(str(draw(river, LAYOUTS[0])))
    assert [each.text for each in drawn.iter() if "halo" in each.attrib.get("class", "")] == ["Lemuria"]

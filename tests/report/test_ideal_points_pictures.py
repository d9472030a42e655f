from xml.etree import ElementTree

from polycentric.pictures.charts.ideal_points import Ahead, Item, Items, Path, Paths, draw_items, draw_paths
from polycentric.pictures.charts.ideal_points_map import FILLS, Places, draw_map, fill_of

AHEAD = Ahead("Ideal points, 1990–1993", "the United States", "Bands hold 90%.", "Votes: made up.")
LAND = "{http://www.w3.org/2000/svg}path"


def _path(name: str, points: dict[int, float]) -> Path:
    return Path(name, points, {year: value - 0.2 for year, value in points.items()},
                {year: value + 0.2 for year, value in points.items()})  # fmt: skip


def test_a_line_is_broken_where_a_state_did_not_vote():
    whole = draw_paths(Paths([_path("A", {1990: 0.0, 1991: 0.1, 1992: 0.2, 1993: 0.3})], AHEAD))
    broken = draw_paths(Paths([_path("A", {1990: 0.0, 1991: 0.1, 1993: 0.3})], AHEAD))
    assert broken.count("fill:none;stroke:var(--camp-1)") == 1 + whole.count("fill:none;stroke:var(--camp-1)")
    ElementTree.fromstring(broken)


def test_a_state_that_ends_early_says_when():
    drawn = draw_paths(Paths([_path("A", {1990: 0.0, 1991: 0.1}), _path("B", {1990: 1.0, 1993: 1.0})], AHEAD))
    assert "A, to 1991" in drawn


def test_a_picture_says_who_is_up_and_that_it_is_a_convention():
    drawn = draw_paths(Paths([_path("A", {1990: 0.0, 1991: 0.1})], AHEAD))
    assert "Up is the side of the United States, by convention" in drawn


def test_a_resolutions_arrow_points_to_who_votes_yes():
    places = {"AAA": -1.0, "BBB": 1.0}
    right = draw_items(Items([Item("R/1", (-0.5, 0.5), 1, (1, 0, 1))], places, AHEAD))
    left = draw_items(Items([Item("R/1", (0.5, -0.5), -1, (1, 0, 1))], places, AHEAD))
    neither = draw_items(Items([Item("R/1", None, 1, (0, 0, 2))], places, AHEAD))
    assert right != left
    assert "var(--camp-1)" not in neither[neither.index("</style>") :]
    ElementTree.fromstring(left)


def test_a_map_leaves_white_who_did_not_vote_and_is_darker_to_both_ends():
    drawn = ElementTree.fromstring(
        draw_map(Places({"USA": 2.0, "RUS": -2.0}, {"USA": "United States", "RUS": "Russia"}, AHEAD))
    )
    fills = [path.get("style", "") for path in drawn.iter(LAND)]
    assert sum(FILLS[-1] in fill for fill in fills) == 1
    assert sum(FILLS[0] in fill for fill in fills) == 1
    assert sum("fill:#fff" in fill for fill in fills) > 100


def test_colours_step_at_the_legends_bounds():
    assert [FILLS.index(fill_of(value)) for value in (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)] == list(range(7))

"""The three numbers side by side: none alone, none the whole scale, and lines that break where their making changes."""

from collections.abc import Iterator, Sequence

import pytest

from polycentric import toy
from polycentric.answers.world.three import panels_of
from polycentric.errors import CoverageError
from polycentric.pictures.charts.three_numbers import ThreeNumbers, draw
from polycentric.pictures.drawing.three_panels import last_in_words, segments
from polycentric.pictures.records.three import ThreeLine, ThreePanel, ThreePoint
from polycentric.poles.three import NUMBERS, ORDER
from polycentric.poles.three.contract import Reading, ThreeNumber
from polycentric.poles.three_table import OPEN, side_by_side, three_numbers
from polycentric.poles.three_words import in_words, ranged
from polycentric.poles.world import World

WORLD = toy.world({"A": 2, "B": 1, "C": 1})


def number(*readings: Reading, scale: tuple[float, float] | None = (0.0, 1.0)) -> ThreeNumber:
    def compute(_: World) -> Iterator[Reading]:
        yield from readings

    return ThreeNumber("Autonomy", "How?", "more", "0 to 1", "nobody", compute, scale=scale)


def of(*readings: Reading) -> dict[str, object]:
    frame = three_numbers(WORLD, {**NUMBERS, "autonomy": number(*readings)})
    return side_by_side(frame).row(0, named=True)


def test_where_lines_are_made_of_different_acts_no_range_goes_over_them():
    readings = (Reading(2000, "1816-2007", 0.4, 0.3, 0.5), Reading(2000, "1946-2005", 0.9, 0.8, 1.0, main=False))
    frame = three_numbers(WORLD, {**NUMBERS, "concert": number(*readings)})
    row = side_by_side(frame).row(0, named=True)
    assert (row["concert"], row["concert_least"], row["concert_most"], row["concert_lines"]) == (0.4, 0.3, 0.5, 1)


def test_all_three_stand_in_every_row_with_a_value_or_a_reason():
    frame = three_numbers(WORLD)
    assert frame["number"].unique(maintain_order=True).to_list() == list(ORDER)
    for row in frame.to_dicts():
        assert (row["value"] is not None) != bool(row["reason"]), row


def test_dispersion_is_the_effective_number_of_each_measure_of_power():
    row = three_numbers(WORLD).row(0, named=True)
    assert (row["number"], row["line"], row["value"]) == ("dispersion", "power", pytest.approx(1 / 0.375))


def test_a_range_over_more_than_half_of_the_scale_is_undecided_and_shows_no_range():
    row = of(Reading(2000, "channels", low=0.0, high=1.0))
    assert row["autonomy_word"] == "undecided"
    assert (row["autonomy"], row["autonomy_least"], row["autonomy_most"]) == (None, None, None)
    assert in_words(row, "autonomy") == f"undecided, for {OPEN}"
    assert "0 to 1" not in in_words(row, "autonomy")
    assert "1.00" not in in_words(row, "autonomy")


def test_a_measure_that_says_itself_that_it_is_undecided_isnt_called_missing_and_says_it_once():
    row = of(Reading(2000, "channels", reason="undecided: too little is known of most of the power"))
    assert row["autonomy_word"] == "undecided"
    assert in_words(row, "autonomy") == "undecided, for too little is known of most of the power"


def test_a_value_with_a_range_over_more_than_half_of_the_scale_is_undecided_too():
    assert of(Reading(2000, "channels", 0.5, 0.1, 0.9))["autonomy"] is None


def test_a_narrow_range_is_told_and_the_lines_are_put_together():
    row = of(Reading(2000, "all", 0.6, 0.5, 0.7, 0.8, "trade pacts"), Reading(2000, "without trade", 0.75, main=False))
    assert (row["autonomy"], row["autonomy_least"], row["autonomy_most"]) == (0.6, 0.5, 0.75)
    assert (row["autonomy_lines"], row["autonomy_coverage"], row["autonomy_segment"]) == (2, 0.8, "trade pacts")
    assert in_words(row, "autonomy") == "0.60 of the power outside the strongest by all; 0.50 to 0.75 over 2 ways"
    assert ranged(row, "autonomy") == "0.50-0.75"


def test_a_number_that_the_world_lacks_the_data_of_gives_its_message_as_the_reason():
    def compute(_: World) -> Iterator[Reading]:
        raise CoverageError("Nothing is known of votes before 1946.")

    lacking = ThreeNumber("Concert", "Do they?", "more", "acts", "nobody", compute)
    frame = three_numbers(WORLD, {**NUMBERS, "concert": lacking})
    row = side_by_side(frame).row(0, named=True)
    assert (row["concert_word"], row["concert_reason"]) == ("missing", "Nothing is known of votes before 1946")


def test_of_the_archives_years_a_number_may_read_the_archive_itself():
    def of_archive(years: Sequence[int]) -> Iterator[Reading]:
        yield from (Reading(year, "acts", 0.25) for year in years)

    both = ThreeNumber("Concert", "Do they?", "more", "acts", "nobody", number().compute, of_archive)
    numbers = {**NUMBERS, "concert": both}
    assert side_by_side(three_numbers(WORLD, numbers, archived=True))["concert"].to_list() == [0.25]
    assert side_by_side(three_numbers(WORLD, numbers))["concert"].to_list() == [None]


def test_a_number_that_gives_no_reading_at_all_still_has_its_row_with_a_reason():
    assert of()["autonomy_reason"] == "nothing here has a measure of it"


def line(*points: tuple[int, float, str]) -> ThreeLine:
    made = tuple(ThreePoint(year, value, None, None, segment) for year, value, segment in points)
    return ThreeLine("acts", "acts", "every state by itself", main=True, points=made)


def test_a_line_breaks_where_a_year_has_no_value_and_where_what_it_is_made_of_changes():
    parts = segments(line((1900, 0.1, "wars"), (1901, 0.2, "wars"), (1903, 0.3, "wars"), (1904, 0.4, "wars votes")))
    assert [[point.year for point in part] for part in parts] == [[1900, 1901], [1903], [1904]]


def panel(name: str, *lines: ThreeLine, reason: str = "") -> ThreePanel:
    return ThreePanel(name, name.capitalize(), "How?", "more", "units", "lines", 2, lines, reason)


def row_of(name: str) -> dict[str, object]:
    return next(row for row in three_numbers(WORLD).to_dicts() if row["number"] == name)


@pytest.mark.parametrize("narrow", [False, True])
def test_the_picture_has_three_panels_also_where_two_have_no_number(*, narrow: bool):
    drawn = draw(ThreeNumbers("Three", panels_of(three_numbers(WORLD))), narrow=narrow)
    for name in ("Dispersion", "Autonomy", "Concert: % years below"):
        assert f">{name}<" in drawn
    for name in ("autonomy", "concert"):  # in the text for those who hear it, which isn't broken into lines
        assert str(row_of(name)["reason"]).split("'")[0] in drawn
    assert drawn == draw(ThreeNumbers("Three", panels_of(three_numbers(WORLD))), narrow=narrow)


def test_years_are_drawn_as_lines_below_zero_too_and_never_across_a_change():
    acts = line((1900, -0.5, "wars"), (1901, 0.2, "wars"), (1902, 0.4, "wars votes"), (1903, 0.3, "wars votes"))
    drawn = draw(ThreeNumbers("Three", (panel("concert", acts), panel("autonomy", reason="nothing is known"))))
    assert drawn.count("stroke:var(--camp-2)") == 2
    assert ">-0.5<" in drawn or ">-0.4<" in drawn
    assert "No number: nothing is known." in drawn


def test_the_words_for_those_who_hear_it_say_the_last_value_or_the_reason():
    assert last_in_words(panel("concert", line((1900, 0.1, "w"), (1901, 0.25, "w")))) == "0.25 in 1901 (acts)"
    assert last_in_words(panel("concert", reason="nothing is known")) == "nothing is known"

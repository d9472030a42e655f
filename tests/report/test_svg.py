from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from polycentric.pictures.drawing.svg import Scale, element, fitted, group, spread, text, width_of, wrapped


def test_an_element_escapes_texts_and_attributes_but_not_markup():
    drawn = element("g", "a < b & c", Markup("<rect/>"), data_name='"quoted" <x>')
    assert drawn == '<g data-name="&#34;quoted&#34; &lt;x&gt;">a &lt; b &amp; c<rect/></g>'


def test_an_attribute_of_none_is_left_out_and_a_trailing_underscore_is_dropped():
    assert element("rect", x=1.0, class_="bar", id=None) == '<rect x="1" class="bar"/>'


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.0, "1"), (1.234567, "1.23"), (-0.001, "0"), (0.004, "0"), (-2.5, "-2.5"), (10.0, "10"),
     (0.05, "0.05"), (-10.0, "-10")],
)  # fmt: skip
def test_numbers_are_written_short_and_never_as_minus_nothing(value: float, written: str):
    assert element("x", v=value) == f'<x v="{written}"/>'


def test_an_empty_group_is_still_an_element():
    assert group() == "<g></g>"


def test_a_line_of_text_stands_where_it_was_put():
    assert text(1, 2, "Côte d’Ivoire", class_="small") == '<text x="1" y="2" class="small">Côte d’Ivoire</text>'


def test_a_scale_puts_its_ends_at_the_ends_and_a_scale_without_extent_at_its_start():
    scale = Scale(0, 10, 100, 200)
    assert [scale(0), scale(5), scale(10)] == [100, 150, 200]
    assert Scale(3, 3, 7, 9)(3) == 7


def test_the_width_of_a_text_grows_with_its_size_and_weight():
    assert width_of("United States", 24) == pytest.approx(2 * width_of("United States", 12))
    assert width_of("United States", 12, bold=True) > width_of("United States", 12)
    assert width_of("W", 10) > width_of("i", 10)


@given(st.text(min_size=1, max_size=60), st.floats(20, 200))
def test_a_fitted_text_is_never_wider_than_its_room(content: str, room: float):
    assert width_of(fitted(content, 12, room), 12) <= room


def test_a_text_that_fits_is_left_alone():
    assert fitted("China", 12, 100) == "China"


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=8), min_size=1, max_size=12))
def test_wrapping_loses_no_word(words: list[str]):
    assert " ".join(wrapped(" ".join(words), 12, 60)).split() == words


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_labels_that_are_spread_keep_their_distance_and_their_order(positions: list[float]):
    places = spread(positions, 10, 0, 100)
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    gaps = [places[b] - places[a] for a, b in pairwise(order)]
    assert all(gap >= 10 - 1e-6 for gap in gaps)

import pytest

from polycentric.answers.numbers import Scale, scale_of


def test_a_column_is_shown_in_the_unit_that_its_largest_value_reaches():
    scale = scale_of("current US dollars", [2.5e12, 3e9, None])
    assert scale.unit == "trillion current US dollars"
    assert [scale.show(value) for value in (2.5e12, 3e9, None)] == ["2.50", "0.0030", None]


@pytest.mark.parametrize(
    ("unit", "largest", "shown"),
    [
        ("people", 1.4e9, "billion people"),
        ("people", 999.0, "people"),
        ("joules per year", 1.7e20, "EJ per year"),
        ("joules per person per year", 2e11, "GJ per person per year"),
        ("fraction per year", 0.05, "%"),
        ("share of the system", 0.2, "%"),
        ("people", None, "people"),
    ],
)
def test_each_kind_of_unit_has_its_steps(unit: str, largest: float | None, shown: str):
    assert scale_of(unit, [largest, float("nan")]).unit == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234.5, "1,234"), (123.45, "123"), (12.345, "12.3"), (1.2345, "1.23"), (0.12345, "0.12"), (0.0012, "0.0012"),
     (-12.345, "-12.3"), (0.0, "0.00"), (-0.0, "0.00"), (float("nan"), None)],
)  # fmt: skip
def test_a_number_keeps_three_digits_its_whole_part_and_something_of_the_smallest(value: float, text: str | None):
    assert Scale(1.0, "").show(value) == text

import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric.poles import MEASURES

SAME_YEAR = [name for name, measure in MEASURES.items() if not measure.lag]
LAW = settings(deadline=None, max_examples=40, derandomize=True)


def shares_of(*rows: list[float]) -> xr.DataArray:
    labels = [f"S{number}" for number in range(len(rows[0]))]
    return xr.DataArray(np.array(rows), dims=("year", "state"), coords={"year": range(len(rows)), "state": labels})


def measured(name: str, *row: float) -> float:
    return float(MEASURES[name](shares_of(list(row)))[0])


# Worked by hand on .5 .3 .2: squares .25 .09 .04, sum .38.
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hhi", 0.38),
        ("effective_number", 1 / 0.38),
        ("ray_singer", np.sqrt((0.38 - 1 / 3) / (2 / 3))),
        ("top_share", 0.5),
        ("lead", 0.2),
        ("effective_number_entropy", 0.5**-0.5 * 0.3**-0.3 * 0.2**-0.2),
    ],
)
def test_a_half_a_third_and_a_fifth_worked_by_hand(name: str, expected: float):
    assert measured(name, 0.5, 0.3, 0.2) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("name", "even", "monopoly"),
    [
        ("ray_singer", 0.0, 1.0),
        ("hhi", 0.25, 1.0),
        ("effective_number", 4.0, 1.0),
        ("effective_number_entropy", 4.0, 1.0),
        ("top_share", 0.25, 1.0),
        ("lead", 0.0, 1.0),
    ],
)
def test_four_equals_and_one_monopolist(name: str, even: float, monopoly: float):
    assert measured(name, 0.25, 0.25, 0.25, 0.25) == pytest.approx(even)
    assert measured(name, 1.0, 0.0, 0.0, 0.0) == pytest.approx(monopoly)


def test_a_state_without_data_is_left_out_and_not_taken_for_a_powerless_one():
    assert measured("ray_singer", 0.5, 0.5, np.nan) == pytest.approx(0.0)
    assert measured("ray_singer", 0.5, 0.5, 0.0) == pytest.approx(0.5)


@pytest.mark.parametrize("name", ["ray_singer", "lead"])
def test_a_set_of_one_state_has_no_value_and_says_why(name: str):
    value = MEASURES[name](shares_of([1.0, np.nan]))
    assert np.isnan(value.values).all()
    assert value["reason"].item() == f"{MEASURES[name].label} is not defined for 1 state: 2 are needed"


@pytest.mark.parametrize("name", ["hhi", "effective_number", "effective_number_entropy", "top_share"])
def test_a_set_of_one_state_is_a_monopoly_for_the_measures_that_allow_it(name: str):
    assert measured(name, 1.0, np.nan) == 1.0


def test_a_year_without_data_is_missing_beside_a_year_with_data():
    value = MEASURES["hhi"](shares_of([0.5, 0.5], [np.nan, np.nan]))
    assert value.values[0] == 0.5
    assert np.isnan(value.values[1])
    assert value["reason"].values.tolist() == ["", "no member of the set has power on this index"]


powers = st.lists(st.floats(0.001, 1e6), min_size=2, max_size=12)


def fractions(values: list[float]) -> list[float]:
    return [value / sum(values) for value in values]


@LAW
@given(powers, st.randoms(use_true_random=False))
def test_the_order_of_the_states_does_not_matter(values: list[float], random):  # type: ignore[no-untyped-def]
    mixed = random.sample(values, len(values))
    for name in SAME_YEAR:
        assert measured(name, *fractions(mixed)) == pytest.approx(measured(name, *fractions(values)), abs=1e-6)


@LAW
@given(powers)
def test_con_is_between_nought_and_one_and_an_effective_number_between_one_and_n(values: list[float]):
    shares = fractions(values)
    assert 0.0 <= measured("ray_singer", *shares) <= 1.0 + 1e-9
    for name in ("effective_number", "effective_number_entropy"):
        assert 1.0 - 1e-9 <= measured(name, *shares) <= len(values) + 1e-9


@LAW
@given(powers, st.floats(0.01, 1.0))
def test_concentration_rises_when_power_moves_from_the_weakest_to_the_strongest(values: list[float], part: float):
    before = fractions(sorted(values))
    moved = part * before[0]
    after = [before[0] - moved, *before[1:-1], before[-1] + moved]
    for name, measure in ((name, MEASURES[name]) for name in SAME_YEAR):
        change = measured(name, *after) - measured(name, *before)
        assert (change if measure.rises_with == "concentration" else -change) > -1e-9, name


@LAW
@given(powers)
def test_a_powerless_state_changes_the_effective_numbers_and_the_top_share_not_at_all(values: list[float]):
    shares = fractions(values)
    for name in ("hhi", "effective_number", "effective_number_entropy", "top_share"):
        assert measured(name, *shares, 0.0) == pytest.approx(measured(name, *shares))


def moved(before: list[float], after: list[float]) -> xr.DataArray:
    labels = [f"S{number}" for number in range(len(before))]
    table = xr.DataArray([before, after], dims=("year", "state"), coords={"year": [1900, 1905], "state": labels})
    return MEASURES["movement"](table)


def test_movement_by_hand_a_tenth_of_all_power_changes_hands_in_five_years():
    """.1 moves; the most that can is 1 - .2, if the weakest of 1900 got all."""
    value = moved([0.5, 0.3, 0.2], [0.4, 0.4, 0.2])
    assert np.isnan(value.values[0])
    assert value.values[1] == pytest.approx(0.1 / 0.8)
    assert value["reason"].values.tolist() == ["1895 is not among these years", ""]
    assert value["states"].values.tolist() == [3, 3]


def test_movement_is_nought_where_nothing_moves_and_one_where_the_weakest_gets_all():
    assert moved([0.5, 0.3, 0.2], [0.5, 0.3, 0.2]).values[1] == pytest.approx(0.0, abs=1e-12)
    assert moved([0.5, 0.3, 0.2], [0.0, 0.0, 1.0]).values[1] == pytest.approx(1.0)


def test_movement_between_two_sets_is_missing_and_names_who_came_and_went():
    value = moved([0.5, 0.5, np.nan], [0.5, np.nan, 0.5])
    assert np.isnan(value.values).all()
    assert value["reason"].values[1] == "the states compared changed since 1900: +S2 -S1"


@LAW
@given(powers, st.data())
def test_movement_is_between_nought_and_one(values: list[float], data: st.DataObject):
    later = data.draw(st.lists(st.floats(0.001, 1e6), min_size=len(values), max_size=len(values)))
    assert -1e-12 <= float(moved(fractions(values), fractions(later))[1]) <= 1.0 + 1e-9

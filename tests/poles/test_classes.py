import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric.poles import CLASSES

LAW = settings(deadline=None, max_examples=40, derandomize=True)


def shares_of(row: list[float]) -> xr.DataArray:
    labels = [f"S{number}" for number in range(len(row))]
    return xr.DataArray([row], dims=("year", "state"), coords={"year": [2000], "state": labels})


def word(name: str, *row: float) -> str:
    return str(CLASSES[name](shares_of(list(row))).item())


def poles(name: str, *row: float) -> list[float]:
    return CLASSES[name].marked(shares_of(list(row))).values[0].tolist()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((0.55, 0.25, 0.10, 0.10), "unipolar"),
        ((0.50, 0.20, 0.20, 0.10), "unipolar"),
        ((0.48, 0.24, 0.14, 0.14), "near-unipolar"),
        ((0.48, 0.26, 0.13, 0.13), "bipolar"),
        ((0.50, 0.50), "bipolar"),
        ((0.30, 0.30, 0.20, 0.20), "bipolar"),
        ((0.40, 0.24, 0.20, 0.16), "multipolar"),
        ((0.25, 0.25, 0.25, 0.25), "multipolar"),
        ((0.34, 0.33, 0.33), "multipolar"),
        ((0.44, 0.24, *(0.04,) * 8), "unclassified"),
        ((0.44, *(0.04,) * 14), "unclassified"),
    ],
)
def test_thompson_by_hand(row: tuple[float, ...], expected: str):
    assert sum(row) == pytest.approx(1.0)
    assert word("thompson", *row) == expected


def test_one_state_at_nearly_half_is_not_called_multipolar():
    assert word("thompson", 0.48, *(0.04,) * 13) == "near-unipolar"


def test_the_poles_are_the_states_that_make_the_class():
    assert poles("thompson", 0.55, 0.25, 0.10, 0.10) == [1, 0, 0, 0]
    assert poles("thompson", 0.48, 0.24, 0.14, 0.14) == [1, 0, 0, 0]
    assert poles("thompson", 0.30, 0.30, 0.20, 0.20) == [1, 1, 0, 0]
    assert poles("thompson", 0.40, 0.36 - 0.12, 0.32, 0.04) == [1, 0, 1, 0]
    assert poles("thompson", 0.40, 0.24, 0.20, 0.12, 0.04) == [1, 1, 1, 1, 0]


def test_where_no_class_fits_nobody_is_a_pole_and_nobody_is_none():
    assert np.isnan(poles("thompson", 0.44, 0.24, *(0.04,) * 8)).all()


def test_a_state_without_data_is_neither_pole_nor_none():
    assert np.isnan(poles("thompson", 0.7, 0.3, np.nan)[2])
    assert np.isnan(poles("effective_number_rounded", 0.7, 0.3, np.nan)[2])


@pytest.mark.parametrize(
    ("row", "expected", "number"),
    [
        ((0.9, 0.1), "unipolar", 1),
        ((0.5, 0.5), "bipolar", 2),
        ((0.7, 0.3), "bipolar", 2),
        ((0.4, 0.3, 0.3), "multipolar", 3),
        ((1.0,), "unipolar", 1),
    ],
)
def test_the_rounded_effective_number_by_hand(row: tuple[float, ...], expected: str, number: int):
    # 1/.82 = 1.22, 1/.5 = 2, 1/.58 = 1.72, 1/.34 = 2.94
    assert word("effective_number_rounded", *row) == expected
    assert sum(poles("effective_number_rounded", *row)) == number


@LAW
@given(st.lists(st.integers(1, 20), min_size=1, max_size=10), st.floats(1e-6, 1e9))
def test_no_class_depends_on_the_unit(values: list[int], unit: float):
    """Whole numbers make shares that fall on the cut-offs, where rounding could flip a class."""
    plain, scaled = np.array(values, dtype=float), np.array(values) * unit
    for name in CLASSES:
        assert word(name, *(plain / plain.sum())) == word(name, *(scaled / scaled.sum()))


@LAW
@given(st.lists(st.integers(1, 20), min_size=1, max_size=10))
def test_a_powerless_state_changes_no_class(values: list[int]):
    shares = np.array(values) / sum(values)
    for name in CLASSES:
        assert word(name, *shares, 0.0) == word(name, *shares)

"""Power transition on states that fit on paper; on the real data in tests/mirror."""

import numpy as np
import pytest
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st

from polycentric.errors import CoverageError, DataError
from polycentric.poles.transition.contenders import KINDS, PUBLISHED, count
from polycentric.poles.transition.course import course
from polycentric.poles.transition.pairs import at_parity, chance_above, chance_between, overtakings, ratio
from polycentric.power.contract import PowerIndex, itself

NAN = np.nan


def test_a_challenger_comes_into_the_band_overtakes_and_leaves_it():
    ratios = ratio(np.array([5.0, 8.0, 10.0, 11.0, 15.0]), np.full(5, 10.0))
    assert ratios.tolist() == [0.5, 0.8, 1.0, 1.1, 1.5]
    assert at_parity(ratios).tolist() == [0.0, 1.0, 1.0, 1.0, 0.0]
    assert overtakings(ratios).tolist() == [3]


def test_what_is_unknown_is_neither_parity_nor_overtaking_and_gaps_are_looked_across():
    ratios = ratio(np.array([5.0, NAN, 12.0, 9.0, 13.0]), np.array([10.0, 10.0, 10.0, 10.0, 0.0]))
    assert np.isnan(ratios[[1, 4]]).all()
    assert np.isnan(at_parity(ratios)[[1, 4]]).all()
    assert overtakings(ratios).tolist() == [2]
    assert overtakings(np.full(3, NAN)).tolist() == []
    assert overtakings(np.array([1.2, 1.3])).tolist() == []


def test_a_band_holds_equality_or_is_refused():
    for band in ((1.1, 1.2), (0.8, 0.9), (0.0, 1.2), (0.8, np.inf), (NAN, 1.2)):
        with pytest.raises(DataError, match=r"doesn't hold 1: give one such as 0\.8 to 1\.2"):
            at_parity(np.ones(1), band)


def test_the_chance_of_who_is_above_agrees_with_draws_and_knows_sure_numbers():
    one, other = np.array([11.0]), np.array([10.0])
    chance = chance_above(one, np.array([4.0]), other, np.array([3.0]))[0]
    drawn = np.random.default_rng(1)

    def draws(mean: float, sd: float) -> np.ndarray:
        variance = np.log1p((sd / mean) ** 2)
        return np.exp(drawn.normal(np.log(mean) - variance / 2, np.sqrt(variance), 200_000))

    assert chance == pytest.approx((draws(11.0, 4.0) > draws(10.0, 3.0)).mean(), abs=0.005)
    nothing = np.zeros(1)
    assert chance_above(one, nothing, other, nothing).tolist() == [1.0]
    assert chance_above(other, nothing, one, nothing).tolist() == [0.0]
    assert np.isnan(chance_above(np.array([NAN]), nothing, other, nothing)).all()
    with pytest.raises(DataError, match="correlation of 2 can't be"):
        chance_above(one, one, other, one, correlation=2.0)


@given(mean=st.floats(1.0, 100.0), gap=st.floats(1.01, 3.0), error=st.floats(0.05, 0.5))
def test_errors_that_both_share_make_the_order_surer(mean: float, gap: float, error: float):
    one, other = np.array([mean * gap]), np.array([mean])
    apart, together = (chance_above(one, one * error, other, other * error, part)[0] for part in (0.0, 0.9))
    assert 0.5 < apart <= together <= 1.0


def test_two_years_alone_leave_a_range_for_overtaking_between_them():
    assert chance_between(0.02, 0.52) == pytest.approx((0.50, 0.52))
    assert chance_between(0.9, 0.5) == pytest.approx((0.0, 0.1))


def world() -> tuple[xr.Dataset, xr.DataArray]:
    """Four majors in 1860-1879: B overtakes A and fights it, C is near A, D is far behind and fights it."""
    years, states = np.arange(1860, 1880), ["A", "B", "C", "D"]
    onset = np.zeros((20, 4, 4), dtype=np.int8)
    onset[10, 0, 1] = onset[10, 1, 0] = onset[5, 0, 3] = onset[5, 3, 0] = 1
    labels = {"year": years, "state": states, "partner": states}
    panel = xr.Dataset(
        {"cowmaj": (("year", "state"), np.ones((20, 4), dtype=np.int8)),
         "cowinteronset": (("year", "state", "partner"), onset)}, coords=labels)  # fmt: skip
    values = np.stack([np.full(20, 10.0), np.linspace(5.0, 15.0, 20), np.full(20, 9.0), np.full(20, 1.0)], axis=1)
    return panel, xr.DataArray(values, dims=("year", "state"), coords={"year": years, "state": states})


def test_pairs_are_sorted_by_parity_and_overtaking_and_their_wars_counted():
    panel, power = world()
    found = count(panel, power, contenders=False, periods=[(1860, 1880)])
    kinds = {(row["state"], row["partner"]): (row["kind"], row["war"]) for row in found.pairs.to_dicts()}
    assert kinds == {
        ("A", "B"): (KINDS[2], True), ("A", "C"): (KINDS[1], False), ("A", "D"): (KINDS[0], True),
        ("B", "C"): (KINDS[2], False), ("B", "D"): (KINDS[0], False), ("C", "D"): (KINDS[0], False),
    }  # fmt: skip
    assert found.table.select("no_war", "war").rows() == [(2, 1), (1, 0), (1, 1)]
    assert found.table.select("published_no_war", "published_war").rows() == list(PUBLISHED.values())
    few = count(panel, power, periods=[(1860, 1880)])
    assert {*few.pairs["state"], *few.pairs["partner"]} == {"A", "B", "C"}
    without = count(panel, power, apart={"A": 1900}, periods=[(1860, 1880)])
    assert "A" not in {*without.pairs["state"], *without.pairs["partner"]}


def test_a_panel_without_majors_or_wars_is_refused():
    panel, power = world()
    with pytest.raises(CoverageError, match="need cowinteronset: load them"):
        count(panel.drop_vars("cowinteronset"), power)


def test_a_course_has_no_chance_where_the_index_has_no_errors():
    panel, power = world()
    index = PowerIndex(label="x", needs=("size",), unit="x", reference="x", compute=itself, caveat="x", name="size")
    found = course(panel.assign(size=power), index, "B", "A")
    assert found.overtook == (1870,)
    assert found.years["chance_above"].null_count() == 20
    assert found.years.filter(year=1870)["parity"].item() == 1.0

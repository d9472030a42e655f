import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric import power
from polycentric.errors import DataError, UnknownNameError
from polycentric.sets.shares import dropped, ranking, shares


def test_shares_of_output_in_the_toy_world_are_two_fifths_two_fifths_and_one_fifth(toy: xr.Dataset):
    fractions = shares(power.output_ppp(toy))
    assert fractions.values[0].tolist()[:3] == [0.4, 0.4, 0.2]
    assert np.isnan(fractions.values[0][3])
    assert (fractions.attrs["observed"], fractions.attrs["missing"]) == (3, 1)


def test_shares_of_a_set_sum_to_one_over_the_set_and_are_missing_outside(toy: xr.Dataset):
    fractions = shares(power.output_ppp(toy), ["AAA", "CCC"]).values[0]
    assert fractions[[0, 2]].tolist() == pytest.approx([2 / 3, 1 / 3])
    assert np.isnan(fractions[[1, 3]]).all()


def test_what_is_dropped_is_named_with_the_people_and_the_output_it_holds(toy: xr.Dataset):
    left_out = dropped(toy, power.output_ppp(toy)).sel(year=2001)
    assert int(left_out["count"]) == 1
    assert str(left_out["states"].values) == "DDD"
    assert float(left_out["population_share"]) == pytest.approx(50 / 600)
    assert np.isnan(left_out["output_share"]), "of who has no output, no output is known: that is no nought"
    assert int(left_out["population_unknown"]) == 0
    assert "capability_share" not in left_out


def test_whose_people_are_not_known_either_are_counted_apart(toy: xr.Dataset):
    """D has no output; without its people, the part of the people that is left out is 0, and one more is not known."""
    toy["population"].loc[{"state": "DDD"}] = np.nan
    left_out = dropped(toy, power.output_ppp(toy)).sel(year=2001)
    assert (float(left_out["population_share"]), int(left_out["population_unknown"])) == (0.0, 1)


def test_what_is_dropped_is_weighed_by_capabilities_where_they_are_known(toy: xr.Dataset):
    panel = toy.assign(cinc=toy["population"] / 1000)
    assert float(dropped(panel, power.output_ppp(toy))["capability_share"][0]) == pytest.approx(50 / 600)


def test_the_ranking_gives_equals_the_same_rank(toy: xr.Dataset):
    rows = ranking(power.output_ppp(toy), year=2001)
    assert rows["rank"].to_list() == [1, 1, 3]
    assert rows["state"].to_list() == ["AAA", "BBB", "CCC"]
    assert rows["share"].to_list() == pytest.approx([0.4, 0.4, 0.2])


def test_the_ranking_can_stop_early(toy: xr.Dataset):
    assert ranking(power.output_ppp(toy), top=1)["state"].to_list() == ["AAA"]


def test_a_year_in_which_nobody_has_anything_has_no_shares(toy: xr.Dataset):
    assert bool(shares(power.output_ppp(toy) * 0.0).isnull().all())


def test_a_negative_power_is_refused_with_state_and_year(toy: xr.Dataset):
    values = power.output_ppp(toy)
    values.loc[{"state": "BBB", "year": 2003}] = -5.0
    with pytest.raises(DataError, match="'output_ppp' is -5 for BBB in 2003: shares need values of zero or more"):
        shares(values)


def test_a_set_with_a_state_that_the_panel_lacks_is_refused(toy: xr.Dataset):
    with pytest.raises(UnknownNameError, match="No state is called 'AAB'"):
        shares(power.output_ppp(toy), ["AAA", "AAB"])


@given(row=st.lists(st.floats(0.001, 1e9), min_size=2, max_size=8), factor=st.floats(1e-3, 1e3))
@settings(max_examples=50, deadline=None)
def test_shares_sum_to_one_and_do_not_change_with_the_unit(row: list[float], factor: float):
    labels = [f"S{place}" for place in range(len(row))]
    values = xr.DataArray([row], dims=("year", "state"), coords={"year": [2001], "state": labels})
    assert float(shares(values).sum()) == pytest.approx(1.0)
    np.testing.assert_allclose(shares(values * factor).values, shares(values).values)


def test_values_too_large_to_be_added_up_are_refused_by_name_and_year():
    huge = xr.DataArray([[1e308, 1e308]], dims=("year", "state"), coords={"year": [2000], "state": ["AAA", "BBB"]})
    with pytest.raises(DataError, match=r"Power index 'gold' can't be added up in 2000: its largest value is 1e\+308"):
        shares(huge.rename("gold"))
    assert shares(huge / 10).values.tolist() == [[0.5, 0.5]]


def test_a_rate_is_ranked_and_set_against_the_leader_without_shares():
    """Luxembourg's steel per head would be most of "the world's" if rates were added up."""
    steel = xr.DataArray(
        [[8.0, 2.0, 0.5]], dims=("year", "state"), coords={"year": [2000], "state": ["LUX", "BEL", "CHN"]},
        attrs={"scale": "rate", "units": "tonnes per person"}, name="steel_per_head",
    )  # fmt: skip
    ranked = ranking(steel)
    assert ranked["rank"].to_list() == [1, 2, 3]
    assert ranked["share"].is_nan().all()
    assert ranked["of_leader"].to_list() == [1.0, 0.25, 0.0625]
    with pytest.raises(DataError, match=r"'steel_per_head' is a rate \(tonnes per person\) and has no shares"):
        shares(steel)


def test_an_amount_is_set_against_the_leader_beside_its_share():
    power = xr.DataArray([[4.0, 1.0]], dims=("year", "state"), coords={"year": [2000], "state": ["A", "B"]})
    assert ranking(power)["of_leader"].to_list() == [1.0, 0.25]


def test_an_order_is_ranked_without_shares():
    codes = xr.DataArray(
        [[3.0, 1.0]], dims=("year", "state"), coords={"year": [2000], "state": ["A", "B"]}, attrs={"scale": "order"}
    )
    assert ranking(codes)["rank"].to_list() == [1, 2]
    assert ranking(codes)["share"].is_nan().all()
    assert ranking(codes)["of_leader"].is_nan().all()

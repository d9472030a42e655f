import numpy as np
import pytest
import xarray as xr

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.panel.blocs import as_one
from polycentric.panel.group_members import who_is_in


def test_two_states_become_one_with_the_sum_of_their_amounts(toy: xr.Dataset):
    world = as_one(toy, "West")

    assert list(world["state"].values) == ["BBB", "DDD", "West"]
    assert world["gdp_ppp"].sel(state="West", year=2001).item() == 600.0
    assert world["gdp_ppp"].sel(state="BBB", year=2001).item() == 400.0
    assert world["milex_share"].sel(state="West", year=2001).item() == pytest.approx(11 / 500)
    assert world["growth"].sel(state="West", year=2001).item() == pytest.approx((0.01 * 400 + 0.03 * 200) / 600)


def test_a_missing_member_makes_the_sum_missing_never_smaller(toy: xr.Dataset):
    world = as_one(toy, "CD=CCC,DDD")

    assert np.isnan(world["gdp_ppp"].sel(state="CD", year=2001).item())
    assert world["gdp_ppp"].attrs["pooled_without"] == 1
    assert world["population"].sel(state="CD", year=2001).item() == 100.0


def test_a_missing_dwarf_does_not_hide_the_bloc(toy: xr.Dataset):
    toy["population"].loc[{"state": "DDD"}] = 0.4

    world = as_one(toy, "CD=CCC,DDD")

    assert world["gdp_ppp"].sel(state="CD", year=2001).item() == 200.0


def test_partner_lists_do_not_pool(toy: xr.Dataset):
    assert "export_share" not in as_one(toy, "West")
    assert "export_share_bound" not in as_one(toy, "West")


def test_the_bloc_is_a_member_where_most_of_its_states_are(toy: xr.Dataset):
    world = as_one(toy, "West")

    codes = world["membership"].sel(state="West", year=2001)
    assert codes.sel(organisation="Everyone") == 1
    assert codes.sel(organisation="East") == 2, "one of two has another status"


def test_the_oldest_member_dates_a_pooled_cell(toy: xr.Dataset):
    toy["gdp_ppp_year"] = xr.full_like(toy["gdp_ppp"], 2001).astype("int16")
    toy["gdp_ppp_year"].loc[{"state": "CCC"}] = 1999

    world = as_one(toy, "West")

    assert world["gdp_ppp_year"].sel(state="West", year=2001) == 1999
    assert world["gdp_ppp_year"].dtype == np.int16


def test_the_world_total_stays(toy: xr.Dataset):
    for name in ("gdp_ppp", "population", "milex", "energy"):
        assert as_one(toy, "West")[name].sum().item() == pytest.approx(toy[name].sum().item())


def test_members_are_read_from_the_last_year(toy: xr.Dataset):
    toy["membership"].loc[{"year": 2001, "state": "BBB", "organisation": "West"}] = 1
    assert who_is_in(toy, "West")["state"].to_list() == ["AAA", "CCC"]


def test_an_unknown_bloc_is_refused_with_the_nearest(toy: xr.Dataset):
    with pytest.raises(UnknownNameError, match="No state or organisation is called 'Wset': did you mean 'West'"):
        as_one(toy, "Wset")


def test_a_stranger_in_the_bloc_is_refused(toy: xr.Dataset):
    with pytest.raises(UnknownNameError, match="No state or organisation in 'AAA,ZZZ' is called 'ZZZ'"):
        as_one(toy, "Mine=AAA,ZZZ")


def test_pooling_twice_under_the_same_label_is_refused(toy: xr.Dataset):
    with pytest.raises(CoverageError, match="already has a state of that label"):
        as_one(as_one(toy, "West"), "West=BBB,DDD")


def test_the_panel_given_is_not_changed(toy: xr.Dataset):
    before = toy.copy(deep=True)
    as_one(toy, "West")
    xr.testing.assert_identical(toy, before)

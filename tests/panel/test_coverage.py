import numpy as np
import pytest
import xarray as xr

from polycentric.errors import UnknownNameError
from polycentric.panel.coverage import ABSENT, MISSING, NO_STATE, OBSERVED, OUTSIDE, coverage, share_covered


def test_each_gap_of_the_toy_world_says_what_it_is(toy: xr.Dataset):
    output = coverage(toy, "gdp_ppp").sel(year=2001)
    assert output.sel(state="AAA") == OBSERVED
    assert output.sel(state="DDD") == MISSING

    shares = coverage(toy, "export_share").sel(year=2001)
    assert shares.sel(state="AAA", partner="BBB") == OBSERVED
    assert shares.sel(state="AAA", partner="DDD") == MISSING, "an unlisted partner is missing, not zero"
    assert shares.sel(state="AAA", partner="AAA") == NO_STATE

    memberships = coverage(toy, "membership").sel(year=2001)
    assert memberships.sel(state="AAA", organisation="West") == OBSERVED
    assert memberships.sel(state="AAA", organisation="East") == ABSENT


def test_a_year_outside_the_source_is_not_called_missing(toy: xr.Dataset):
    toy["gdp_ppp"] = toy["gdp_ppp"].where(toy["year"] < 2004)
    toy["gdp_ppp"].attrs["years"] = (2001, 2003)

    flags = coverage(toy, "gdp_ppp").sel(state="AAA")

    assert flags.values.tolist() == [OBSERVED, OBSERVED, OBSERVED, OUTSIDE, OUTSIDE]
    assert coverage(toy, "gdp_ppp").sel(state="DDD", year=2001) == MISSING


def test_a_state_that_is_not_there_is_said_to_be_so(toy: xr.Dataset):
    exists = xr.ones_like(toy["population"], dtype=bool)
    exists.loc[{"state": "DDD", "year": 2001}] = False

    flags = coverage(toy.assign_coords(exists=exists), "population")

    assert flags.sel(state="DDD", year=2001) == NO_STATE
    assert flags.sel(state="DDD", year=2002) == OBSERVED


def test_the_part_of_the_world_covered_counts_people(toy: xr.Dataset):
    assert share_covered(toy, "gdp_ppp").sel(year=2001).item() == pytest.approx(550 / 600)


def test_an_unknown_variable_is_refused(toy: xr.Dataset):
    with pytest.raises(UnknownNameError, match="No panel variable is called 'gpd_ppp'"):
        coverage(toy, "gpd_ppp")


def test_coverage_flags_carry_their_meanings(toy: xr.Dataset):
    flags = coverage(toy, "gdp_ppp")
    assert flags.dtype == np.int8
    assert flags.attrs["flag_meanings"][MISSING] == "missing"

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import ShapeError, UnknownNameError
from polycentric.panel.assemble import assemble


def test_a_panel_of_two_states_carries_units_and_source():
    panel = assemble([2001], ["AAA", "BBB"], {"gdp_ppp": [3.0, np.nan]}, source="by hand")

    assert panel["gdp_ppp"].sel(state="AAA", year=2001).item() == 3.0
    assert np.isnan(panel["gdp_ppp"].sel(state="BBB", year=2001).item())
    assert panel["gdp_ppp"].attrs["units"] == "2021 US dollars (PPP)"
    assert panel["gdp_ppp"].attrs["source"] == "by hand"


def test_the_panel_has_the_dimensions_the_design_names(toy: xr.Dataset):
    assert toy["export_share"].dims == ("year", "state", "partner")
    assert toy["membership"].dims == ("year", "state", "organisation")
    assert list(toy["partner"].values) == list(toy["state"].values)
    assert toy["name"].dims == ("year", "state")


def test_an_unknown_variable_is_refused_with_the_nearest_name():
    with pytest.raises(UnknownNameError, match="did you mean 'gdp_ppp'"):
        assemble([2001], ["AAA"], {"gdp_pp": [1.0]})


def test_an_array_of_the_wrong_shape_is_refused_with_both_shapes():
    with pytest.raises(ShapeError, match=r"shape \(1, 3\): \(1, 2\) is right, for year, state as 1 year, 2 state"):
        assemble([2001], ["AAA", "BBB"], {"gdp_ppp": [1.0, 2.0, 3.0]})


def test_labels_that_repeat_are_refused():
    with pytest.raises(ShapeError, match="'state' repeat AAA"):
        assemble([2001], ["AAA", "AAA"], {"gdp_ppp": [1.0, 2.0]})

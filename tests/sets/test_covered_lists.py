import numpy as np
import xarray as xr

from polycentric.sets.covered import gaps


def test_a_state_that_only_the_other_list_knows_is_not_asked_for(toy: xr.Dataset):
    """Three of four states have data; the fourth is in the Gleditsch-Ward list alone, and no source of power has it."""
    panel = toy.drop_vars("population")
    observed = np.tile([True, True, True, False], (panel.sizes["year"], 1))
    known = xr.DataArray(observed, dims=("year", "state"), coords={"year": panel["year"], "state": panel["state"]})
    everybody = xr.ones_like(known)

    by_both = gaps(panel.assign_coords(exists=everybody), known, everybody, "all")
    by_one = gaps(panel.assign_coords(exists=everybody, in_cow=known), known, everybody, "all")

    assert all("3 of 4 states have data: needed are 90%" in gap for gap in by_both)
    assert by_one.tolist() == [""] * panel.sizes["year"]

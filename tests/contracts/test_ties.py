"""What every tie layer promises, run over all of them: a new file is tested before it has a test.

Layers on variables of two centuries, and what no layer may show of a fill, are in `test_fills.py`.
"""

import numpy as np
import pytest
import xarray as xr

from polycentric.panel.load import load
from polycentric.ties import LAYERS

ALL = sorted(LAYERS)
TODAYS = [name for name in ALL if LAYERS[name].fits(load("now"))]


@pytest.mark.parametrize("name", ALL)
def test_a_layer_says_what_it_is_in_which_unit_and_where_it_is_from(name: str):
    layer = LAYERS[name]
    assert layer.name == name
    assert min(map(len, (layer.label, layer.unit, layer.diagonal))) > 3
    assert len(layer.reference) > 30
    assert len(layer.caveat) > 20


@pytest.mark.parametrize("name", TODAYS)
def test_a_layer_has_year_state_and_partner_and_its_unit_and_source(name: str, toy: xr.Dataset):
    tie = LAYERS[name](toy)
    assert tie.dims == ("year", "state", "partner")
    assert tie.sizes == {"year": 5, "state": 4, "partner": 4}
    assert tie.attrs["units"] == LAYERS[name].unit
    assert tie.attrs["source"]


@pytest.mark.parametrize("bloc", [None, "EU"])
@pytest.mark.parametrize("name", TODAYS)
def test_a_layer_is_symmetric_unless_it_is_directed_and_its_diagonal_is_undefined(
    name: str, bloc: str | None, now: xr.Dataset
):
    tie = LAYERS[name](now, bloc).isel(year=-1).to_numpy()
    assert np.isnan(np.diag(tie)).all()
    assert (~np.isnan(tie)).any()
    if not LAYERS[name].directed:
        np.testing.assert_allclose(tie, tie.T)


@pytest.mark.parametrize("name", TODAYS)
def test_with_a_bloc_the_states_are_those_of_the_pooled_panel(name: str, now: xr.Dataset):
    from polycentric.panel.blocs import as_one

    tie = LAYERS[name](now, bloc="EU")
    assert tie["state"].values.tolist() == as_one(now, "EU")["state"].values.tolist()
    assert tie["partner"].values.tolist() == tie["state"].values.tolist()


@pytest.mark.parametrize("name", [name for name in TODAYS if LAYERS[name].needs])
def test_where_the_source_says_nothing_of_two_states_their_tie_is_missing_and_never_zero(name: str, now: xr.Dataset):
    gap = now.copy(deep=True)
    for needed in LAYERS[name].variables(now):
        gap[needed].loc[{"state": ["FRA", "DEU"]}] = -1 if gap[needed].dtype == np.int8 else np.nan
    for tie in (LAYERS[name](gap), LAYERS[name].bound(gap), LAYERS[name].floor(gap)):
        assert bool(tie.sel(state="FRA", partner="DEU").isnull().all())


@pytest.mark.parametrize("name", TODAYS)
def test_outside_the_coverage_every_tie_is_missing(name: str, now: xr.Dataset):
    empty = now.assign_coords(year=[1900]).copy(deep=True)
    for needed in LAYERS[name].variables(now):
        empty[needed][:] = -1 if empty[needed].dtype == np.int8 else np.nan
    assert bool(LAYERS[name](empty).isnull().all())


@pytest.mark.parametrize("name", TODAYS)
def test_the_order_of_the_states_does_not_matter(name: str, now: xr.Dataset):
    backwards = now.isel(state=slice(None, None, -1), partner=slice(None, None, -1))
    straight = LAYERS[name](now).to_numpy()
    np.testing.assert_allclose(LAYERS[name](backwards).to_numpy()[:, ::-1, ::-1], straight, rtol=1e-9)


@pytest.mark.parametrize("name", TODAYS)
def test_floor_value_and_bound_agree_where_the_tie_is_observed(name: str, now: xr.Dataset):
    layer = LAYERS[name]
    tie, least, most = (values.to_numpy() for values in (layer(now), layer.floor(now), layer.bound(now)))
    seen = ~np.isnan(tie)
    np.testing.assert_allclose(least[seen], tie[seen], rtol=1e-9)
    np.testing.assert_allclose(most[seen], tie[seen], rtol=1e-9)

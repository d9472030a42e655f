"""Every index and layer runs with several groups as one, and gives for each what it gives for that group alone."""

import numpy as np
import pytest
import xarray as xr

from polycentric.panel.blocs import as_one
from polycentric.panel.group_members import who_is_in
from polycentric.poles.concentration import MEASURES
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.ties import LAYERS

BOTH = "EU-HUN; NAFTA=USA,CAN,MEX"
TODAYS = sorted(LAYERS)


@pytest.mark.parametrize("name", sorted(INDICES))
def test_an_index_of_two_groups_is_that_of_each_alone(name: str, now: xr.Dataset):
    index = INDICES[name].on(now)
    if not index.fits(now):
        return
    both, one, other = index(as_one(now, BOTH)), index(as_one(now, "EU-HUN")), index(as_one(now, "NAFTA=USA,CAN,MEX"))
    np.testing.assert_array_equal(both.sel(state="EU-HUN"), one.sel(state="EU-HUN"))
    np.testing.assert_array_equal(both.sel(state="NAFTA"), other.sel(state="NAFTA"))
    np.testing.assert_array_equal(both.sel(state="HUN"), index(now).sel(state="HUN"))


@pytest.mark.parametrize("kind", ["__call__", "floor", "bound"])
@pytest.mark.parametrize("name", TODAYS)
def test_a_layer_of_two_groups_is_that_of_one_alone_where_the_other_has_no_part(name: str, kind: str, now: xr.Dataset):
    layer = LAYERS[name].on(now)
    if not layer.fits(now):
        return
    both, one = getattr(layer, kind)(now, BOTH), getattr(layer, kind)(now, "EU-HUN")
    assert both["state"].values.tolist() == as_one(now, BOTH)["state"].values.tolist()
    assert np.isnan(np.diagonal(both.to_numpy(), axis1=-2, axis2=-1)).all()
    # The weights of organisations by rarity are of all states, and a guarantee is shared with all protectors, so that
    # both change with any group.
    if name not in {"organisations", "hold"}:
        shared = [state for state in both["state"].values if state != "NAFTA"]
        at = {"state": shared, "partner": shared}
        np.testing.assert_array_equal(both.sel(at).to_numpy(), one.sel(at).to_numpy())


@pytest.mark.parametrize("name", TODAYS)
def test_the_bounds_of_a_tie_between_two_groups_hold_what_is_listed(name: str, now: xr.Dataset):
    layer = LAYERS[name].on(now)
    if not layer.fits(now):
        return
    at = {"state": "EU-HUN", "partner": "NAFTA"}
    low, high = (part(now, BOTH).sel(at).item() for part in (layer.floor, layer.bound))
    assert not high < low
    turned = layer.bound(now, "NAFTA=USA,CAN,MEX; EU-HUN").sel(at).item()
    assert turned >= low or np.isnan(turned)


def test_the_listed_trade_of_two_groups_is_the_sum_over_their_members(now: xr.Dataset):
    trade = LAYERS["trade"]
    listed = trade.floor(now, BOTH).sel(state="EU-HUN", partner="NAFTA").item()
    alone = trade(now)
    union = who_is_in(now, "EU-HUN")["state"].to_list()
    summed = float(np.nansum(alone.sel(state=union, partner=["USA", "CAN", "MEX"]).values))
    assert listed == pytest.approx(summed)


def test_a_world_with_two_groups_has_its_measures_and_names_its_actors(now: xr.Dataset):
    world = World(now, BOTH)
    assert world.actors == "EU-HUN and NAFTA"
    shares = world.shares("output_ppp")
    assert float(shares.sum()) == pytest.approx(1.0)
    assert all(measure(shares).notnull().all() for measure in MEASURES.values() if not measure.lag)
    assert world.floor("trade").sel(state="EU-HUN", partner="CHN").item() > 1e11

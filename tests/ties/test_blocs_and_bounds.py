import numpy as np
import pytest
import xarray as xr

from polycentric.panel.load import load
from polycentric.ties import LAYERS


@pytest.mark.parametrize("name", ["trade", "trade_dependence"])
@pytest.mark.parametrize("part", ["__call__", "floor", "bound"])
def test_pairs_that_have_nothing_to_do_with_the_bloc_stay_as_they_are(now: xr.Dataset, name: str, part: str):
    apart, pooled = getattr(LAYERS[name], part)(now), getattr(LAYERS[name], part)(now, "EU")
    rest = [state for state in pooled["state"].values if state != "EU"]

    here = {"state": rest, "partner": rest}
    np.testing.assert_array_equal(apart.sel(here).values, pooled.sel(here).values)


def test_the_listed_part_of_a_blocs_tie_is_its_floor_and_not_its_value(now: xr.Dataset):
    """The United Kingdom lists three or four members; the others may take up to the shares at which its lists end."""
    layer, pair = LAYERS["trade_dependence"], {"state": "GBR", "partner": "EU", "year": 2025}

    least, most = layer.floor(now, "EU").sel(pair).item(), layer.bound(now, "EU").sel(pair).item()

    assert 0.1 < least < 0.9 * most
    assert np.isnan(layer(now, "EU").sel(pair).item())


@pytest.mark.parametrize("name", sorted(name for name in LAYERS if LAYERS[name].fits(load("now"))))
@pytest.mark.parametrize("bloc", [None, "EU"])
def test_floor_value_and_bound_are_in_order(now: xr.Dataset, name: str, bloc: str | None):
    layer = LAYERS[name]
    floor, value, bound = (
        values.values for values in (layer.floor(now, bloc), layer(now, bloc), layer.bound(now, bloc))
    )
    observed, bounded = np.isfinite(value), np.isfinite(bound)

    assert observed.any()
    assert (floor[bounded] <= bound[bounded] * (1 + 1e-12)).all()
    np.testing.assert_allclose(bound[observed], value[observed])
    assert not (observed & ~bounded).any()

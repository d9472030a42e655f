"""What a measure says of an edition is the same in the panel of all editions and in the edition's own picture."""

import numpy as np
import pytest
import xarray as xr

from polycentric.panel.blocs import as_one, treatable
from polycentric.panel.group_record import members_of
from polycentric.panel.load import load
from polycentric.poles import World
from polycentric.poles.concentration import MEASURES
from polycentric.power import INDICES
from polycentric.ties import LAYERS

EDITIONS = (1990, 1995, 2005, 2010, 2015, 2018, 2020, 2025)


@pytest.fixture(scope="module")
def every() -> xr.Dataset:
    return load("now", years=(1990, 2025), carry=True)


@pytest.fixture(scope="module")
def alone() -> dict[int, xr.Dataset]:
    return {edition: load("now", as_known=edition) for edition in EDITIONS}


def _same(whole: xr.DataArray, part: xr.DataArray, edition: int) -> bool:
    places = {str(dim): part[dim].values for dim in part.dims if dim != "year"}
    picked = whole.sel({"year": edition, **places})
    left = np.asarray(part.isel(year=0).values, dtype=np.float64)
    return np.allclose(picked.values, left, rtol=1e-12, atol=0, equal_nan=True)


@pytest.mark.parametrize("name", INDICES)
def test_an_index(name: str, every: xr.Dataset, alone: dict[int, xr.Dataset]):
    index = INDICES[name].on(every)
    if not index.fits(every):
        assert not any(index.fits(panel) for panel in alone.values())
        return
    values = index(every)
    for edition, panel in alone.items():
        own = INDICES[name].on(panel)
        if own.fits(panel):
            assert _same(values, own(panel), edition)
        else:
            assert not values.sel(year=edition).notnull().any()


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer(name: str, every: xr.Dataset, alone: dict[int, xr.Dataset]):
    layer = LAYERS[name].on(every)
    if not layer.fits(every):
        assert not any(layer.fits(panel) for panel in alone.values())
        return
    values = layer(every)
    for edition, panel in alone.items():
        assert _same(values, LAYERS[name].on(panel)(panel), edition)


@pytest.mark.parametrize("state_set", ["all", "ten_largest", "majors", "permanent_five"])
def test_concentration(state_set: str, every: xr.Dataset, alone: dict[int, xr.Dataset]):
    world = World(every)
    for edition in EDITIONS:
        single = World(alone[edition])
        for index in ("output_ppp", "population"):
            for name, measure in MEASURES.items():
                if measure.lag:
                    continue
                value = measure(world.shares(index, state_set)).sel(year=edition).item()
                own = measure(single.shares(index, state_set)).isel(year=0).item()
                assert value == pytest.approx(own, nan_ok=True), (edition, index, name)


def test_the_union_is_each_years_members(every: xr.Dataset, alone: dict[int, xr.Dataset]):
    pooled = as_one(every, "EU")
    for edition in (2020, 2025):
        single = as_one(alone[edition], "EU")
        for name in ("gdp_ppp", "population", "exports"):
            whole = pooled[name].sel(year=edition, state="EU").item()
            assert whole == pytest.approx(single[name].sel(state="EU").item(), nan_ok=True)
        assert members_of(pooled, edition) == members_of(single, edition)
        assert not pooled["exists"].sel(year=edition, state="FRA").item()
        assert pooled["exists"].sel(year=edition, state="GBR").item()


def test_there_is_no_union_to_be_one_before_it_began(alone: dict[int, xr.Dataset]):
    assert treatable(alone[1990], ("EU",)) == {}
    assert set(treatable(alone[2025], ("EU",))) == {"EU"}


def test_ties_of_a_bloc_over_years_are_not_told(every: xr.Dataset):
    world = World(every, "EU")
    assert world.panel.sizes["state"] == every.sizes["state"] + 1


def test_the_union_is_in_a_body_by_the_majority_of_its_own_members(every: xr.Dataset):
    codes = as_one(every, "EU")["membership"].sel(state="EU", organisation="NATO")
    assert codes.sel(year=2025).item() == 1
    assert codes.sel(year=1995).item() == 1, "eleven of fifteen"

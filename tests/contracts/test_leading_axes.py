"""A run is to a measure what a year is: on (run, year, state) every index and layer equals the stack of its runs."""

import numpy as np
import pytest
import xarray as xr
from toy_history import make_toy_history

from polycentric.panel.blocs import as_one
from polycentric.panel.quantities import QUANTITIES
from polycentric.panel.reading import offered, read
from polycentric.power import INDICES
from polycentric.ties import LAYERS

RUNS = 3
WORLDS = ("now", "history")


@pytest.fixture
def past() -> xr.Dataset:
    return make_toy_history()


def in_runs(panel: xr.Dataset, *, where: int = 0) -> xr.Dataset:
    """Give every float variable of a panel three runs of its own, in the first place of its dimensions or another."""
    random = np.random.default_rng(7)
    data = {}
    for name, values in panel.data_vars.items():
        if values.dtype.kind != "f":
            continue
        drawn = xr.concat([values * random.uniform(0.5, 1.5, values.shape) for _ in range(RUNS)], dim="run")
        dims = [dim for dim in drawn.dims if dim != "run"]
        dims.insert(where, "run")
        data[name] = drawn.transpose(*dims).assign_attrs(values.attrs)
    return panel.assign(data).assign_coords(run=np.arange(RUNS))


def of(world: str, toy: xr.Dataset, past: xr.Dataset) -> xr.Dataset:
    return toy if world == "now" else past


def same_bits(values: xr.DataArray, single: xr.DataArray) -> None:
    """The values, to the last bit."""
    other = single.transpose(*[dim for dim in values.dims if dim in single.dims])
    np.testing.assert_array_equal(values.to_numpy(), other.to_numpy())


@pytest.mark.parametrize("where", [0, 1, 2])
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("name", sorted(INDICES))
def test_an_index_on_runs_is_the_stack_of_its_runs(
    name: str, world: str, where: int, toy: xr.Dataset, past: xr.Dataset
):
    panel = of(world, toy, past)
    index = INDICES[name]
    if not index.on(panel).fits(panel):
        return
    runs = in_runs(panel, where=where)
    on_runs = index(runs)
    alone = [index(runs.isel(run=run)) for run in range(RUNS)]
    if "run" not in on_runs.dims:  # made of whole numbers alone, which are the same in every run
        same_bits(on_runs, alone[0])
        return
    assert on_runs.dims[-1] == "state"
    for run, single in enumerate(alone):
        same_bits(on_runs.isel(run=run), single)


@pytest.mark.parametrize("where", [0, 2])
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("kind", ["__call__", "bound", "floor"])
@pytest.mark.parametrize("name", sorted(LAYERS))
def test_a_layer_on_runs_is_the_stack_of_its_runs(
    name: str, kind: str, world: str, where: int, toy: xr.Dataset, past: xr.Dataset
):
    panel, layer = of(world, toy, past), LAYERS[name]
    if not layer.fits(panel):
        return
    runs = in_runs(panel, where=where)
    on_runs = getattr(layer, kind)(runs)
    assert on_runs.dims[-2:] == ("state", "partner")
    for run in range(RUNS):
        single = getattr(layer, kind)(runs.isel(run=run))
        same_bits(on_runs.isel(run=run) if "run" in on_runs.dims else on_runs, single)


@pytest.mark.parametrize("name", sorted(LAYERS))
def test_a_layer_with_a_bloc_as_one_on_runs_is_the_stack_of_its_runs(name: str, toy: xr.Dataset):
    runs, layer = in_runs(toy), LAYERS[name]
    if not layer.fits(toy):
        return
    on_runs = layer(runs, bloc="West")
    for run in range(RUNS):
        single = layer(runs.isel(run=run), bloc="West")
        same_bits(on_runs.isel(run=run) if "run" in on_runs.dims else on_runs, single)


@pytest.mark.parametrize("name", sorted(INDICES))
def test_an_index_of_a_bloc_as_one_on_runs_is_the_stack_of_its_runs(name: str, toy: xr.Dataset):
    index = INDICES[name]
    if not index.fits(toy):
        return
    pooled = as_one(in_runs(toy), "West")
    on_runs = index(pooled)
    for run in range(RUNS):
        same_bits(on_runs.isel(run=run), index(as_one(in_runs(toy).isel(run=run), "West")))


@pytest.mark.parametrize(
    ("drawn", "name"),
    [
        ("population", "milex"),
        ("milex", "milex"),
        ("gdp_ppp", "growth"),
        ("gdp_mer", "milex_share"),
        ("growth", "growth"),
    ],
)
def test_a_bloc_is_pooled_where_only_some_variables_have_runs(drawn: str, name: str, toy: xr.Dataset):
    mixed = toy.assign({drawn: in_runs(toy)[drawn]})
    milex = as_one(mixed, "West")[name]
    for run in range(RUNS):
        same_bits(milex.isel(run=run), as_one(mixed.isel(run=run), "West")[name])


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("name", sorted(QUANTITIES))
def test_a_quantity_is_read_by_one_series_of_which_it_says_which(
    name: str, world: str, toy: xr.Dataset, past: xr.Dataset
):
    panel = of(world, toy, past)
    for series in offered(panel, name):
        quantity = read(panel, name, series.name)
        assert quantity.dtype == np.float64
        assert (quantity.attrs["quantity"], quantity.attrs["series"]) == (name, series.name)
        assert quantity.attrs["units"]
        assert not bool((quantity < 0).any())
        if series.combine is None:
            held = panel[series.variables[0]]
            known = held.notnull() & (held != held.attrs.get("fill_value", -1))
            assert int(quantity.notnull().sum()) == int(known.sum())

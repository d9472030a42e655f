"""What every power index promises, run over all of them: a new file is tested before it has a test."""

import hypothesis.extra.numpy as arrays
import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric.errors import CoverageError, DataError
from polycentric.panel.assemble import assemble
from polycentric.power import INDICES
from polycentric.power.shares import shares

ALL = sorted(INDICES)
AMOUNTS_ONLY = [name for name in ALL if INDICES[name].scale == "amount"]
WHOLE = [name for name in ALL if not INDICES[name].partial]
STATES = ("AAA", "BBB", "CCC", "DDD", "EEE")
AMOUNTS = arrays.arrays(
    np.float64, (5,), elements=st.one_of(st.floats(1.0, 1e12), st.just(float("nan"))), fill=st.nothing()
)


def world(cells: dict[str, np.ndarray]) -> xr.Dataset:
    return assemble((2001,), STATES, {name: row[np.newaxis] for name, row in cells.items()}, source="drawn")


@pytest.fixture
def toy(toy: xr.Dataset) -> xr.Dataset:
    """The toy world, and in it also what indices of two centuries need: 4, 3, 2 and 1 of each."""
    needed = {name for index in INDICES.values() for name in index.needs} - set(toy.data_vars)
    cells = {name: np.tile([4.0, 3.0, 2.0, 1.0], (toy.sizes["year"], 1)) for name in needed}
    years, states = toy["year"].values.tolist(), toy["state"].values.tolist()
    return toy.assign(assemble(years, states, cells, source="toy world").data_vars)


@st.composite
def worlds(draw: st.DrawFn, name: str) -> xr.Dataset:
    return world({needed: draw(AMOUNTS) for needed in INDICES[name].needs})


@pytest.mark.parametrize("name", ALL)
def test_an_index_says_what_it_is_in_which_unit_and_where_it_is_from(name: str):
    index = INDICES[name]
    assert index.name == name
    assert min(map(len, (index.label, index.unit))) > 3
    assert len(index.reference) > 30
    assert len(index.caveat) > 20
    assert index.needs


@pytest.mark.parametrize("name", ALL)
def test_an_index_has_year_and_state_and_its_unit_and_source(name: str, toy: xr.Dataset):
    values = INDICES[name](toy)
    assert values.dims == ("year", "state")
    assert values.sizes == {"year": 5, "state": 4}
    assert values.attrs["units"] == INDICES[name].unit
    assert values.attrs["source"] == "toy world"


@pytest.mark.parametrize("name", [name for name in ALL if INDICES[name].partial])
def test_a_partial_index_is_missing_where_all_inputs_are_and_never_zero_for_what_is_not_known(
    name: str, toy: xr.Dataset
):
    whole = INDICES[name](toy).sel(state="AAA")
    for needed in INDICES[name].needs:
        toy[needed].loc[{"state": "AAA"}] = np.nan
        rest = INDICES[name](toy).sel(state="AAA")
        assert needed == INDICES[name].needs[-1] or bool((rest > 0.5 * whole).all())
    assert bool(INDICES[name](toy).sel(state="AAA").isnull().all())


@pytest.mark.parametrize("name", WHOLE)
def test_a_state_that_lacks_an_input_is_missing_and_never_zero(name: str, toy: xr.Dataset):
    for needed in INDICES[name].needs:
        gap = toy.copy(deep=True)
        gap[needed].loc[{"state": "AAA"}] = np.nan
        assert bool(INDICES[name](gap).sel(state="AAA").isnull().all())


@pytest.mark.parametrize("name", ALL)
@given(data=st.data(), factor=st.floats(1e-6, 1e6))
@settings(max_examples=25, deadline=None)
def test_new_units_for_an_input_never_reorder_states(name: str, data: st.DataObject, factor: float):
    panel = data.draw(worlds(name))
    before = INDICES[name](panel).values[0]
    for needed in INDICES[name].needs:
        after = INDICES[name](panel.assign({needed: panel[needed] * factor})).values[0]
        np.testing.assert_array_equal(np.isnan(after), np.isnan(before))
        clearly = before[:, np.newaxis] > before[np.newaxis, :] * (1 + 1e-9)
        assert not (clearly & (after[:, np.newaxis] < after[np.newaxis, :] * (1 - 1e-9))).any()


@pytest.mark.parametrize("name", ALL)
@given(data=st.data(), order=st.permutations(range(5)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_states_does_not_matter(name: str, data: st.DataObject, order: list[int]):
    panel = data.draw(worlds(name))
    shuffled = panel.isel(state=order, partner=order)
    np.testing.assert_allclose(
        INDICES[name](shuffled).values, INDICES[name](panel).isel(state=order).values, rtol=1e-12
    )


@pytest.mark.parametrize("name", AMOUNTS_ONLY)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_shares_sum_to_one_over_the_observed_states(name: str, data: st.DataObject):
    values = INDICES[name](data.draw(worlds(name)))
    observed = values.notnull()
    fractions = shares(values)
    assert bool((fractions.notnull() == observed).all())
    assert not bool(observed.any()) or float(fractions.sum()) == pytest.approx(1.0)


@pytest.mark.parametrize("name", sorted(set(ALL) - set(AMOUNTS_ONLY)))
def test_an_order_has_no_shares_and_says_so(name: str, toy: xr.Dataset):
    with pytest.raises(DataError, match=f"Power index '{name}' is an order .* has no shares: rank it"):
        shares(INDICES[name](toy))


def test_the_world_now_has_the_inputs_of_the_indices_of_today(now: xr.Dataset):
    assert len([name for name in ALL if INDICES[name].fits(now)]) == 8


@pytest.mark.parametrize("name", ALL)
def test_the_world_now_has_the_index_for_most_of_its_states(name: str, now: xr.Dataset):
    if not INDICES[name].fits(now):
        with pytest.raises(CoverageError, match=f"Power index '{name}' needs"):
            INDICES[name](now)
        return
    values = INDICES[name](now)
    assert int(values.notnull().sum()) >= 165
    assert float(values.min()) >= 0

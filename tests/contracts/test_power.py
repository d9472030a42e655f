"""What every power index promises, run over all of them: a new file is tested before it has a test."""

from collections.abc import Callable

import hypothesis.extra.numpy as arrays
import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric.errors import CoverageError, DataError
from polycentric.panel.assemble import assemble
from polycentric.panel.described import quantity_of
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex, scale_of_unit
from polycentric.sets.shares import shares

ALL = sorted(INDICES)
# What a half of a state has as the whole has: such inputs stay as they are when a state is cut in two.
INTENSIVE = ("per person", "fraction", "share of output", "code", "score", "index", "scale")
AMOUNTS_ONLY = [name for name in ALL if INDICES[name].scale == "amount"]
WHOLE = [name for name in ALL if not INDICES[name].partial]
STATES = ("AAA", "BBB", "CCC", "DDD", "EEE")
AMOUNTS = arrays.arrays(
    np.float64, (5,), elements=st.one_of(st.floats(1.0, 1e12), st.just(float("nan"))), fill=st.nothing()
)


def world(cells: dict[str, np.ndarray]) -> xr.Dataset:
    return assemble((2001,), STATES, {name: row[np.newaxis] for name, row in cells.items()}, source="drawn")


def needed_by(name: str) -> tuple[str, ...]:
    """Name the panel variables of the index's own series."""
    return variables(INDICES[name])


def variables(index: PowerIndex) -> tuple[str, ...]:
    """Name the variables of the series that an index is bound to, or of the first."""
    chosen = [
        next(each for each in quantity_of(need).series if each.name == index.series.get(need, each.name))
        for need in index.needs
    ]
    return tuple(variable for each in chosen for variable in each.variables)


@pytest.fixture
def toy(toy: xr.Dataset) -> xr.Dataset:
    """The toy world, and in it also what indices of two centuries need: 4, 3, 2 and 1 of each."""
    needed = {name for each in INDICES for name in needed_by(each)} - set(toy.data_vars)
    cells = {name: np.tile([4.0, 3.0, 2.0, 1.0], (toy.sizes["year"], 1)) for name in needed}
    years, states = toy["year"].values.tolist(), toy["state"].values.tolist()
    return toy.assign(assemble(years, states, cells, source="toy world").data_vars)


@st.composite
def worlds(draw: st.DrawFn, name: str) -> xr.Dataset:
    return world({needed: draw(AMOUNTS) for needed in needed_by(name)})


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
    for needed in needed_by(name):
        toy[needed].loc[{"state": "AAA"}] = np.nan
        rest = INDICES[name](toy).sel(state="AAA")
        assert needed == needed_by(name)[-1] or bool((rest > 0.5 * whole).all())
    assert bool(INDICES[name](toy).sel(state="AAA").isnull().all())


@pytest.mark.parametrize("name", WHOLE)
def test_a_state_that_lacks_an_input_is_missing_and_never_zero(name: str, toy: xr.Dataset):
    for needed in needed_by(name):
        gap = toy.copy(deep=True)
        gap[needed].loc[{"state": "AAA"}] = np.nan
        assert bool(INDICES[name](gap).sel(state="AAA").isnull().all())


@pytest.mark.parametrize("name", ALL)
def test_an_index_of_a_state_that_has_none_of_an_input_is_a_number_or_missing_and_never_infinite(
    name: str, toy: xr.Dataset
):
    for needed in needed_by(name):
        none = toy.copy(deep=True)
        none[needed].loc[{"state": "AAA"}] = 0
        assert not bool(np.isinf(INDICES[name](none)).any()), needed


def in_one_unit(name: str, panel: xr.Dataset) -> list[list[str]]:
    """Give the inputs that get a new unit together: each alone, but those that an index in their own unit adds up."""
    same = [needed for needed in needed_by(name) if panel[needed].attrs["units"] == INDICES[name].unit]
    return [*([same] if same else []), *([needed] for needed in needed_by(name) if needed not in same)]


@pytest.mark.parametrize("name", ALL)
@given(data=st.data(), factor=st.floats(1e-6, 1e6))
@settings(max_examples=25, deadline=None)
def test_new_units_for_an_input_never_reorder_states(name: str, data: st.DataObject, factor: float):
    panel = data.draw(worlds(name))
    before = INDICES[name](panel).values[0]
    for together in in_one_unit(name, panel):
        after = INDICES[name](panel.assign({needed: panel[needed] * factor for needed in together})).values[0]
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
def test_an_order_or_a_rate_has_no_shares_and_says_so(name: str, toy: xr.Dataset):
    what = {"order": "an order", "rate": "a rate"}[INDICES[name].scale]
    with pytest.raises(DataError, match=f"Power index '{name}' is {what} .* has no shares"):
        shares(INDICES[name](toy))
    assert name not in World(toy).indices
    assert World(toy).without_shares[name] is INDICES[name]


def cut_in_two(panel: xr.Dataset) -> xr.Dataset:
    """Cut the first state in two equal halves, the second of them the last state of the result."""
    halves = {
        name: values.values / (1.0 if any(word in values.attrs["units"] for word in INTENSIVE) else 2.0)
        for name, values in panel.data_vars.items()
    }
    cells = {
        str(name): np.column_stack([halves[name][:, :1], values.values[:, 1:], halves[name][:, :1]])
        for name, values in panel.data_vars.items()
    }
    return assemble(panel["year"].values.tolist(), [*panel["state"].values, "new"], cells, source="cut")


def scale_seen(index: PowerIndex) -> str:
    """Tell what an index is by what becomes of it when a state is cut in two; "neither" where that is no rule."""
    seen: set[str] = set()
    for whole in (5.0, 700.0):
        numbers = {name: np.array([whole + place, 3.0, 2.0, 1.0]) for place, name in enumerate(variables(index))}
        panel = assemble((2001,), STATES[:4], {name: row[np.newaxis] for name, row in numbers.items()}, source="drawn")
        before, after = index(panel).values[0, 0], index(cut_in_two(panel)).values[0]
        seen.add(
            "amount" if np.isclose(after[0] + after[-1], before) else "rate" if np.isclose(after[0], before) else "no"
        )
    return seen.pop() if len(seen) == 1 else "neither"


@pytest.mark.parametrize("name", [name for name in ALL if INDICES[name].scale != "order"])
def test_cutting_a_state_in_two_shows_an_index_to_be_what_it_is_declared(name: str):
    """A quotient of two amounts is a rate: declare `scale="rate"`, or Luxembourg has most of the world's steel."""
    assert scale_seen(INDICES[name]) == INDICES[name].scale


@pytest.mark.parametrize("name", ALL)
def test_a_unit_that_says_per_head_is_declared_a_rate(name: str):
    if "share" not in INDICES[name].unit:
        assert INDICES[name].scale in {scale_of_unit(INDICES[name].unit), "order"}


def of(compute: Callable[..., np.ndarray], *needs: str) -> PowerIndex:
    return PowerIndex("Drawn", needs, "drawn", "made up for this test", compute, scale="rate", name="drawn")


@pytest.mark.parametrize(
    ("index", "scale"),
    [
        (of(lambda irst, tpop: irst / tpop, "irst", "tpop"), "rate"),
        (of(lambda milex, milper: milex / milper, "milex", "milper"), "rate"),
        (of(lambda pec, irst, upop: (pec + irst) / upop**1.0, "pec", "irst", "upop"), "rate"),
        (of(lambda maddison_gdppc: maddison_gdppc, "maddison_gdppc"), "rate"),
        (of(lambda irst, pec, tpop: irst * pec / tpop, "irst", "pec", "tpop"), "amount"),
        (of(lambda maddison_gdppc, tpop: maddison_gdppc * tpop, "maddison_gdppc", "tpop"), "amount"),
        (of(lambda irst, pec: irst + pec, "irst", "pec"), "amount"),
        (of(lambda irst, tpop: irst * tpop, "irst", "tpop"), "no"),
        (of(lambda irst: irst**0.5, "irst"), "no"),
    ],
)
def test_the_cut_tells_rates_from_amounts_whatever_they_are_made_of(index: PowerIndex, scale: str):
    assert scale_seen(index) == scale


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("tonnes per person", "rate"), ("US dollars per capita", "rate"), ("dollars per soldier per year", "rate"),
        ("% of GDP", "rate"), ("percent of output", "rate"), ("fraction of own trade", "rate"), ("km/person", "rate"),
        ("soldiers per 1,000 people", "rate"), ("tonnes per year", "amount"), ("joules per year", "amount"),
        ("% of world GDP", "amount"), ("share of the system", "amount"), ("percent", "rate"),
            ("percent of world output", "amount"), ("carriers", "amount"),
        ("people in cities of 100,000 and more", "amount"), ("not stated", "amount"),
    ],
)  # fmt: skip
def test_a_unit_in_words_says_whether_it_is_of_an_amount_or_a_rate(unit: str, scale: str):
    assert scale_of_unit(unit) == scale


def test_each_world_has_every_index_whose_own_series_it_has_and_no_other(now: xr.Dataset):
    fitting = {name for name in ALL if INDICES[name].fits(now)}
    assert fitting == {name for name in ALL if set(needed_by(name)) <= set(map(str, now.data_vars))}
    assert {"output_ppp", "military_spending", "composite_four"} <= fitting


@pytest.mark.parametrize("name", ALL)
def test_the_world_now_has_the_index_for_most_of_its_states(name: str, now: xr.Dataset):
    if not INDICES[name].on(now).fits(now):
        with pytest.raises(CoverageError, match=f"Power index '{name}' needs"):
            INDICES[name](now)
        return
    values = INDICES[name](now)
    assert int(values.notnull().sum()) >= 165
    assert float(values.min()) >= 0

"""No fill of a whole number reaches a measure: every layer and index, on the toy panels of both worlds."""

import numpy as np
import pytest
import xarray as xr
from toy_history import STATES, UNKNOWN, make_toy_history

from polycentric.errors import CoverageError
from polycentric.panel.blocs import as_one
from polycentric.panel.coverage import coverage, masked, served
from polycentric.panel.series import variables
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex, itself
from polycentric.ties import LAYERS
from polycentric.ties.contract import TieLayer
from polycentric.ties.similar import tie_layer

BETWEEN = sorted(name for name, (layer, _) in variables().items() if len(layer.keys) == 2)
PAST = {name: layer.on(make_toy_history()) for name, layer in LAYERS.items() if layer.fits(make_toy_history())}
TOY = make_toy_history()
OF_PAIRS = sorted(
    name for name, layer in PAST.items() if any("partner" in TOY[needed].dims for needed in layer.variables(TOY))
)
"""Layers made of variables of pairs; one made of variables of states alone has no pair that alone is unknown."""
OF_STATES = sorted(name for name, (layer, _) in variables().items() if len(layer.keys) == 1)
EVERY_LAYER = {
    **{f"now: {name}": each for name, each in LAYERS.items()},
    **{f"history: {name}": each for name, each in PAST.items()},
    **{f"likeness: {name}": tie_layer(name) for name in ("kappa", "s_weighted_absolute", "tau_b")},
}


@pytest.fixture
def past() -> xr.Dataset:
    return make_toy_history()


def of_pairs(*needs: str, name: str = "mine") -> TieLayer:
    return TieLayer(
        "A layer of a user", needs, "as the variable", "made up for this test", True,
        itself, name=name,
    )  # fmt: skip


def of_states(*needs: str, name: str = "mine") -> PowerIndex:
    return PowerIndex(
        "An index of a user", needs, "as the variable", "made up for this test", itself, name=name,
    )  # fmt: skip


def test_a_users_layer_of_sanctions_is_missing_where_the_source_says_nothing(past: xr.Dataset):
    assert past["sanction"].dtype == np.int8
    assert past["sanction"].sel(state="AAA", partner=UNKNOWN).values.tolist() == [-1, -1]
    tie = of_pairs("sanction")(past)
    assert tie.sel(state="AAA", partner="BBB").values.tolist() == [1.0, 1.0]
    assert tie.sel(state="AAA", partner=UNKNOWN).isnull().all()


@pytest.mark.parametrize("variable", BETWEEN)
def test_a_users_layer_on_any_variable_between_states_shows_no_fill(variable: str, past: xr.Dataset):
    layer = of_pairs(variable)
    for tie in (layer(past), layer.bound(past), layer.floor(past)):
        values = tie.to_numpy()
        assert np.isnan(values[:, 3]).all()
        assert np.isnan(values[:, :, 3]).all()
        assert np.nanmin(values) == 1.0


@pytest.mark.parametrize("variable", OF_STATES)
def test_a_users_index_on_any_variable_of_states_shows_no_fill(variable: str, past: xr.Dataset):
    values = of_states(variable)(past)
    assert values.sel(state=UNKNOWN).isnull().all()
    assert values.sel(year=1960).values[:3].tolist() == [4.0, 3.0, 2.0]


@pytest.mark.parametrize("dtype", ["int8", "int16", "int32"])
@pytest.mark.parametrize("fill", [-1, -99, 0])
def test_any_stated_fill_of_any_whole_number_is_missing(dtype: str, fill: int, past: xr.Dataset):
    cells = np.full((2, 4, 4), fill, dtype=dtype)
    cells[:, 0, 1] = 7
    past["own"] = (("year", "state", "partner"), cells, {"fill_value": fill})
    tie = of_pairs("own")(past)
    assert int(tie.notnull().sum()) == 2
    assert tie.sel(state="AAA", partner="BBB").values.tolist() == [7.0, 7.0]


@pytest.mark.parametrize("dtype", ["int8", "int16"])
def test_a_small_whole_number_without_a_stated_fill_follows_the_rule_of_the_house(dtype: str, past: xr.Dataset):
    past["own"] = (("year", "state"), np.tile(np.array([2, 0, -1, -1], dtype=dtype), (2, 1)))
    assert of_states("own")(past).sel(year=1960).values.tolist()[:2] == [2.0, 0.0]
    assert of_states("own")(past).isnull().sum() == 4


def test_a_large_whole_number_keeps_every_digit(past: xr.Dataset):
    past["own"] = (("year", "state"), np.full((2, 4), 16_777_217, dtype=np.int64), {"fill_value": -1})
    assert of_states("own")(past).values.max() == 16_777_217.0


def test_a_score_that_may_be_negative_keeps_its_minus_one(past: xr.Dataset):
    past["polity2"][:, 0] = -1
    values = of_states("polity2")(past)
    assert values.sel(state="AAA").values.tolist() == [-1.0, -1.0]
    assert values.sel(state=UNKNOWN).isnull().all()


def test_a_whole_number_that_is_read_without_being_named_is_refused_by_name(past: xr.Dataset):
    hidden = TieLayer(
        "Hidden",
        ("cowinterongoing",),
        "none",
        "made up",
        True,
        lambda panel: panel["sanction"],
        whole=True,
        name="hidden",
    )
    with pytest.raises(CoverageError, match="Tie layer 'hidden' reads 'sanction', which its `needs` don't name"):
        hidden(past)
    sly = PowerIndex("Sly", (), "none", "made up", lambda panel: panel.vetoes, name="sly")
    with pytest.raises(CoverageError, match="Power index 'sly' reads 'vetoes', which its `needs` don't name"):
        sly(past)


def test_a_mistake_in_a_compute_is_not_taken_for_an_unnamed_need(past: xr.Dataset):
    wrong = PowerIndex("Wrong", (), "none", "made up", lambda panel: panel["milxe"], name="wrong")
    with pytest.raises(KeyError):
        wrong(past)


@pytest.mark.parametrize("world", ["now", "history"])
@pytest.mark.parametrize("name", sorted(EVERY_LAYER))
def test_every_layer_is_missing_for_a_state_of_which_nothing_is_known(
    name: str, world: str, toy: xr.Dataset, past: xr.Dataset
):
    layer, panel = EVERY_LAYER[name], past if world == "history" else toy
    if not layer.fits(panel):
        with pytest.raises(CoverageError, match=r"needs .* which this panel does not hold"):
            layer(panel)
        return
    layer = layer.on(panel)
    if world == "now" and "membership" in layer.needs:
        panel = toy.assign(membership=toy["membership"].copy(deep=True))
        panel["membership"].loc[{"state": UNKNOWN}] = -1
    value = layer(panel)
    for tie in (value, layer.bound(panel), layer.floor(panel)):
        assert tie.dims == ("year", "state", "partner")
        # What the other's own list or total leaves over is a bound, and so is known.
        if layer.needs and (layer.upper is None or tie is value):
            assert tie.sel(state="AAA", partner=UNKNOWN).isnull().all()
        assert not bool((tie < 0).any())
        assert np.isnan(tie.values[:, np.eye(4, dtype=bool)]).all()


@pytest.mark.parametrize("name", sorted(PAST))
def test_every_layer_of_two_centuries_says_what_it_is(name: str, past: xr.Dataset):
    layer = PAST[name]
    assert layer.name == name
    assert min(map(len, (layer.label, layer.unit, layer.diagonal))) > 3
    assert len(layer.reference) > 30
    assert len(layer.caveat) > 20
    tie = layer(past)
    assert tie.attrs["units"] == layer.unit
    assert tie.attrs["source"] == "toy archive"
    if not layer.directed:
        np.testing.assert_allclose(tie, np.swapaxes(tie.to_numpy(), 1, 2))


@pytest.mark.parametrize("name", OF_PAIRS)
def test_every_layer_of_two_centuries_is_missing_for_one_pair_that_alone_is_unknown(name: str, past: xr.Dataset):
    for needed in PAST[name].variables(past):
        if "partner" in past[needed].dims:
            nothing = past[needed].attrs.get("fill_value", np.nan)
            past[needed].loc[{"state": "AAA", "partner": "BBB"}] = nothing
            past[needed].loc[{"state": "BBB", "partner": "AAA"}] = nothing
    tie = PAST[name](past)
    assert tie.sel(state="AAA", partner="BBB").isnull().all()
    assert tie.sel(state="AAA", partner="CCC").notnull().all()


@pytest.mark.parametrize("name", sorted(name for name in PAST if not PAST[name].partial))
def test_a_layer_of_two_centuries_is_missing_where_any_one_of_its_inputs_alone_is_unknown(name: str, past: xr.Dataset):
    for needed in PAST[name].variables(past):
        gap = past.copy(deep=True)
        pair = {"state": "AAA", "partner": "BBB"} if "partner" in gap[needed].dims else {"state": "AAA"}
        gap[needed].loc[pair] = gap[needed].attrs.get("fill_value", np.nan)
        assert PAST[name](gap).sel(state="AAA", partner="BBB").isnull().all(), needed


@pytest.mark.parametrize("name", sorted(PAST))
def test_a_layer_of_two_centuries_is_a_number_or_missing_where_an_input_is_nothing(name: str, past: xr.Dataset):
    for needed in PAST[name].variables(past):
        none = past.copy(deep=True)
        none[needed].loc[{"state": "AAA"}] = 0
        assert not bool(np.isinf(PAST[name](none)).any()), needed


@pytest.mark.parametrize("name", sorted(PAST))
def test_a_layer_without_a_direction_is_symmetric_where_what_it_needs_has_two(name: str, past: xr.Dataset):
    for needed in PAST[name].variables(past):
        if "partner" in past[needed].dims and variables()[needed][0].directed:
            past[needed].loc[{"state": "AAA", "partner": "BBB"}] = 0
    tie = PAST[name](past).to_numpy()
    if not PAST[name].directed:
        np.testing.assert_allclose(tie, np.swapaxes(tie, 1, 2))


@pytest.mark.parametrize("name", sorted(PAST))
def test_the_order_of_the_states_does_not_matter_in_two_centuries(name: str, past: xr.Dataset):
    backwards = past.isel(state=slice(None, None, -1), partner=slice(None, None, -1))
    straight = PAST[name](past).to_numpy()
    np.testing.assert_allclose(PAST[name](backwards).to_numpy()[:, ::-1, ::-1], straight, rtol=1e-12)


@pytest.mark.parametrize("world", ["now", "history"])
@pytest.mark.parametrize("name", sorted(INDICES))
def test_every_index_is_missing_for_a_state_of_which_nothing_is_known(
    name: str, world: str, toy: xr.Dataset, past: xr.Dataset
):
    index, panel = INDICES[name], past if world == "history" else toy
    if not index.on(panel).fits(panel):
        with pytest.raises(CoverageError, match=f"Power index '{name}' needs .* which this panel does not hold"):
            index(panel)
        return
    if world == "now":
        panel = toy.assign({used: toy[used].where(toy["state"] != UNKNOWN) for used in index.variables(toy)})
    values = index(panel)
    assert values.sel(state=UNKNOWN).isnull().all()
    assert values.sel(state="AAA").notnull().all()
    assert float(values.min()) >= 0


def test_what_is_served_has_what_is_needed_without_fills_and_no_other_whole_number(past: xr.Dataset):
    given = served(past, ("sanction", "vetoes", "milex"))
    assert [str(name) for name, each in given.data_vars.items() if each.dtype.kind in "iu"] == []
    assert {"sanction", "vetoes", "milex", "flow"} <= set(map(str, given.data_vars))
    assert "cowinterongoing" not in given
    assert past["sanction"].dtype == np.int8  # the panel itself stays as it was


def test_memberships_are_served_without_their_fill(toy: xr.Dataset):
    toy["membership"][:, 0] = -1
    given = served(toy, ("membership",))["membership"]
    assert given.sel(state="AAA").isnull().all()
    assert given.sel(state="BBB", organisation="East").values.tolist() == [1.0] * 5


def test_coverage_takes_an_undeclared_fill_for_missing_as_masking_does(past: xr.Dataset):
    past["cowinterongoing"].attrs.pop("fill_value")
    assert set(np.unique(coverage(past.drop_vars(["exists", "in_cow", "in_gw"]), "cowinterongoing").values)) <= {
        0,
        2,
        4,
    }
    assert masked(past, "cowinterongoing").sel(state="AAA", partner=UNKNOWN).isnull().all()


def test_a_bloc_by_date_has_the_fill_of_each_variable_where_it_says_nothing(past: xr.Dataset):
    panel = past.assign_coords(state=["FRA", "DEU", "USA", "GBR"], partner=["FRA", "DEU", "USA", "GBR"])
    panel = panel.assign_coords(year=[1992, 1994])
    panel["polity2"][:] = np.array([[-5, 10, 9, -128]] * 2, dtype=np.int8)
    pooled = masked(as_one(panel, "EU"), "polity2")
    assert pooled.sel(state="EU", year=1994).item() == 10.0
    assert np.isnan(pooled.sel(state="EU", year=1992).item())
    assert np.isnan(pooled.sel(state="FRA", year=1994).item())


def test_a_world_gives_layers_without_fills(past: xr.Dataset):
    world = World(past, layers={"sanction": of_pairs("sanction", name="sanction")})
    for tie in (world.layer("sanction"), world.floor("sanction"), world.bound("sanction")):
        assert float(tie.min()) == 1.0
    assert len(STATES) == tie.sizes["partner"]

import pickle
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import AmbiguousNameError, BareCodeError, NotAStateError, NotHereError, UnknownNameError
from polycentric.panel.blocs import as_one
from polycentric.panel.state_index import DIMS, StateIndex, id_among, named_labels, with_names
from polycentric.states import Cow, Iso3, find, states


@pytest.fixture(scope="module")
def panel() -> xr.Dataset:
    return pc.load("now")


@pytest.fixture(scope="module")
def output(panel: xr.Dataset) -> xr.DataArray:
    return pc.power.output_ppp(panel)


@pytest.mark.parametrize(
    ("asked", "state"),
    [("China", "CHN"), ("chn", "CHN"), ("cow:710", "CHN"), ("Burma", "MMR"), ("Ivory Coast", "CIV"), ("Türkiye", "TUR"),
     ("Soviet Union", "RUS"), ("Yugoslavia", "SRB"), ("Frankreich", "FRA"), (Cow(2), "USA"), (Iso3("IND"), "IND"),
     (find("Brazil"), "BRA")],
)  # fmt: skip
def test_a_state_is_selected_by_any_of_its_names(output: xr.DataArray, asked: object, state: str):
    assert output.sel(state=asked)["state"].item() == state
    assert output.loc[{"state": asked}].equals(output.sel(state=state))


@pytest.mark.parametrize(
    "several",
    [["China", "USA"], ("China", "USA"), np.array(["China", "USA"]), pd.Index(["China", "USA"]),
     xr.DataArray(["China", "USA"], dims="state"), [Cow(710), "United States"]],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
def test_several_states_are_selected_by_their_names(output: xr.DataArray, several: object):
    assert output.sel(state=several)["state"].values.tolist() == ["CHN", "USA"]


def test_a_span_of_ids_and_a_mask_select_as_before(output: xr.DataArray):
    assert output.sel(state=slice("CHN", "CIV"))["state"].values.tolist() == ["CHN", "CIV"]
    assert output.sel(state=(output["state"] == "USA").values).sizes["state"] == 1


def test_ties_are_asked_by_name_on_both_sides(panel: xr.Dataset):
    trade = pc.ties.trade(panel)
    assert trade.sel(state="China", partner="United States").equals(trade.sel(state="CHN", partner="USA"))


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ("Chinaa", UnknownNameError, "No state is called 'Chinaa': did you mean 'China'?"),
        ("Korea", AmbiguousNameError, "South Korea"),
        ("Bavaria", NotHereError, r"Bavaria \(BAV\) is not among the 196 states here"),
        ("Kurdistan", NotAStateError, "a region of"),
        ("European Union", NotAStateError, "group of states"),
        (710, BareCodeError, r"Write Cow\(710\)"),
        (["China", "Chinaa"], UnknownNameError, "Chinaa"),
        ("", UnknownNameError, "''"),
    ],
)
def test_what_means_no_state_here_is_answered_in_one_line(
    output: xr.DataArray, asked: object, error: type[Exception], words: str
):
    with pytest.raises(error, match=words) as caught:
        _ = output.sel(state=asked)
    assert "\n" not in str(caught.value)


def test_a_state_that_is_not_here_is_a_key_error_for_code_that_expects_one(output: xr.DataArray):
    with pytest.raises(KeyError):
        _ = output.sel(state="Bavaria")


def test_a_bloc_is_selected_by_its_label_and_its_members_are_gone(panel: xr.Dataset):
    pooled = as_one(panel, "EU")
    assert pooled.sel(state="eu")["state"].item() == "EU"
    with pytest.raises(NotHereError, match="France"):
        _ = pooled.sel(state="France")


def test_labels_that_are_no_states_are_suggested_where_they_are_near():
    toy = pc.toy.world({"A": 3, "Borduria": 1}).panel
    assert toy.sel(state="borduria")["state"].item() == "Borduria"
    with pytest.raises(UnknownNameError, match="did you mean 'Borduria'"):
        _ = toy.sel(state="Bordura")


@pytest.mark.parametrize(
    ("asked", "state"), [("Germany", "DEU"), ("Yemen", "YEM"), ("South Vietnam", "RVN"), ("Prussia", "DEU")]
)
def test_among_the_states_of_two_centuries_a_name_means_its_state_of_today(asked: str, state: str):
    assert id_among(asked, list(states())) == state


@pytest.mark.parametrize("asked", ["Austria", "Vietnam", "Colombia"])
def test_a_name_that_several_states_here_have_had_is_refused_with_all_of_them(asked: str):
    with pytest.raises(AmbiguousNameError, match=f"'{asked}' has meant .* and .* at different times: give an id"):
        _ = id_among(asked, list(states()))


def test_a_past_name_means_the_one_state_here_that_had_it():
    assert id_among("Austria", ["AUH", "DEU"]) == "AUH"
    assert id_among("Korea", ["CHN", "KOR"]) == "KOR"


# Whatever xarray does with the index, the numbers and labels are those that pandas' own gives.

OPERATIONS: dict[str, Callable[[xr.DataArray, xr.DataArray], object]] = {
    "sum": lambda named, other: named + other,
    "sum of other": lambda named, other: other + named,
    "part": lambda named, other: named.isel(state=slice(5, 9)) * other,
    "other part": lambda named, other: other.isel(state=slice(5, 9)) * named,
    "outer": lambda named, other: xr.align(named, other.isel(state=[3, 1]), join="outer")[1],
    "reindex": lambda named, other: named.reindex(state=["CHN", "nobody"]),
    "reindex like": lambda named, other: other.reindex_like(named.isel(state=[4, 2])),
    "concat runs": lambda named, other: xr.concat([named, other], "run"),
    "concat states": lambda named, other: xr.concat(
        [named.isel(state=slice(0, 2)), other.isel(state=slice(2, 4))], "state"
    ),
    "merge": lambda named, other: xr.merge([named.rename("a"), other.rename("b")]),
    "where": lambda named, other: named.where(other > 1e12, drop=True),
    "xr.where": lambda named, other: xr.where(other > 1e12, named, 0.0),
    "ufunc": lambda named, other: np.log(named),
    "groupby": lambda named, other: named.groupby("state").mean(),
    "stack": lambda named, other: named.stack(cell=("year", "state")).unstack("cell"),
    "sort": lambda named, other: named.sortby("state", ascending=False),
    "rename": lambda named, other: named.rename(state="partner"),
    "roll": lambda named, other: named.roll(state=3, roll_coords=True),
    "drop": lambda named, other: named.drop_sel(state=["CHN"]),
    "dot": lambda named, other: xr.dot(named, other, dim="state"),
    "broadcast": lambda named, other: xr.broadcast(named, other.rename(state="partner"))[0],
    "copy": lambda named, other: named.copy(deep=True),
    "pickle": lambda named, other: pickle.loads(pickle.dumps(named)),
    "pandas": lambda named, other: named.to_pandas().to_xarray(),
    "series": lambda named, other: xr.DataArray.from_series(named.to_series()),
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_xarray_does_the_same_with_and_without_names(output: xr.DataArray, operation: str):
    bare = output.reset_coords(drop=True)
    plain = xr.DataArray(bare.values, dims=bare.dims, coords={name: bare[name].values for name in bare.dims}, name="x")
    named = with_names(plain)
    assert isinstance(named.xindexes["state"], StateIndex)
    assert not isinstance(plain.xindexes["state"], StateIndex)
    expected = OPERATIONS[operation](plain, plain)
    for one, other in ((named, plain), (plain, named), (named, named)):
        assert expected.equals(OPERATIONS[operation](one, other))  # pyright: ignore[reportAttributeAccessIssue]


def test_what_pandas_gets_is_pandas_own(output: xr.DataArray):
    frame = output.isel(year=0).to_pandas()
    assert type(frame.index) is pd.Index
    with pytest.raises(KeyError):
        _ = frame.loc["China"]


def test_making_it_again_costs_nothing_and_changes_nothing(output: xr.DataArray):
    assert with_names(output) is output
    assert xr.DataArray(1.0).equals(with_names(xr.DataArray(1.0)))
    assert set(named_labels(["A"])) == set(DIMS)


def test_every_index_layer_and_other_result_knows_states_by_name(panel: xr.Dataset):
    from polycentric.ties.centrality import centrality
    from polycentric.ties.network import largest_partner

    world = pc.poles.World(panel)
    found = world.find(pc.poles.DEFINITIONS["half_of_leader"], "output_ppp", "all")
    trade = pc.ties.trade(panel)
    results = {
        **{name: index(panel) for name, index in pc.power.INDICES.items() if index.fits(panel)},
        **{name: layer(panel) for name, layer in pc.ties.LAYERS.items() if layer.fits(panel)},
        "bound": pc.ties.trade.bound(panel),
        "shares": pc.poles.shares(panel, pc.power.output_ppp(panel), "all"),
        "poles": found.poles,
        "centrality": centrality(trade),
        "largest": largest_partner(trade),
        "pooled": pc.ties.trade(panel, bloc="EU"),
        "of editions": pc.load("now", years=(2010, 2012)),
        "vintages": pc.load("now", years=2010, vintages=(2010, 2012)),
    }
    without = [name for name, each in results.items() if not isinstance(each.xindexes["state"], StateIndex)]
    assert without == []


def test_functions_that_take_states_take_their_names(panel: xr.Dataset, output: xr.DataArray):
    from polycentric.sets.shares import shares
    from polycentric.ties.network import partner_list
    from polycentric.ties.through_years import through_years

    assert shares(output, ["China", "USA"]).equals(shares(output, ["CHN", "USA"]))
    assert partner_list(pc.ties.trade(panel), "Kazakhstan").equals(partner_list(pc.ties.trade(panel), "KAZ"))
    world = pc.poles.World(panel, own_sets={"pair": ("China", "USA")})
    assert world.shares("output_ppp", "pair").sum().item() == pytest.approx(1.0)
    assert through_years(pc.ties.trade, panel, "Kazakhstan").state == "KAZ"
    with pytest.raises(UnknownNameError, match="did you mean 'China'"):
        _ = shares(output, ["Chinaa"])


def test_a_distance_of_ideal_points_is_asked_by_name():
    from polycentric.positions import posterior

    draws = xr.DataArray(
        np.array([[[[0.0, 1.0]]]]), dims=("chain", "draw", "year", "state"),
        coords={"chain": [0], "draw": [0], "year": [2000], "state": ["CHN", "USA"]},
    )  # fmt: skip
    assert posterior.distance(draws, "China", "United States")["distance"].item() == 1.0
    with pytest.raises(UnknownNameError, match="among those that voted"):
        _ = posterior.distance(draws, "France", "USA")

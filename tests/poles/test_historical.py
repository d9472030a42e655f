import numpy as np
import pytest
import xarray as xr
from numpy.typing import NDArray

from polycentric.poles import DEFINITIONS
from polycentric.poles.world import World
from polycentric.ties import LAYERS
from polycentric.ties.reported import PART

# What the state of the row imports from that of the column.
IMPORTS = np.array([[np.nan, 10, 20, 0], [30, np.nan, 0, 0], [60, 0, np.nan, 0], [np.nan, 0, 0, np.nan]])
STATES = ["AAA", "BBB", "CCC", "DDD"]


def panel(
    imports: NDArray[np.float64] = IMPORTS,
    exports: tuple[float, ...] = (100, 12, 20, np.nan),
    into_d: float = np.nan,
) -> xr.Dataset:
    """Two years of four states; A exports 90 that are listed of 100, and whether D gets any isn't known."""
    on, pairs = ("year", "state"), ("year", "state", "partner")

    def twice(values: object) -> NDArray[np.float64]:
        return np.stack([np.asarray(values, dtype=float)] * 2)

    shared = np.array([[-1, 4, 2, 0], [4, -1, 2, 0], [2, 2, -1, 0], [0, 0, 0, -1]])
    pledged = np.array([[-1, 1, 0, 0], [1, -1, 0, 0], [0, 0, -1, 0], [0, 0, 0, -1]])
    data = {
        "flow": (pairs, twice(imports)),
        "exports": (on, twice(exports)),
        "imports": (on, twice([30.0, 30, 60, into_d])),
        "wb_gdp": (on, twice([1000.0, 100, 100, np.nan])),
        "dyadigos": (pairs, twice(shared).astype(np.int16), {"fill_value": -1}),
        "sum_igo_full": (on, twice([5, 5, 2, 0]).astype(np.int16), {"fill_value": -1}),
        "atop_defense": (pairs, twice(pledged).astype(np.int8), {"fill_value": -1}),
        "cinc": (on, twice([0.5, 0.25, 0.25, np.nan])),
    }
    coords = {
        "year": [1900, 1901], "state": STATES, "partner": STATES,
        "exists": (on, np.array([[True] * 4, [True, True, True, False]])),
    }  # fmt: skip
    named = {key: (*rest, {"source": "toy"}) if len(rest) == 2 else rest for key, rest in data.items()}
    return xr.Dataset(named, coords=coords, attrs={"world": "history"})


def cell(tie: xr.DataArray, state: str, partner: str) -> float:
    return float(tie.sel(year=1900, state=state, partner=partner))


def test_a_flow_is_what_the_other_side_says_it_imports():
    tie = LAYERS["trade"](panel())
    assert cell(tie, "AAA", "BBB") == 30.0
    assert cell(tie, "BBB", "AAA") == 10.0


def test_a_flow_that_isnt_given_is_missing_and_bounded_by_what_is_left_of_either_sides_total():
    layer = LAYERS["trade"]
    assert np.isnan(cell(layer(panel()), "AAA", "DDD"))
    assert cell(layer.bound(panel()), "AAA", "DDD") == 10.0
    assert cell(layer.floor(panel()), "AAA", "DDD") == 0.0
    assert cell(layer.bound(panel(exports=(80, 12, 20, np.nan))), "AAA", "DDD") == 0.0
    assert cell(layer.bound(panel(into_d=4.0)), "AAA", "DDD") == 4.0
    assert cell(layer.bound(panel(exports=(np.nan, 12, 20, np.nan), into_d=4.0)), "AAA", "DDD") == 4.0


def test_without_a_total_there_is_no_bound_and_never_a_zero():
    unknown = panel(exports=(np.nan, 12, 20, np.nan))
    assert np.isnan(cell(LAYERS["trade"].bound(unknown), "AAA", "DDD"))
    assert np.isnan(cell(LAYERS["trade"].floor(unknown), "AAA", "DDD"))
    nothing = panel(np.full((4, 4), np.nan), (np.nan,) * 4)
    nothing["imports"][:] = np.nan
    for name in ("trade", "trade_dependence"):
        assert LAYERS[name].bound(nothing).isnull().all()
        assert LAYERS[name].floor(nothing).isnull().all()


def test_dependence_is_trade_both_ways_over_output_and_its_bound_holds_what_may_be_missing():
    tie = LAYERS["trade_dependence"](panel())
    assert cell(tie, "BBB", "AAA") == pytest.approx(0.4)
    assert cell(tie, "AAA", "BBB") == pytest.approx(0.04)
    assert cell(LAYERS["trade_dependence"].floor(panel()), "AAA", "DDD") == 0.0
    assert cell(LAYERS["trade_dependence"].bound(panel()), "AAA", "DDD") == pytest.approx(0.01)


def test_a_part_of_own_trade_is_of_both_totals():
    assert cell(PART(panel()), "BBB", "AAA") == pytest.approx(40 / 42)
    assert cell(PART.bound(panel()), "AAA", "DDD") == pytest.approx(10 / 130)
    assert np.isnan(cell(PART.bound(panel()), "DDD", "AAA"))


def test_shared_organisations_are_over_those_that_either_is_in():
    tie = LAYERS["organisations"](panel())
    assert cell(tie, "AAA", "BBB") == pytest.approx(4 / 6)
    assert cell(tie, "AAA", "CCC") == pytest.approx(2 / 5)
    assert tie.equals(tie.transpose("year", "partner", "state").rename({"state": "partner", "partner": "state"})
                      .transpose("year", "state", "partner").assign_attrs(tie.attrs))  # fmt: skip


def test_a_layer_works_on_whichever_series_a_panel_has_and_says_which():
    world = World(panel())
    assert set(world.layers) == {"trade", "trade_dependence", "organisations", "pacts"}
    assert {name: layer.name for name, layer in world.layers.items()} == {name: name for name in world.layers}
    assert world.layers["trade"].label == "Trade flow (COW)"
    assert LAYERS["trade"].on(panel()).series == "cow"
    assert LAYERS["trade"].label == "Trade flow"


def test_dominant_flow_runs_on_two_centuries_and_leaves_open_what_isnt_reported():
    finding = World(panel()).find(DEFINITIONS["dominant_flow"])
    assert finding.camps is not None
    row = dict(zip(STATES, finding.camps.sel(year=1900).values.tolist(), strict=True))
    # Sizes by what comes in: A 30, B 30 and C 60. A's largest flow goes to C.
    assert row["AAA"] == row["CCC"]
    every = World(panel(np.where(np.eye(4) == 1, np.nan, np.nan_to_num(IMPORTS)), (90, 10, 20, 0)))
    settled = every.find(DEFINITIONS["dominant_flow"])
    assert settled.details["settled"].sel(year=1900, state="AAA").item()

import numpy as np
import pytest
import xarray as xr

from polycentric import ties
from polycentric.errors import CoverageError
from polycentric.panel import reading
from polycentric.panel.blocs import as_one
from polycentric.ties.trade import NEEDS, pooled_upper, reports, uncounted


def cell(layer: xr.DataArray, state: str, partner: str) -> float:
    return float(layer.isel(year=0).sel(state=state, partner=partner))


def test_a_flow_that_both_sides_list_is_used_once_by_the_importers_report(toy: xr.Dataset):
    # B says it takes 60% of its imports of 50 from A: 30. A says it sends 40% of its exports of 100 to B: 40.
    report = reports(toy).isel(year=0).sel(state="AAA", partner="BBB")
    assert float(report["importer_report"]) == pytest.approx(30)
    assert float(report["exporter_report"]) == pytest.approx(40)
    assert int(report["used"]) == 1
    assert float(report["log_ratio"]) == pytest.approx(np.log(30 / 40))
    assert cell(ties.trade(toy), "AAA", "BBB") == pytest.approx(30)


def test_a_flow_that_only_the_exporter_lists_is_the_exporters_report(toy: xr.Dataset):
    silent = toy.copy(deep=True)
    silent["import_share"].loc[{"state": "BBB", "partner": "AAA"}] = np.nan
    assert cell(ties.trade(silent), "AAA", "BBB") == pytest.approx(40)
    assert int(reports(silent)["used"].isel(year=0).sel(state="AAA", partner="BBB")) == 2


def test_a_flow_that_neither_side_lists_is_missing_and_below_the_smaller_bound(toy: xr.Dataset):
    silent = toy.copy(deep=True)
    for flow, state, partner in (("export_share", "AAA", "CCC"), ("import_share", "CCC", "AAA")):
        silent[flow].loc[{"state": state, "partner": partner}] = np.nan
    assert np.isnan(cell(ties.trade(silent), "AAA", "CCC"))
    # A's list leaves room for 10.5% of 100; C's for 5.5% of 40.
    assert cell(ties.trade.bound(silent), "AAA", "CCC") == pytest.approx(0.055 * 40)
    assert cell(ties.trade.floor(silent), "AAA", "CCC") == 0.0


def test_a_state_without_a_list_is_bounded_by_the_lists_of_others(toy: xr.Dataset):
    assert bool(ties.trade(toy).sel(partner="DDD").isnull().all())
    assert cell(ties.trade.bound(toy), "BBB", "DDD") == pytest.approx(0.205 * 50)


def test_between_two_states_without_lists_nothing_is_known(toy: xr.Dataset):
    mute = toy.copy(deep=True)
    for name in ("export_share", "import_share", "export_share_bound", "import_share_bound"):
        mute[name].loc[{"state": "CCC"}] = np.nan
    assert np.isnan(cell(ties.trade(mute), "CCC", "DDD"))
    assert np.isnan(cell(ties.trade.bound(mute), "CCC", "DDD"))
    assert np.isnan(cell(ties.trade.floor(mute), "CCC", "DDD"))


def test_a_printed_share_of_nought_percent_is_less_than_half_a_percent_and_not_zero(toy: xr.Dataset):
    nought = toy.copy(deep=True)
    nought["import_share"].loc[{"state": "CCC", "partner": "BBB"}] = 0.0
    nought["export_share"].loc[{"state": "BBB", "partner": "CCC"}] = np.nan
    nought["import_share_bound"].loc[{"state": "CCC"}] = 0.005
    assert np.isnan(cell(ties.trade(nought), "BBB", "CCC"))
    assert cell(ties.trade.bound(nought), "BBB", "CCC") == pytest.approx(0.005 * 40)


def test_a_bloc_has_the_sum_of_its_members_listed_flows_and_none_with_itself(toy: xr.Dataset):
    # West is A and C: to B they send 30 (B's report of A) and 10 (B's report of C).
    flows = ties.trade(toy, bloc="West")
    assert [str(state) for state in flows["state"].values] == ["BBB", "DDD", "West"]
    assert cell(flows, "West", "BBB") == pytest.approx(30 + 10)
    assert np.isnan(cell(flows, "West", "West"))


def test_the_bound_of_a_bloc_adds_what_its_members_may_trade_unlisted(toy: xr.Dataset):
    # To D, A sends at most 10.5 and C at most 2.2, and neither lists it.
    assert np.isnan(cell(ties.trade(toy, bloc="West"), "West", "DDD"))
    assert cell(ties.trade.bound(toy, bloc="West"), "West", "DDD") == pytest.approx(10.5 + 2.2)
    assert cell(ties.trade.floor(toy, bloc="West"), "West", "DDD") == 0.0


def test_a_bloc_gets_no_more_than_an_outsiders_list_leaves_over(toy: xr.Dataset):
    panel = toy.copy(deep=True)
    panel["export_share"].loc[{"state": "BBB", "partner": "CCC"}] = np.nan
    panel["import_share"].loc[{"partner": "BBB"}] = np.nan
    panel["import_share_bound"].loc[{"state": "CCC"}] = np.nan
    panel["export_share_listed"].loc[{"state": "BBB"}] = 0.99
    # B lists A at 60% of its exports of 50, and others that are no states at 39%: at most two of them, since the
    # smallest listed share is 20%. Member by member, 30 and at most 10.25; by what is left over, 1 - .39 and three
    # roundings of half a percent.
    assert cell(ties.trade(panel, bloc="West"), "BBB", "West") == pytest.approx(30)
    read = [*(reading.read(panel, need) for need in NEEDS), uncounted(panel)]
    most = pooled_upper([np.array([0, 2])], *(each.values[0].astype(float) for each in read))
    assert most[0, -1] == pytest.approx(50 * (0.61 + 0.015))


def test_a_pooled_panel_says_to_call_the_layer_on_the_whole_one(toy: xr.Dataset):
    with pytest.raises(CoverageError, match="call it on the whole one, with bloc='West'"):
        ties.trade(as_one(toy, "West"))


def test_dependence_is_trade_both_ways_over_output_at_exchange_rates(toy: xr.Dataset):
    # C sells A 10 (A's report) and buys 36 (its own report): 46 of an output of 100. A's dependence is 46 of 400.
    assert cell(ties.trade_dependence(toy), "CCC", "AAA") == pytest.approx(0.46)
    assert cell(ties.trade_dependence(toy), "AAA", "CCC") == pytest.approx(0.115)


def test_dependence_counts_as_observed_when_what_is_unlisted_can_hardly_matter(toy: xr.Dataset):
    half = toy.copy(deep=True)
    for flow, state, partner in (("export_share", "CCC", "AAA"), ("import_share", "AAA", "CCC")):
        half[flow].loc[{"state": state, "partner": partner}] = np.nan
    # 36 listed, at most 5.5% of C's exports of 40 unlisted, which is 2.2: 36 / 38.2 is more than nine tenths.
    assert cell(ties.trade_dependence(half), "CCC", "AAA") == pytest.approx(0.36)
    half["export_share_bound"].loc[{"state": "CCC"}] = 0.2
    # 36 observed, at most 8 unlisted: 36 / 44 is less.
    assert np.isnan(cell(ties.trade_dependence(half), "CCC", "AAA"))
    assert cell(ties.trade_dependence.floor(half), "CCC", "AAA") == pytest.approx(0.36)
    assert cell(ties.trade_dependence.bound(half), "CCC", "AAA") == pytest.approx(0.44)


def test_dependence_on_a_bloc_is_trade_with_all_its_members_over_own_output(toy: xr.Dataset):
    # B sells A 40 and C 2, and buys 30 from A and 10 from C: 82 of an output of 200.
    assert cell(ties.trade_dependence(toy, bloc="West"), "BBB", "West") == pytest.approx(82 / 200)
    assert cell(ties.trade_dependence(toy, bloc="West"), "West", "BBB") == pytest.approx(82 / 500)


@pytest.mark.parametrize("bloc", [None, "EU"])
@pytest.mark.parametrize("name", ["trade", "trade_dependence"])
def test_in_the_world_now_floor_value_and_bound_keep_their_order(now: xr.Dataset, name: str, bloc: str | None):
    layer = ties.LAYERS[name]
    value, least, most = layer(now, bloc).values, layer.floor(now, bloc).values, layer.bound(now, bloc).values
    seen, bounded = ~np.isnan(value), ~np.isnan(most)
    assert seen.any()
    assert bounded.sum() > seen.sum()
    assert (least[bounded] <= most[bounded] * (1 + 1e-9)).all()
    assert (least[seen] <= value[seen] * (1 + 1e-9)).all()
    assert (value[seen & bounded] <= most[seen & bounded] * (1 + 1e-9)).all()


def test_trade_that_neither_of_two_states_publishes_is_neither_listed_nor_bounded(now: xr.Dataset):
    for state, partner in (("BLR", "RUS"), ("RUS", "BLR")):
        for layer in (ties.trade, ties.trade_dependence):
            assert np.isnan(cell(layer(now), state, partner))
            assert np.isnan(cell(layer.bound(now), state, partner))
            assert np.isnan(cell(layer.floor(now), state, partner))
    assert cell(ties.trade.bound(now), "BLR", "DEU") > 0


def test_the_largest_flow_now_is_between_the_largest_traders(now: xr.Dataset):
    flows = ties.trade(now).isel(year=-1)
    largest = flows.where(flows == flows.max(), drop=True)
    assert {str(largest["state"].values[0]), str(largest["partner"].values[0])} <= {"USA", "CHN", "MEX", "CAN"}


def test_mexico_depends_on_the_united_states_far_more_than_they_on_it(now: xr.Dataset):
    dependence = ties.trade_dependence(now).isel(year=-1)
    assert 0.3 < float(dependence.sel(state="MEX", partner="USA")) < 0.6
    assert 0.02 < float(dependence.sel(state="USA", partner="MEX")) < 0.05

"""Which printed shares are marked, and whose main partner isn't known: the world `now`, and lists changed by hand."""

import numpy as np
import pytest
import xarray as xr
from click.testing import CliRunner

from polycentric import ties
from polycentric.cli.app import polycentric
from polycentric.poles.world import World
from polycentric.ties.geography import distances, neighbours
from polycentric.ties.plausible import judged, main_partners

READINGS = ("dominant_flow", "dependence_threshold", "leiden_trade")


def changed(now: xr.Dataset, **shares: dict[tuple[str, str], float]) -> xr.Dataset:
    """Give the world with some printed shares changed."""
    panel = now.copy(deep=True)
    for name, cells in shares.items():
        for (state, partner), share in cells.items():
            panel[name].loc[{"state": state, "partner": partner}] = share
    return panel


def why(panel: xr.Dataset, state: str) -> str:
    return str(main_partners(panel).isel(year=-1).sel(state=state).item())


def run(*arguments: str) -> str:
    return CliRunner().invoke(polycentric, list(arguments), catch_exceptions=False).stdout


def test_the_gambias_exports_to_kazakhstan_are_marked_and_stay_as_printed(now: xr.Dataset):
    assert bool(ties.trade.doubtful(now).isel(year=-1).sel(state="GMB", partner="KAZ"))
    assert bool(ties.trade_dependence.doubtful(now).isel(year=-1).sel(state="GMB", partner="KAZ"))
    assert ties.trade(now).isel(year=-1).sel(state="GMB", partner="KAZ").item() == pytest.approx(0.92 * 838.409e6)
    assert "The Gambia's exports go to Kazakhstan" in ties.trade(now).attrs["note_marks"]


@pytest.mark.parametrize(
    ("state", "partner"),
    [("MEX", "USA"), ("CAN", "USA"), ("MNG", "CHN"), ("BTN", "IND"), ("NPL", "IND"), ("LSO", "ZAF"), ("MLI", "ARE"),
     ("HTI", "USA"), ("AUS", "CHN"), ("COD", "CHN"), ("AND", "ESP"), ("KIR", "FJI"), ("BEN", "BGD")],
)  # fmt: skip
def test_what_everybody_knows_to_be_so_is_not_marked(state: str, partner: str, now: xr.Dataset):
    marks = ties.trade.doubtful(now).isel(year=-1)
    assert not bool(marks.sel(state=state, partner=partner))
    assert not bool(marks.sel(state=partner, partner=state))
    assert why(now, state) == ""


def test_the_elasticities_are_those_of_any_gravity_equation(now: xr.Dataset):
    """About 1 for size, about 1 for nearness, and a neighbour by land trades about twice as much."""
    for flow in ("export", "import"):
        size, nearness, border = judged(now, flow).elasticities
        assert 0.8 < size < 1.2
        assert 0.8 < nearness < 1.5
        assert 0.4 < border < 1.3
        assert np.nansum(judged(now, flow).expected[0]) == pytest.approx(1.0)


def test_few_shares_are_marked(now: xr.Dataset):
    assert int(judged(now, "export").implausible.sum()) == 8
    assert int(judged(now, "import").implausible.sum()) == 2


@pytest.mark.parametrize(("state", "partner"), [("PRY", "MNG"), ("LVA", "FJI"), ("NZL", "ALB"), ("ISL", "BOL")])
def test_a_large_share_of_a_small_state_at_the_other_end_of_the_world_is_marked(
    state: str, partner: str, now: xr.Dataset
):
    panel = changed(now, export_share={(state, partner): 0.6})
    assert bool(judged(panel, "export").implausible[tuple(np.searchsorted(now["state"], [state, partner]))])
    assert "far above what size and distance predict" in why(panel, state)
    assert not bool(judged(now, "export").implausible[tuple(np.searchsorted(now["state"], [state, partner]))])


def test_the_same_share_of_a_neighbour_or_of_a_great_economy_is_not(now: xr.Dataset):
    for state, partner in (("PRY", "BRA"), ("NZL", "CHN"), ("LVA", "LTU"), ("ISL", "USA")):
        panel = changed(now, export_share={(state, partner): 0.6})
        assert why(panel, state) == "", (state, partner)


def test_the_main_partner_of_belarus_is_published_by_neither_side_and_russias_is_known(now: xr.Dataset):
    assert why(now, "BLR") == "its trade with Russia is published by neither"
    assert why(now, "RUS") == ""


@pytest.mark.parametrize(("state", "partner"), [("MEX", "USA"), ("CAN", "USA"), ("NPL", "IND"), ("PRT", "ESP")])
def test_a_neighbour_that_should_be_the_largest_and_is_in_no_list_leaves_the_main_partner_unknown(
    state: str, partner: str, now: xr.Dataset
):
    gone = {(state, partner): np.nan, (partner, state): np.nan}
    assert "by size and nearness its largest partner, is in no list of either" in why(
        changed(now, export_share=gone, import_share=gone), state
    )
    assert why(now, state) == ""


@pytest.mark.parametrize("reading", READINGS)
def test_nobodys_camp_is_read_where_the_main_partner_is_not_known(reading: str, now: xr.Dataset):
    from polycentric.poles import DEFINITIONS

    finding = World(now).find(DEFINITIONS[reading])
    assert finding.camps is not None
    camps = finding.camps.isel(year=-1)
    for state in ("BLR", "GMB", "KNA"):
        assert camps.sel(state=state).item() == ""
    assert camps.sel(state="CAN").item() == "USA"


def test_the_report_names_no_largest_partner_of_belarus(now: xr.Dataset):
    from polycentric.answers.world.ties import largest_partners

    partners = largest_partners(World(now))
    assert "BLR" not in partners
    assert "GMB" not in partners
    assert partners["MEX"][0] == "USA"


def test_ties_of_kazakhstan_do_not_open_with_the_gambia():
    output = run("ties", "trade_dependence", "--state", "Kazakhstan", "--top", "25")
    lines = output.splitlines()
    assert lines[3].startswith("In 2022-2023 Kazakhstan depended most on trade with Russia (12.8%)")
    assert "Gambia" not in "".join(lines[2:4])
    gambia = next(line for line in lines if line.startswith("The Gambia"))
    assert "46.8" in gambia
    assert gambia.endswith("implausible as printed")


def test_ties_of_belarus_say_that_its_main_partner_is_not_known():
    output = run("ties", "trade_dependence", "--state", "Belarus")
    assert "The main partner isn't known of Belarus (its trade with Russia is published by neither)" in output


def test_a_bloc_keeps_the_marks_of_those_outside_it(now: xr.Dataset):
    marks = ties.trade.doubtful(now, "EU").isel(year=-1)
    assert bool(marks.sel(state="GMB", partner="KAZ"))
    assert not bool(marks.sel(state="EU").any())
    assert marks["state"].values.tolist() == ties.trade(now, "EU")["state"].values.tolist()
    assert ties.trade.unknown_main(now, "EU").isel(year=-1).sel(state="BLR").item() != ""


def test_a_world_with_few_lists_has_no_marks(toy: xr.Dataset):
    assert not bool(ties.trade.doubtful(toy).any())
    assert (main_partners(toy).values == "").all()


def test_layers_without_the_rule_have_neither_marks_nor_unknown_partners(now: xr.Dataset):
    for name in ("pacts", "organisations", "forums"):
        assert not bool(ties.LAYERS[name].doubtful(now, "EU").any())
        assert (ties.LAYERS[name].unknown_main(now).values == "").all()


def test_capitals_are_as_far_apart_as_an_atlas_says():
    """Paris-Berlin 878 km, Washington-Beijing 11,150 km."""
    far = distances(["FRA", "DEU", "USA", "CHN", "nowhere"])
    assert far[0, 1] == pytest.approx(878, rel=0.02)
    assert far[2, 3] == pytest.approx(11_150, rel=0.02)
    assert np.isnan(far[4]).all()
    assert np.isnan(np.diag(far)).all()


def test_borders_run_both_ways_and_a_stranger_has_none(now: xr.Dataset):
    states = [str(state) for state in now["state"].values]
    beside = neighbours(states)
    assert (beside == beside.T).all()
    assert not np.diag(beside).any()
    assert beside[states.index("RUS"), states.index("BLR")]
    assert beside[states.index("FRA"), states.index("ESP")]
    assert not beside[states.index("ISL")].any()
    assert not neighbours(["EU", "FRA"]).any()

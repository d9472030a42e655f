"""Each channel on a panel that fits on paper: what is 0, what is 1, and what is missing."""

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import DataError
from polycentric.ties.channels import CHANNELS
from polycentric.ties.channels.contract import Channel

NAN = np.nan
STATES = ["USA", "CUB", "SWE"]
STRENGTH = np.array([[4.0, 1.0, 2.0]])


def panel(**variables: list[list[float]] | list[float]) -> xr.Dataset:
    """One year of three states: variables on pairs (acting state, partner) or on states."""
    cells = {}
    for name, values in variables.items():
        array = np.array(values, dtype=float)[np.newaxis]
        dims = ("year", "state", "partner")[: array.ndim]
        cells[name] = (dims, array, {"units": "toy", "source": "toy"})
    return xr.Dataset(cells, coords={"year": [1975], "state": STATES, "partner": STATES})


def of(name: str, world: xr.Dataset) -> np.ndarray:
    """Give one channel: rows are held, columns hold."""
    return CHANNELS[name](world, STRENGTH)[0]


def test_arms_are_parts_of_what_suppliers_delivered_and_missing_where_nobody_delivered():
    given = [[NAN, 30.0, 0.0], [NAN, NAN, NAN], [NAN, 10.0, NAN]]
    arms = of("arms", panel(arms_five_years=given))
    np.testing.assert_allclose(arms[1], [0.75, NAN, 0.25])
    assert np.isnan(arms[2]).all(), "a sum of nothing has no parts"


def test_troops_count_by_powers_of_ten_and_weapons_count_whole():
    troops = [[NAN, 1000.0, 50.0], [NAN, NAN, NAN], [NAN, NAN, NAN]]
    weapons = [[NAN, 0.0, 1.0], [NAN, NAN, NAN], [NAN, NAN, NAN]]
    presence = of("presence", panel(troops_abroad=troops, signal_nukes=weapons))
    assert presence[1, 0] == pytest.approx(1 / 3)
    assert presence[2, 0] == 1.0
    assert np.isnan(presence[1, 2]), "what Sweden has in Cuba nobody counted"


def test_a_lone_giant_holds_a_dwarf_by_a_pledge_and_several_protectors_share():
    world = panel(atop_defense=[[NAN, 1, 0], [0, NAN, 0], [0, 0, NAN]])
    assert of("guarantee", world)[1, 0] == pytest.approx(0.75)
    shared = panel(atop_defense=[[NAN, 1, 0], [0, NAN, 0], [0, 1, NAN]])
    guarantee = of("guarantee", shared)
    assert guarantee[1, 0] == pytest.approx(0.75 * 4 / 6)
    assert guarantee[1, 2] == pytest.approx(0.5 * 2 / 6)
    assert guarantee[2, 0] == 0.0, "the source covers it and has no pledge"


def test_aid_is_full_at_a_twentieth_of_output_and_missing_without_output():
    aid = [[NAN, 2.0, 2.0], [NAN, NAN, NAN], [NAN, NAN, NAN]]
    support = of("support", panel(signal_aid=aid, pwtrgdp=[100.0, 80.0, NAN]))
    assert support[1, 0] == pytest.approx(0.5)
    assert np.isnan(support[2, 0])


def test_votes_are_near_only_what_stands_apart():
    # The mean distance from the United States is 1, the standard deviation of the three the root of 2.
    votes = of("votes", panel(idealpointall=[2.0, 2.0, -1.0]))
    assert votes[1, 0] == pytest.approx(1.0 / (2 * 2**0.5), abs=1e-3)
    assert votes[2, 0] == 0.0
    assert np.isnan(votes[0, 0])


def test_five_years_of_force_in_ten_are_full_and_the_fuller_source_counts():
    disputes = [[NAN, 1, 0], [0, NAN, 0], [0, 0, NAN]]
    american = [[NAN, 7, 0], [NAN, NAN, NAN], [NAN, NAN, NAN]]
    force = of("interventions", panel(force_unanswered=disputes, us_force_unanswered=american))
    assert force[1].tolist()[0] == 1.0
    assert force[2, 0] == 0.0


def test_trade_is_the_difference_of_two_parts_of_own_trade():
    # Cuba buys 6 and sells 4 of its 20 with the United States, whose trade is 1,000.
    bought = [[NAN, 4.0, 100.0], [6.0, NAN, 1.0], [50.0, 1.0, NAN]]
    trade = of("trade", panel(flow=bought, imports=[500.0, 10.0, 200.0], exports=[500.0, 10.0, 200.0]))
    assert trade[1, 0] == pytest.approx((10 / 20 - 10 / 1000) / 0.5)
    assert trade[0, 1] == 0.0


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_a_channel_says_what_it_is_and_is_missing_where_the_panel_has_nothing(name: str):
    channel = CHANNELS[name]
    assert min(map(len, (channel.scale, channel.reference, channel.caveat))) > 20
    empty = panel(somewhat=[1.0, 2.0, 3.0]).assign_coords(year=[1820])
    assert np.isnan(channel(empty, STRENGTH)).all()


def test_a_channel_that_leaves_its_scale_is_refused():
    wrong = Channel("Toy", (("somewhat",),), "s", "r", "c", lambda world, _: np.full((1, 3, 3), 2.0), name="toy")
    with pytest.raises(DataError, match="outside 0 to 1"):
        _ = wrong(panel(somewhat=[1.0, 2.0, 3.0]), STRENGTH)

"""What has no answer says why; and laws that hold whatever the powers are."""

from typing import Literal

import numpy as np
import polars as pl
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric import toy
from polycentric.errors import DataError, UnknownNameError, UserFileError
from polycentric.poles import DEFINITIONS, MEASURES, World, verdict_map
from polycentric.poles.profile import concentration_table
from polycentric.poles.ratios import leader_ratios
from polycentric.power.contract import PowerIndex

LAW = settings(deadline=None, max_examples=12, derandomize=True)
NAN = float("nan")
BY_INDEX = {name: rule for name, rule in DEFINITIONS.items() if rule.uses_index}
powers = st.lists(st.floats(0.01, 1e6), min_size=2, max_size=12)
STATES = [f"S{number:02}" for number in range(12)]


def with_sets(power: dict[str, float], **own: tuple[str, ...]) -> World:
    world = toy.world(power)
    return World(world.panel, indices=world.indices, layers=world.layers, own_sets=own)


def classes(world: World) -> dict[tuple[str, str], str]:
    frame = verdict_map(world, definitions=BY_INDEX)
    return {(row["definition"], row["set"]): row["class"] for row in frame.iter_rows(named=True)}


def test_a_set_of_one_member_is_a_monopoly_where_that_is_defined_and_missing_with_the_reason_where_not():
    world = with_sets({"USA": 3.0, "CHN": 2.0}, alone=("USA",))
    alone = concentration_table([world]).filter(pl.col("set") == "alone")
    values = dict(alone.select("measure", "value").rows())
    reasons = dict(alone.select("measure", "reason").rows())
    assert (values["hhi"], values["effective_number"], values["top_share"]) == (1.0, 1.0, 1.0)
    assert values["ray_singer"] is values["lead"] is None
    assert reasons["ray_singer"] == "Concentration (CON) is not defined for 1 state: 2 are needed"
    assert classes(world)["thompson", "alone"] == "unipolar"


def test_all_equal_shares_give_no_concentration_and_as_many_poles_as_states():
    world = toy.world(dict.fromkeys(STATES[:4], 7.0))
    assert float(MEASURES["ray_singer"](world.shares("power"))[0]) == 0.0
    assert float(MEASURES["effective_number"](world.shares("power"))[0]) == pytest.approx(4.0)
    assert len(world.find(DEFINITIONS["half_of_leader"], "power").names(2000)) == 4
    assert classes(world)["thompson", "eight_largest"] == "multipolar"
    assert leader_ratios(world)["ratio"].to_list() == [1.0, 1.0, 1.0, 1.0]
    twenty = toy.world({f"T{number:02}": 1.0 for number in range(21)})
    assert twenty.find(DEFINITIONS["thompson"], "power", "ten_largest").verdict() == "multipolar"


def test_a_year_with_one_state_is_unipolar_and_has_no_lead():
    world = toy.world({"USA": 3.0})
    assert classes(world)["half_of_leader", "all"] == "unipolar"
    assert np.isnan(float(MEASURES["lead"](world.shares("power"))[0]))


def test_a_world_without_power_has_no_shares_no_leader_and_no_class():
    world = toy.world({"USA": 0.0, "CHN": 0.0})
    assert np.isnan(world.shares("power").values).all()
    assert classes(world)["half_of_leader", "all"] == "missing"
    row = leader_ratios(world).row(0, named=True)
    assert (row["state"], row["reason"]) == (None, "no state has power on this index")


def test_an_index_with_negative_values_is_refused_with_state_and_year():
    with pytest.raises(
        DataError, match="Power index 'power' is -1 for CHN in 2000: shares need values of zero or more"
    ):
        verdict_map(toy.world({"USA": 3.0, "CHN": -1.0}))


@pytest.mark.parametrize("scale", ["order", "rate"])
def test_an_order_or_a_rate_is_no_index_of_a_world_which_says_why(scale: Literal["order", "rate"]):
    world = toy.world({"USA": 3.0})
    status = PowerIndex("Status", (), "code", "stated", lambda panel: world.power("power"), scale=scale, name="status")
    both = World(world.panel, indices={"status": status, **world.indices})
    assert both.indices.keys() == {"power"}
    assert both.without_shares.keys() == {"status"}
    assert set(verdict_map(both)["index"]) == {"power", ""}
    with pytest.raises(DataError, match=f"'status' is an? {scale} .* has no shares"):
        both.shares("status")


def test_a_users_set_names_states_of_the_world_and_takes_no_name_that_exists():
    with pytest.raises(UnknownNameError, match="No state is called 'ZZZ'"):
        with_sets({"USA": 1.0}, mine=("ZZZ",)).shares("power", "mine")
    with pytest.raises(UserFileError, match="A set called 'majors' exists already"):
        with_sets({"USA": 1.0}, majors=("USA",))


@LAW
@given(powers, st.randoms(use_true_random=False))
def test_the_order_of_the_states_changes_no_class_and_no_concentration(values: list[float], random):  # type: ignore[no-untyped-def]
    power = dict(zip(STATES, values, strict=False))
    mixed = toy.world({state: power[state] for state in random.sample(list(power), len(power))})
    world = toy.world(power)
    assert classes(world) == classes(mixed)
    shares, turned = world.shares("power"), mixed.shares("power").sel(state=list(power))
    np.testing.assert_allclose(turned.values, shares.values, rtol=1e-12)


@LAW
@given(powers)
def test_a_powerless_state_changes_no_class(values: list[float]):
    power = dict(zip(STATES, values, strict=False))
    before, after = classes(toy.world(power)), classes(toy.world(power | {"ZZZ": 0.0}))
    assert before == after


@LAW
@given(powers, st.floats(1e-6, 1e6))
def test_another_unit_changes_no_class_no_share_and_no_rank(values: list[float], factor: float):
    power = dict(zip(STATES, values, strict=False))
    world, other = toy.world(power), toy.world({state: value * factor for state, value in power.items()})
    np.testing.assert_allclose(other.shares("power").values, world.shares("power").values, rtol=1e-9)
    assert leader_ratios(world, top=12)["ratio"].to_list() == pytest.approx(
        leader_ratios(other, top=12)["ratio"].to_list()
    )


@LAW
@given(powers)
def test_shares_sum_to_one_over_every_set_that_has_members(values: list[float]):
    world = toy.world(dict(zip(STATES, values, strict=False)))
    for state_set in ("all", "ten_largest"):
        assert float(world.shares("power", state_set).sum()) == pytest.approx(1.0)


@LAW
@given(powers, st.floats(0.05, 1.0))
def test_moving_power_from_the_weakest_to_the_strongest_adds_no_pole_by_the_ratio(values: list[float], part: float):
    ordered = sorted(values)
    moved = part * ordered[0]
    after = [ordered[0] - moved, *ordered[1:-1], ordered[-1] + moved]
    counts = [
        len(toy.world(dict(zip(STATES, row, strict=False))).find(DEFINITIONS["half_of_leader"], "power").names(2000))
        for row in (ordered, after)
    ]
    assert counts[1] <= counts[0]


def test_ratios_to_the_leader_by_hand_equal_states_by_label():
    ratios = leader_ratios(toy.world({"USA": 8.0, "CHN": 4.0, "BRA": 4.0, "IND": NAN}, people=dict.fromkeys(
        ("USA", "CHN", "BRA"), 1.0) | {"IND": 0.0}), top=3)  # fmt: skip
    assert ratios.select("rank", "state", "ratio", "leader").rows() == [
        (1, "USA", 1.0, "USA"), (2, "BRA", 0.5, "USA"), (3, "CHN", 0.5, "USA"),
    ]  # fmt: skip
    assert ratios["states"].to_list() == [3, 3, 3]
    assert isinstance(toy.world({"A": 1.0}).shares("power"), xr.DataArray)

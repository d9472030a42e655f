from collections.abc import Sequence

import numpy as np
import pytest

from polycentric import toy
from polycentric.errors import CoverageError
from polycentric.poles import DEFINITIONS, World

LIND = ("output_ppp", "output_mer", "net_resources", "military_spending", "military_personnel")


def poles(world: World, name: str, index: str = "", **parameters: float) -> list[str]:
    return world.find(DEFINITIONS[name], index, "all", **parameters).names(2000)


# Dominant flow, on paper: A takes in 9 (5 + 3 + 1), B 5, C 1, D 0.
# C's largest flow goes to A and D's to B, both larger; B's goes to A, larger; A's goes to B, smaller: A is the head.
TREE = {
    ("C", "A"): 3.0,
    ("C", "B"): 1.0,
    ("D", "B"): 2.0,
    ("D", "A"): 1.0,
    ("B", "A"): 5.0,
    ("A", "B"): 2.0,
    ("A", "C"): 1,
}
FOUR = {"A": 4.0, "B": 3.0, "C": 2.0, "D": 1.0}


def test_a_dominant_flow_tree_on_paper():
    finding = toy.world(FOUR, trade=TREE).find(DEFINITIONS["dominant_flow"])
    assert finding.names(2000) == ["A"]
    assert finding.verdict() == "unipolar"
    assert finding.camps is not None
    assert finding.camps.values[0].tolist() == ["A", "A", "A", "A"]
    assert finding.details["following"].values[0].tolist() == [4, 0, 0, 0]


def test_two_trees_make_two_poles_and_a_head_without_followers_is_none():
    trade = {("C", "A"): 3.0, ("D", "B"): 3.0, ("A", "C"): 1.0, ("B", "D"): 1.0, ("E", "D"): 0.5}
    finding = toy.world(FOUR | {"E": 1.0}, trade=trade).find(DEFINITIONS["dominant_flow"])
    assert finding.names(2000) == ["A", "B"]
    assert finding.camps is not None
    assert finding.camps.values[0].tolist() == ["A", "B", "A", "B", "B"]


def test_a_larger_least_size_takes_small_trees_off_the_list():
    trade = {("C", "A"): 3.0, ("D", "A"): 3.0, ("A", "C"): 1.0, ("B", "E"): 1.0, ("E", "B"): 2.0}
    world = toy.world(FOUR | {"E": 1.0}, trade=trade)
    assert poles(world, "dominant_flow") == ["A", "B"]
    assert poles(world, "dominant_flow", smallest=0.4) == ["A"]


def test_a_partner_that_may_be_larger_than_the_largest_leaves_the_state_undecided():
    finding = toy.world(FOUR, trade=TREE | {("B", "C"): None}).find(DEFINITIONS["dominant_flow"])
    assert np.isnan(finding.poles.sel(state="B").item())
    assert finding.possible is not None
    assert finding.possible.sel(state="B").item()
    assert finding.verdict() == "missing"
    assert finding.why() == "undecided: between 1 and 2 poles, depending on ties that no list shows"


def test_what_is_undecided_still_has_a_reading_as_listed():
    finding = toy.world(FOUR, trade=TREE | {("B", "C"): None}).find(DEFINITIONS["dominant_flow"])
    assert finding.number_range() == (1, 2)
    assert finding.as_listed() == ("unipolar", ["A"])


def test_open_followers_leave_the_size_of_a_tree_open():
    """A is head of one follower for certain; D may follow it too, which decides whether its tree holds half."""
    trade = {("B", "A"): 3.0, ("A", "B"): 1.0, ("C", "D"): 1.0, ("D", "C"): 2.0, ("D", "A"): None}
    finding = toy.world(FOUR, trade=trade).find(DEFINITIONS["dominant_flow"], smallest=0.5)
    assert finding.number_range() == (0, 1)
    assert finding.verdict() == "missing"


DEPENDENCE = {("C", "A"): 0.3, ("D", "C"): 0.2, ("A", "B"): 0.05, ("B", "A"): 0.06}


def test_a_chain_of_dependence_ends_in_its_pole():
    finding = toy.world(FOUR, trade_dependence=DEPENDENCE).find(DEFINITIONS["dependence_threshold"])
    assert finding.names(2000) == ["A"]
    assert finding.camps is not None
    assert finding.camps.values[0].tolist() == ["A", "B", "A", "A"]
    assert finding.details["dominated"].values[0].tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("theta", "expected"), [(0.05, ["A"]), (0.25, ["A"]), (0.35, []), (0.055, ["A"]), (0.15, ["A"])]
)
def test_the_threshold_decides(theta: float, expected: list[str]):
    assert poles(toy.world(FOUR, trade_dependence=DEPENDENCE), "dependence_threshold", theta=theta) == expected


def test_two_equals_who_trade_much_do_not_dominate_each_other():
    mutual = {("A", "B"): 0.4, ("B", "A"): 0.4, ("C", "A"): 0.3, ("D", "B"): 0.3}
    assert poles(toy.world(FOUR, trade_dependence=mutual), "dependence_threshold") == ["A", "B"]


def test_a_circle_of_domination_has_no_head():
    circle = {("A", "B"): 0.3, ("B", "C"): 0.3, ("C", "A"): 0.3}
    finding = toy.world(FOUR, trade_dependence=circle).find(DEFINITIONS["dependence_threshold"])
    assert finding.names(2000) == []
    assert finding.verdict() == "unclassified"
    assert finding.why() == "no state meets the rule"
    assert finding.camps is not None
    assert finding.camps.values[0].tolist() == ["", "", "", "D"]


def test_an_open_tie_leaves_a_possible_pole_undecided():
    finding = toy.world(FOUR, trade_dependence=DEPENDENCE | {("A", "D"): None}).find(
        DEFINITIONS["dependence_threshold"]
    )
    assert np.isnan(finding.poles.sel(state="A").item())
    assert finding.verdict() == "missing"


def test_half_of_the_leader_counts_the_leader_and_whoever_reaches_half():
    world = toy.world({"A": 10.0, "B": 5.0, "C": 4.9, "D": float("nan")}, people={"A": 40, "B": 30, "C": 29, "D": 1})
    assert poles(world, "half_of_leader", "power") == ["A", "B"]
    assert poles(world, "half_of_leader", "power", ratio=0.4) == ["A", "B", "C"]
    assert poles(world, "half_of_leader", "power", ratio=0.6) == ["A"]


def indices(**powers: Sequence[float]) -> World:
    """Make a world of three states with an index for each metric; those not given are as the first."""
    first = next(iter(powers.values()))
    states = ("USA", "B", "C")
    made = {name: toy.world(dict(zip(states, powers.get(name, first), strict=True))) for name in LIND}
    world = toy.world(dict.fromkeys(states, 1.0))
    world.indices = {name: one.indices["power"] for name, one in made.items()}
    return world


def test_after_lind_a_state_must_pass_on_most_metrics_each_with_its_own_mark():
    """Of four metrics B passes two, then three: .29 of the leading state's spending is too little, .84 enough men."""
    almost = {"output_ppp": [100, 21, 1], "net_resources": [100, 11, 1], "military_spending": [100, 29, 1]}
    assert poles(indices(**almost, military_personnel=[100, 83, 1]), "ratio_after_lind") == ["USA"]
    assert poles(indices(**almost, military_personnel=[100, 84, 1]), "ratio_after_lind") == ["USA", "B"]


def test_after_lind_all_are_compared_with_the_one_leading_state_though_another_is_larger():
    """B has ten times the leading state's soldiers, as China had; on nothing else is it near."""
    economy = {"output_ppp": [100, 20, 21], "net_resources": [100, 10, 11], "military_spending": [100, 10, 30]}
    assert poles(indices(**economy, military_personnel=[100, 1000, 84]), "ratio_after_lind") == ["USA", "C"]


def test_after_lind_a_state_with_too_few_metrics_is_missing_and_one_whose_unknown_metric_decides_is_undecided():
    nan = float("nan")
    economy = {"output_ppp": [10, 1, nan], "net_resources": [10, 9, nan], "military_spending": [10, nan, nan]}
    finding = indices(**economy, military_personnel=[10, 9, 9]).find(DEFINITIONS["ratio_after_lind"])
    assert np.isnan(finding.poles.sel(state=["B", "C"]).values).all()
    assert finding.verdict() == "missing"
    assert finding.why() == "undecided: between 1 and 2 poles, since a metric that would decide isn't known of B"


def test_after_lind_the_leading_state_is_declared_and_can_be_changed():
    """In 1895 Britain leads and B has a fifth of what it has; had the lead passed in 1891, Britain would be none."""
    world = toy.world({"GBR": 10.0, "USA": 50.0, "B": 2.0}, year=1895)
    world.indices = dict.fromkeys(LIND, world.indices["power"])
    found = [world.find(DEFINITIONS["ratio_after_lind"], britain_until=until).names(1895) for until in (1899, 1890)]
    assert found == [["GBR", "USA"], ["USA"]]


def test_after_lind_a_group_that_holds_the_leading_state_leads():
    from polycentric.panel.load import load

    world = World(load("now"), "NAFTA=USA,CAN,MEX")
    assert "NAFTA" in world.find(DEFINITIONS["ratio_after_lind"]).names(int(world.panel["year"].values[-1]))


def test_after_lind_a_world_without_its_indicators_is_told_which_are_needed():
    with pytest.raises(
        CoverageError, match="needs at least 3 of the measures output, net_resources, military_spending"
    ):
        toy.world(FOUR).find(DEFINITIONS["ratio_after_lind"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("permanent_five", {"USA", "CHN", "RUS"}),
        ("nuclear", {"USA", "CHN", "RUS", "IND", "PRK"}),
        ("major_powers_cow", {"USA", "CHN", "RUS", "DEU", "JPN"}),
    ],
)
def test_a_list_names_its_states(name: str, expected: set[str]):
    world = toy.world(dict.fromkeys(["USA", "CHN", "RUS", "IND", "PRK", "DEU", "JPN", "BRA"], 1.0), year=2025)
    assert set(world.find(DEFINITIONS[name]).names(2025)) == expected


def test_before_its_first_year_a_list_is_missing():
    finding = toy.world({"USA": 1.0, "GBR": 1.0}, year=1900).find(DEFINITIONS["nuclear"])
    assert finding.verdict() == "missing"
    assert finding.why() == "no state has data for this rule"

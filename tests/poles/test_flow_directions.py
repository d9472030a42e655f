"""Trees of largest flows by what states sell, by what they buy, and by both: on paper, and laws of any flows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric import toy
from polycentric.poles import DEFINITIONS
from polycentric.poles.groups.flow_trees import in_direction

STATES = ("A", "B", "C", "D", "E", "F")
POWER = {state: float(9 - place) for place, state in enumerate(STATES)}
RULES = {"exports": "dominant_flow", "imports": "dominant_flow_imports", "both": "dominant_flow_both"}
# B and C sell most to A, and buy most from D, which sells most of all: who is the head hangs on the direction.
TURNING = {
    ("B", "A"): 5.0, ("C", "A"): 5.0, ("D", "A"): 4.0, ("D", "B"): 3.0, ("D", "C"): 3.0, ("A", "B"): 1.0,
    ("A", "C"): 1.0, ("A", "D"): 2.0,
}  # fmt: skip


@pytest.mark.parametrize(("direction", "head"), [("exports", "A"), ("imports", "D"), ("both", "A")])
def test_who_is_the_head_hangs_on_the_direction(direction: str, head: str):
    finding = toy.world({state: POWER[state] for state in "ABCD"}, trade=TURNING).find(DEFINITIONS[RULES[direction]])
    assert finding.names(2000) == [head]
    assert set(finding.camps.values[0]) == {head}  # pyright: ignore[reportOptionalMemberAccess]


def test_what_is_bought_is_the_same_rule_on_the_flows_turned_round():
    turned = {(there, here): value for (here, there), value in TURNING.items()}
    four = {state: POWER[state] for state in "ABCD"}
    bought = toy.world(four, trade=TURNING).find(DEFINITIONS["dominant_flow_imports"])
    sold = toy.world(four, trade=turned).find(DEFINITIONS["dominant_flow"])
    assert bought.names(2000) == sold.names(2000)


def test_both_ways_are_known_at_least_where_one_is_and_at_most_where_both_are():
    flows = np.array([[0.0, 2.0, np.nan], [3.0, 0.0, np.nan], [1.0, np.nan, 0.0]])
    assert in_direction(flows, "both").tolist()[0] == [0.0, 5.0, 1.0]
    assert np.isnan(in_direction(flows, "both")[1, 2])
    assert np.isnan(in_direction(flows, "both", most=True)[0, 2])


@pytest.mark.parametrize("rule", sorted(RULES.values()))
@settings(deadline=None, max_examples=40, derandomize=True)
@given(st.lists(st.integers(1, 10_000), min_size=30, max_size=30, unique=True))
def test_each_tree_has_one_head(rule: str, values: list[int]):
    """Whoever follows somebody ends at one head, which follows itself: no circle, and no tree with two heads."""
    pairs = [(here, there) for here in STATES for there in STATES if here != there]
    trade = {pair: float(value) for pair, value in zip(pairs, values, strict=True)}
    camps = toy.world(POWER, trade=trade).find(DEFINITIONS[rule]).camps
    assert camps is not None
    heads = dict(zip(STATES, camps.values[0].tolist(), strict=True))
    assert all(heads.values())
    assert all(heads[head] == head for head in heads.values())

"""Patron trees on worlds that fit on paper: who follows whom, ties in size, pledges to oneself, and what stays open."""

import numpy as np
import pytest

from polycentric import toy
from polycentric.errors import DataError
from polycentric.poles import DEFINITIONS
from polycentric.poles.groups.patrons import NOBODY, OPEN, trees
from polycentric.poles.world import World

NAN = float("nan")
RULE = DEFINITIONS["patron_trees"]


def pledges(size: int, *pairs: tuple[int, int]) -> np.ndarray:
    matrix = np.zeros((size, size))
    for patron, client in pairs:
        matrix[patron, client] = 1.0
    return matrix


def test_a_state_follows_the_strongest_that_is_pledged_to_it_and_the_chain_ends_at_a_head():
    found = trees(pledges(4, (0, 1), (2, 1), (1, 3)), np.array([5.0, 2.0, 3.0, 1.0]), 1.0)
    assert found.patron.tolist() == [NOBODY, 0, NOBODY, 1]
    assert found.head.tolist() == [0, 0, 2, 0]
    assert found.camp.tolist() == [8.0, 0.0, 3.0, 0.0]
    assert found.followers.tolist() == [2, 0, 0, 0]


def test_a_pledge_binds_the_one_who_gives_it_alone():
    # The strong state is promised help by the weak one: nobody protects anybody who is weaker.
    assert trees(pledges(2, (1, 0)), np.array([5.0, 1.0]), 1.0).patron.tolist() == [NOBODY, NOBODY]


def test_a_patron_must_exceed_its_client_by_the_margin_and_by_more_than_nothing():
    power = np.array([3.0, 2.0])
    assert trees(pledges(2, (0, 1)), power, 1.0).patron[1] == 0
    assert trees(pledges(2, (0, 1)), power, 1.5).patron[1] == NOBODY


def test_equals_do_not_follow_each_other_so_nothing_runs_in_a_circle():
    both = pledges(3, (0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0))
    assert trees(both, np.ones(3), 1.0).patron.tolist() == [NOBODY] * 3
    assert trees(both, np.zeros(3), 2.0).patron.tolist() == [NOBODY] * 3


def test_of_two_patrons_of_equal_power_the_first_by_name_counts_whatever_the_order_of_the_panel():
    tie = {("A", "C"): 1.0, ("B", "C"): 1.0}
    for order in ("ABC", "BCA", "CBA"):
        world = toy.world({state: {"A": 4.0, "B": 4.0, "C": 1.0}[state] for state in order}, pacts=tie)
        camps = world.find(RULE, "power", "all").camps
        assert camps is not None
        assert camps.sel(state="C").item() == "A"


def test_a_pledge_to_oneself_makes_nobody_a_patron():
    itself = np.eye(2)
    found = trees(itself, np.array([5.0, 1.0]), 1.0)
    assert found.patron.tolist() == [NOBODY, NOBODY]
    assert not found.may_lead.any()


def test_who_is_pledged_to_but_of_unknown_power_is_undecided_and_never_counted_as_nothing():
    found = trees(pledges(3, (0, 1), (0, 2)), np.array([5.0, NAN, 1.0]), 1.0)
    assert found.patron.tolist() == [NOBODY, OPEN, 0]
    assert found.head.tolist() == [0, -1, 0]
    # Nobody pledged to the first: it follows nobody even if its power were unknown.
    assert trees(pledges(3, (0, 1)), np.array([NAN, 2.0, 1.0]), 1.0).patron.tolist() == [NOBODY, OPEN, NOBODY]


def test_a_patron_of_unknown_power_is_not_taken_for_the_strongest_of_several():
    found = trees(pledges(3, (0, 1), (2, 1)), np.array([5.0, 1.0, NAN]), 1.0)
    assert found.patron[1] == 0
    # An ally weaker than itself is known, and one without data: the largest state stays a head.
    assert trees(pledges(3, (1, 0), (2, 0), (0, 1)), np.array([5.0, 1.0, NAN]), 1.0).patron[0] == NOBODY


def test_a_pledge_that_is_not_known_leaves_open_what_it_could_change():
    pledged = pledges(3, (0, 1))
    pledged[2, 1] = NAN
    assert trees(pledged, np.array([5.0, 1.0, 3.0]), 1.0).patron[1] == 0  # weaker than the patron it has
    assert trees(pledged, np.array([5.0, 1.0, 9.0]), 1.0).patron[1] == OPEN


def test_a_head_is_a_pole_if_somebody_follows_it_and_its_camp_is_large_enough():
    world = toy.world({"A": 50.0, "B": 10.0, "C": 30.0, "D": 10.0}, pacts={("A", "B"): 1.0, ("C", "D"): 1.0})
    assert world.find(RULE, "power", "all").names(2000) == ["A", "C"]
    assert world.find(RULE, "power", "all", smallest=0.5).names(2000) == ["A"]
    alone = toy.world({"A": 90.0, "B": 10.0}, pacts={})
    assert alone.find(RULE, "power", "all").names(2000) == []


def test_an_undecided_state_makes_the_class_undecided_where_it_could_lead_a_camp():
    # C's only pledge is from a state without data, and its to that state: either may lead the other.
    power = {"A": 60.0, "B": 10.0, "C": 20.0, "D": 9.0, "E": NAN}
    people = dict.fromkeys("ABCD", 25.0) | {"E": 1.0}
    world = toy.world(power, people=people, pacts={("A", "B"): 1.0, ("E", "C"): 1.0})
    finding = world.find(RULE, "power", "all")
    assert finding.names(2000) == ["A"]
    assert finding.number_range() == (1, 3)
    assert finding.verdict() == "missing"
    assert finding.as_listed()[1] == ["A"]


def test_no_state_with_a_pledge_leaves_no_pole_and_no_camp():
    finding = toy.world({"A": 1.0, "B": 1.0}, pacts={}).find(RULE, "power", "all")
    assert finding.names(2000) == []
    assert finding.why() == "no state meets the rule"


def test_a_margin_below_one_and_a_grade_that_is_none_are_refused_in_words():
    world = toy.world({"A": 2.0, "B": 1.0}, pacts={("A", "B"): 1.0})
    with pytest.raises(DataError, match="weaker than itself"):
        world.find(RULE, "power", "all", margin=0.5)
    with pytest.raises(DataError, match="no grade of a pledge"):
        world.find(RULE, "power", "all", least_grade=4.0)


def test_a_world_that_lists_pledges_to_defend_alone_says_so_of_the_lower_grades():
    world: World = toy.world({"A": 2.0, "B": 1.0}, pacts={("A", "B"): 1.0})
    finding = world.find(RULE, "power", "all", least_grade=2.0)
    assert finding.verdict() == "missing"
    assert "pledges to defend alone" in finding.why()


def test_lower_grades_count_where_the_world_has_them():
    ties = {("A", "B"): 2.0, ("C", "D"): 3.0}
    world = toy.world({"A": 5.0, "B": 1.0, "C": 4.0, "D": 1.0}, pacts={("C", "D"): 1.0}, pledge_grades=ties)
    assert world.find(RULE, "power", "all").names(2000) == ["C"]
    assert world.find(RULE, "power", "all", least_grade=2.0).names(2000) == ["A", "C"]


def test_other_sets_than_all_states_are_not_asked():
    finding = toy.world({"A": 2.0, "B": 1.0}, pacts={("A", "B"): 1.0}).find(RULE, "power", "ten_largest")
    assert finding.verdict() == "not applicable"
    assert "any state" in finding.why()

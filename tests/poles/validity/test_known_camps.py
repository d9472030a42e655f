"""Measures of camps on toy sides, and which members of sides are refused."""

import numpy as np
import pytest

from polycentric.poles.validity.camps import (
    Pairs,
    groups_against,
    labelled,
    nearness_against,
    of_groups,
    of_overlapping,
    rand_by_year,
)
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import CasesError, LabelSet, Member, Side
from polycentric.poles.validity.groupings import Grouping
from polycentric.poles.validity.scores import TOLD, of_camps


def _cases(*, treaties: bool = False, first: int = 1910, **sides: str) -> LabelSet:
    made = tuple(
        Side(name, tuple(Member(state, first, 1911) for state in text.split())) for name, text in sides.items()
    )
    return LabelSet(
        label="Toy", kind="camps", reference="Nobody", tests="Nothing.", checked="no", sides=made, first=first,
        last=1911, from_treaties=treaties, name="toy",
    )  # fmt: skip


CASES = _cases(west="FRA GBR", east="DEU RUS")
RIGHT = of_groups({"FRA": 1, "GBR": 1, "DEU": 2, "RUS": 2})


def test_groups_that_are_the_sides_have_every_pair_right():
    together, apart = groups_against(CASES, {1910: RIGHT, 1911: RIGHT})
    assert (together.right, together.judged, together.total) == (4, 4, 4)
    assert (apart.right, apart.judged, apart.total) == (8, 8, 8)


def test_one_group_of_all_has_every_pair_of_one_side_right_and_no_other():
    one = of_groups(dict.fromkeys(("FRA", "GBR", "DEU", "RUS"), 1))
    together, apart = groups_against(CASES, {1910: one, 1911: one})
    assert (together.status, apart.status, apart.right) == ("holds up", "fails", 0)


def test_a_year_or_a_state_that_a_measure_does_not_know_is_not_judged():
    together, apart = groups_against(CASES, {1910: of_groups({"FRA": 1, "GBR": 1, "DEU": 2})})
    assert (together.judged, together.total, apart.judged, apart.total) == (1, 4, 2, 8)
    assert together.status == apart.status == "not testable"
    assert [each.judged for each in groups_against(CASES, {1910: of_groups({})})] == [0, 0]


def test_groups_may_overlap_and_two_states_are_together_if_they_share_one():
    pairs = of_overlapping([["GBR", "FRA"], ["FRA", "RUS"]])
    cells = pairs.among(("GBR", "FRA", "RUS", "DEU"))
    assert cells[0, 1] == cells[1, 2] == 1.0
    assert cells[0, 2] == 0.0
    assert np.isnan(cells[3]).all()


def test_nearness_counts_how_often_a_pair_of_one_side_is_nearer_than_one_of_opposed_sides():
    states = ("FRA", "GBR", "DEU", "RUS")
    places = np.array([0.0, 1.0, 1.5, 4.0])  # Britain stands nearer to Germany than to France, and so on
    near = Pairs(states, -np.abs(places[:, np.newaxis] - places))
    (hits,) = nearness_against(CASES, {1910: near, 1911: near})
    # FRA-GBR (1) beats 1.5, 4 and 3 and not .5; DEU-RUS (2.5) beats 4 and 3 and not 1.5 and .5: 5 of 8 comparisons.
    assert (hits.what, hits.right, hits.judged, hits.total) == ("nearer", round(12 * 5 / 8), 12, 12)
    level = Pairs(states, np.zeros((4, 4)))
    assert nearness_against(CASES, {1910: level, 1911: level})[0].right == 0


def test_the_adjusted_rand_index_is_one_where_groups_are_the_sides():
    groups = {"FRA": 1, "GBR": 1, "DEU": 2, "RUS": 2}
    assert rand_by_year(CASES, {1910: groups}) == {1910: 1.0}


def test_a_member_that_was_no_state_and_one_that_nobody_knows_are_refused_with_the_year():
    with pytest.raises(CasesError, match=r"Poland \(POL\) stands on a side .* in 1910, and was no state then"):
        _ = labelled(_cases(west="FRA POL", east="DEU"), 1910)
    with pytest.raises(CasesError, match="'XXX'"):
        _ = labelled(_cases(west="FRA XXX", east="DEU"), 1910)


@pytest.mark.parametrize("name", [name for name, cases in LABEL_SETS.items() if cases.kind == "camps"])
def test_every_member_of_a_known_camp_was_a_state_in_each_year(name: str):
    cases = LABEL_SETS[name]
    for year in cases.years:
        states, sides = labelled(cases, year)
        assert len(states) == sides.size >= 2


def test_a_measure_of_pledges_is_marked_where_the_sides_are_those_of_treaties():
    def found() -> dict[int, Pairs]:
        return {1910: RIGHT, 1911: RIGHT}

    told, free = Grouping("told", found, of_pledges=True), Grouping("free/votes", found, nearness=True)
    scores = of_camps([told, free, Grouping("none", dict)], [_cases(treaties=True, west="FRA GBR", east="DEU RUS")])
    assert [(score.reading.name, score.in_sample, score.status) for score in scores] == [
        ("told", TOLD, "holds up"),
        ("free/votes", "", "holds up"),
    ]
    (alone,) = of_camps([told], [CASES])
    assert alone.in_sample == ""


def test_france_stays_a_member_of_the_treaty_and_albania_counts_until_it_broke():
    sides = LABEL_SETS["camps_cold_war"].sides
    assert "FRA" in sides[0].of(1970)
    assert "ALB" in sides[1].of(1961)
    assert "ALB" not in sides[1].of(1962)
    assert "ESP" in sides[0].of(1982)
    assert "ESP" not in sides[0].of(1981)

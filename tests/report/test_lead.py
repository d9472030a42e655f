"""The first screen: who stands apart, found by a rule, and in words that a newspaper prints."""

import dataclasses

import pytest

from polycentric.answers.world import centres, lead
from polycentric.answers.world.apart import apart, by_shares
from polycentric.pictures.records.centres import Called, Part
from polycentric.pictures.records.past import Near
from polycentric.report import Findings

EVEN = {"A": 0.4, "B": 0.35, "C": 0.15, "D": 0.1}
ALONE = {"A": 0.7, "B": 0.2, "C": 0.1}


def test_two_stand_apart_where_they_are_first_and_second_and_the_third_has_less_than_half():
    assert by_shares({"one": EVEN, "two": EVEN, "three": ALONE}) == (("A", "B"), ("one", "two", "three"))


def test_the_smaller_number_is_taken_where_both_hold_on_as_many_measures():
    assert by_shares(dict.fromkeys(("one", "two", "three"), ALONE)) == (("A",), ("one", "two", "three"))


def test_nobody_stands_apart_on_half_of_the_measures_or_on_two_in_all():
    level = {"C": 0.3, "D": 0.3, "A": 0.2, "B": 0.2}
    assert by_shares({"one": ALONE, "two": ALONE, "three": level, "four": level}) == ((), ())
    assert by_shares({"one": ALONE, "two": ALONE}) == ((), ())


def test_a_third_with_half_of_the_leader_is_not_left_behind():
    near = {"A": 0.4, "B": 0.4, "C": 0.2, "D": 0.05}
    assert by_shares(dict.fromkeys(("one", "two", "three"), near))[0] == ("A", "B", "C")


def test_today_the_united_states_and_china_stand_apart_by_five_of_seven_measures(today: Findings):
    found = apart(today)
    assert found.states == ("USA", "CHN")
    named = {each.measure.name: (each.state, round(each.ratio, 2)) for each in found.next}
    assert named == {
        "output_ppp": ("IND", 0.42), "output_mer": ("DEU", 0.16), "net_resources": ("DEU", 0.17),
        "military_spending": ("RUS", 0.16), "energy": ("IND", 0.22),
    }  # fmt: skip
    assert {each.measure.name: each.state for each in found.others} == {
        "military_personnel": "IND",
        "population": "IND",
    }


def test_the_headline_is_an_answer(today: Findings):
    assert lead.headline(today) == "Two states stand apart: the United States and China"
    assert "India 42% by output at purchasing power, and nobody more than 22% by the others." in lead.lede(today)
    words = {point.head: point.words for point in lead.points(today)}
    assert "China has 30% of the United States’ military spending" in words["Not equals, not everywhere"]
    assert "the United States has 59% of China’s energy use" in words["Not equals, not everywhere"]
    assert "the United States alone in 2010; the United States and China in 2014–2025." in words["Which way"]


def test_the_headline_follows_the_shares_and_not_the_names(today: Findings):
    def swapped(shares: dict[str, float]) -> dict[str, float]:
        return {{"USA": "BRA", "BRA": "USA"}.get(state, state): share for state, share in shares.items()}

    indices = {
        name: dataclasses.replace(index, shares=swapped(dict(index.shares))) for name, index in today.indices.items()
    }
    assert lead.headline(dataclasses.replace(today, indices=indices)) == "Two states stand apart: Brazil and China"


def test_the_first_screen_has_no_words_of_the_trade(today: Findings):
    words = " ".join([lead.headline(today), lead.lede(today), *(point.words for point in lead.points(today))]).lower()
    for word in ("thompson", "near-unipolar", "leiden", "reading", "composite", "depends on what", "the world’s power"):
        assert word not in words


def test_what_nothing_is_known_of_has_no_paragraph(today: Findings):
    heads = [point.head for point in lead.points(dataclasses.replace(today, moved=None, past=None))]
    assert heads == ["Not equals, not everywhere", "What can’t be told"]


def test_years_with_the_same_states_near_the_leader_are_told_together(small: Findings):
    assert small.past is not None
    near = Near("arms", "Arms", {1960: ("A", "B"), 1985: ("B", "A"), 2000: ("A",), 2022: ("A",)}, {})
    told = lead.points(dataclasses.replace(small, past=dataclasses.replace(small.past, near=(near,))))
    words = next(point.words for point in told if point.head == "Since 1816")
    assert words.endswith("By arms in 1960 and 1985 two (A and B); in 2000 and 2022 one (A).")


def test_a_centre_is_counted_by_the_readings_of_single_states_that_came_to_a_class(today: Findings):
    found = centres.gather(today.verdicts, today.states)
    kept = [
        v
        for v in today.verdicts
        if v.family == "shares" and not v.bloc and v.outcome not in ("not applicable", "missing")
    ]
    america = next(each for each in found.states if each.state == "USA")
    assert america.parts["shares"] == Part(sum("USA" in v.poles for v in kept), len(kept))
    assert "communities" not in found.families
    assert found == today.centres


def test_a_reading_that_is_not_validated_is_not_counted(today: Findings, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(centres, "is_validated", lambda definition, measure, state_set: measure == "output")
    found = centres.gather(today.verdicts, today.states)
    sets = {
        v.state_set for v in today.verdicts if v.index == "output_ppp" and v.family == "shares" and v.state_set != "all"
    }
    assert found.families["shares"] == len(sets)


def test_each_kind_of_rule_counts_the_same_in_the_mean():
    assert Called("A", "A", {"one": Part(24, 24), "two": Part(0, 2)}).mean == 0.5

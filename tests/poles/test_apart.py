"""Who stands apart: near the leader on most measures, one rule for the report and for `polarity`."""

import pytest

import polycentric as pc
from polycentric.answers.parts.polarity_apart import sentences
from polycentric.answers.world.apart import standing_of
from polycentric.poles.apart import military, of_world, standing
from polycentric.poles.world import World

EVEN = {"A": 0.4, "B": 0.35, "C": 0.15, "D": 0.1}
ALONE = {"A": 0.7, "B": 0.2, "C": 0.1}
NAMES = {"A": "Alba", "B": "Brit", "C": "Cale", "D": "Dale"}


def test_those_who_lead_or_have_half_of_the_leader_on_most_measures_stand_apart():
    found = standing({"one": EVEN, "two": EVEN, "three": ALONE})
    assert found.near() == {"A": ("one", "two", "three"), "B": ("one", "two")}
    assert found.apart() == ("A", "B")
    assert found.behind() == {
        "one": ("C", pytest.approx(0.375)), "two": ("C", pytest.approx(0.375)), "three": ("C", pytest.approx(1 / 7)),
    }  # fmt: skip


def test_half_of_the_measures_are_not_most_and_two_are_too_few():
    level = {"C": 0.5, "D": 0.5}
    assert standing({"one": ALONE, "two": ALONE, "three": level, "four": level}).apart() == ()
    assert standing({"one": ALONE, "two": ALONE}).apart() == ()


def test_a_third_who_is_near_on_some_measures_is_named_among_the_others():
    found = standing({"one": EVEN, "two": EVEN, "arms": {"C": 1.0, "A": 0.3}})
    assert found.apart() == ("A", "B")
    assert found.others() == {"arms": ("C", 1.0)}


def test_units_and_the_order_of_states_decide_nothing():
    scaled = {state: 1e9 * value for state, value in reversed(EVEN.items())}
    assert standing(dict.fromkeys("xyz", EVEN)).apart() == standing(dict.fromkeys("xyz", scaled)).apart()


def test_a_measure_on_which_nobody_has_anything_is_no_measure():
    assert list(standing({"none": {}, "nothing": {"A": 0.0}, "one": EVEN}).ratios) == ["one"]


def test_the_arms_are_told_where_others_lead_them():
    found = standing({"output": ALONE, "energy": ALONE, "arms": {"B": 1.0, "A": 0.9, "C": 0.1}, "steel": ALONE})
    assert found.apart() == ("A",)
    assert (
        sentences(found, NAMES, ["arms"])[-1]
        == "In arms others lead or have half of the leader: by arms Brit leads (of it, Alba 0.90)."
    )
    assert len(sentences(found, NAMES, [])) == 2
    assert not any("In arms" in line for line in sentences(standing(dict.fromkeys("xyz", ALONE)), NAMES, ["x"]))


def test_nobody_apart_is_said_with_the_nearest():
    level = {"C": 0.5, "D": 0.5}
    told = sentences(standing({"one": ALONE, "two": ALONE, "three": level, "four": level}), NAMES)
    assert told == [
        "Nobody stands apart: no state leads, or has half of what the leader has, on most of 4 measures. "
        "The nearest: Alba on 2, Cale on 2 and Dale on 2."
    ]


def test_the_report_and_the_command_name_the_same_states_with_the_same_ratios():
    findings = pc.report.collect(pc.load("now"))
    here, there = of_world(World(pc.load("now").isel(year=slice(-1, None)))), standing_of(findings)
    assert here.apart() == there.apart() == ("USA", "CHN")
    assert {name: state for name, (state, _) in here.behind().items()} == {
        name: state for name, (state, _) in there.behind().items()
    }
    for name, (_, ratio) in here.behind().items():
        assert there.behind()[name][1] == pytest.approx(ratio, rel=1e-9)
    assert sorted(here.ratios) == sorted(there.ratios)


def test_the_measures_of_arms_are_known_by_what_they_measure():
    world = World(pc.load("now").isel(year=slice(-1, None)))
    assert military(world, of_world(world)) == ["military_personnel", "military_spending"]

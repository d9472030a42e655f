"""The first screen: who stands apart, found by a rule, and in words that a newspaper prints."""

import dataclasses

import pytest
import xarray as xr

from polycentric.answers.world import centres, lead, validated
from polycentric.answers.world.apart import apart
from polycentric.answers.world.validated import is_validated, validated_lines
from polycentric.pictures import PICTURES
from polycentric.pictures.drawing.short import VOTES
from polycentric.pictures.drawing.svg import NARROW, WIDE
from polycentric.pictures.drawing.words import percent
from polycentric.pictures.records.centres import Call, Called, Part
from polycentric.pictures.records.findings import Verdict
from polycentric.pictures.records.past import Near
from polycentric.pictures.records.tested import Mark, Survivor
from polycentric.poles.definitions import ratio_after_lind
from polycentric.poles.validity.past import past_error
from polycentric.poles.validity.shipped import shipped
from polycentric.poles.validity.thresholds import default_rule
from polycentric.power import INDICES
from polycentric.report import Findings, collect


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
    assert (
        "India has 42% of the leader by output at purchasing power, and nobody more than 22% by the others."
        in lead.lede(today)
    )
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
    assert heads == ["Not equals, not everywhere", "What tested rules call it", "What can’t be told"]


def test_years_with_the_same_states_near_the_leader_are_told_together(small: Findings):
    assert small.past is not None
    near = Near("arms", "Arms", {1960: ("A", "B"), 1985: ("B", "A"), 2000: ("A",), 2022: ("A",)}, {})
    told = lead.points(dataclasses.replace(small, past=dataclasses.replace(small.past, near=(near,))))
    words = next(point.words for point in told if point.head == "Since 1816")
    assert words.endswith("By arms in 1960 and 1985 two (A and B); in 2000 and 2022 one (A).")


def test_the_tested_rules_lead_with_the_failure_of_the_rule_chosen_beforehand(today: Findings):
    chosen, held, worth, now = validated_lines(today)
    rule = default_rule()
    error = past_error(rule.definition, rule.index, "all")
    assert error is not None
    multipolar, bipolar, unipolar = error.scores["common_division"].hits
    assert (bipolar.right, unipolar.right) == (0, 0)
    assert chosen.startswith("Most studies see several great powers to 1945, two to 1991 and one to 2010.")
    assert chosen.endswith(
        f"fails there: it finds several great powers in every year, right in {multipolar.right} of 130, none of 46 and "
        "none of 19 years."
    )
    tested = [each for each in shipped() if each.labels == "common_division" and each.status != "not testable"]
    assert held.startswith(f"Of {len(tested)} variants of the field’s rules, one is right")
    assert held.endswith("(“Great powers on most metrics, after Lind”, 124 of 130, 40 of 46 and 16 of 19 years).")
    assert "China, the United States and only just Russia, which reaches three of four marks" in now
    assert worth.endswith("on Israeli’s division, a rival one, none is.")


def test_how_near_the_line_a_state_is_comes_from_the_marks(today: Findings):
    assert today.tested is not None
    rule = today.tested.survivors[0]
    assert (rule.definition, rule.leader, rule.needed) == ("ratio_after_lind", "USA", 3)
    asked = {mark.measure: mark.asked for mark in rule.marks}
    assert list(asked.values()) == [ratio_after_lind.MARKS[name] for name in ratio_after_lind.MARKS]
    shares = today.indices["military_personnel"].shares
    mark, part = rule.decisive("RUS") or pytest.fail("Russia has no mark that decides")
    assert mark.measure == "Military personnel"
    assert part == pytest.approx(shares["RUS"] / shares["USA"] / 0.84)
    fewer = 1 - 1 / part
    assert f"with {percent(fewer)} less military personnel two would be left" in " ".join(validated_lines(today))
    assert {state for state in today.states if len(rule.reached(state)) >= rule.needed} == {*rule.poles}


def test_with_less_of_what_decides_the_state_at_the_line_is_no_great_power():
    marks = (Mark("Arms", 0.5, {"A": 1.0, "B": 0.6}), Mark("Output", 0.2, {"A": 1.0, "B": 0.22}),
             Mark("Ships", 0.5, {"A": 1.0, "B": 0.1}))  # fmt: skip
    rule = Survivor("rule", "Rule", "", "", {}, (), "bipolar", ("A", "B"), {}, "A", marks)
    mark, part = rule.decisive("B") or pytest.fail("B has no mark that decides")
    assert (mark.measure, part) == ("Output", pytest.approx(1.1))
    assert [each.measure for each in rule.reached("B")] == ["Arms", "Output"]
    assert rule.decisive("C") is None


def test_what_one_click_shows_names_each_division_and_each_mark(today: Findings):
    words = " ".join(validated.details(today))
    assert "on Israeli’s division none holds up of 254" in words
    assert "seven hold up of 256 (all rest on lists of powers: one opinion agrees with another)" in words
    assert "0 of 39 (bipolar 1871–1909)" in words
    assert "military spending, 30% asked: China 30%, Russia 16%" in words
    assert "with the European Union as one state, four:" in words


def test_a_world_without_a_rule_that_holds_up_says_nothing_of_tested_rules(today: Findings):
    assert today.tested is not None
    none = dataclasses.replace(today, tested=dataclasses.replace(today.tested, survivors=()))
    assert validated_lines(none) == ()
    assert validated_lines(dataclasses.replace(today, tested=None)) == ()


def test_a_rule_is_not_quoted_of_a_world_that_lacks_a_measure_it_was_tested_with(now: xr.Dataset):
    rest = {name: index for name, index in INDICES.items() if index.measure != "military_personnel"}
    lacking = collect(now, power_indices=rest)
    assert "military_personnel" not in lacking.indices
    assert lacking.tested is not None
    assert lacking.tested.survivors == ()
    assert validated_lines(lacking) == ()


def test_the_picture_of_centres_shows_what_holds_up_before_what_failed(today: Findings):
    found = today.centres
    assert found.rules == ("Great powers on most metrics, after Lind",)
    called = {row.state for row in found.states if row.held}
    assert called == {"USA", "CHN", "RUS"}
    assert {row.state for row in found.shown[:3]} == called
    entry = PICTURES["centres"]
    assert entry.finding is not None
    assert (
        entry.finding(today)
        == "By the one rule of 254 that fits the past, the United States and China are centres of power, and Russia "
        "only just"
    )
    india = next(row for row in found.states if row.state == "IND")
    assert india.calls == (Call(is_centre=False, marks=Part(2, 4)),)
    drawn = str(entry.draw(today, WIDE))
    assert "yes, 3 of 4 marks" in drawn
    assert "no, 2 of 4 marks" in drawn


def test_the_others_are_counted_in_grey_without_constants_and_blocs(today: Findings):
    found = today.centres
    kept = [
        v for v in today.verdicts
        if v.family == "ratio" and not v.bloc and v.outcome in VOTES and v.definition != "ratio_after_lind"
    ]  # fmt: skip
    errors = {v: past_error(v.definition, v.index, v.state_set) for v in kept}
    rest = [v for v in kept if (error := errors[v]) is None or len(error.can_give) != 1]
    china = next(each for each in found.states if each.state == "CHN")
    assert china.parts["ratio"] == Part(sum("CHN" in v.poles for v in rest), len(rest))
    assert "communities" not in found.families
    assert found == centres.gather(today.verdicts, today.states, today.tested)


def test_a_reading_that_gave_one_class_in_all_years_is_not_counted(today: Findings):
    constant = Verdict(
        "ratio_to_majors", "Constant", "ratio", "composite_four", "all", "", "multipolar", ("CHN", "IND")
    )
    found = centres.gather((*today.verdicts, constant), today.states, today.tested)
    assert found.one_sided == today.centres.one_sided + 1
    assert found.families == today.centres.families
    assert found.states == today.centres.states


def test_without_a_rule_that_holds_up_the_picture_says_so(today: Findings):
    found = centres.gather(today.verdicts, today.states, None)
    entry = PICTURES["centres"]
    assert entry.finding is not None
    bare = dataclasses.replace(today, centres=found, tested=None)
    assert "no rule that fits the past can be asked here" in entry.finding(bare)
    assert "yes" not in str(entry.draw(bare, NARROW))


def test_a_reading_is_validated_by_its_past_error_alone():
    assert is_validated("ratio_after_lind", "", "")
    assert not is_validated("ratio_to_majors", "composite_four", "all")
    assert not is_validated("thompson", "output_ppp", "five_largest")
    assert not is_validated("of_nobody", "", "")


def test_each_kind_of_rule_counts_the_same_in_the_mean():
    assert Called("A", "A", {"one": Part(24, 24), "two": Part(0, 2)}).mean == 0.5

import dataclasses
import re

from polycentric.answers.world.prose import on_great_powers, tally, write
from polycentric.pictures.records.findings import period_of
from polycentric.report import Findings


def test_the_answer_counts_the_verdicts_that_the_map_shows(today: Findings):
    kept = on_great_powers(today)
    assert f" {len(kept)} verdicts: {tally(kept)}." in write(today).answer[0]
    assert sum(int(number) for number in re.findall(r"\d+", tally(kept))) == len(kept)


def test_the_answer_is_not_told_as_a_probability(today: Findings):
    prose = write(today)
    words = " ".join([prose.headline, prose.lede, *(p.words for p in prose.points), *prose.answer]).lower()
    for word in ("probab", "likely", "chance of", "confidence"):
        assert word not in words
    assert "not the odds of an answer" in words


def test_a_verdict_that_does_not_apply_is_no_vote(today: Findings):
    extra = dataclasses.replace(today.verdicts[0], outcome="not applicable", family="shares", state_set="ten_largest")
    assert write(dataclasses.replace(today, verdicts=(*today.verdicts, extra))).answer == write(today).answer


def test_the_age_of_ukraines_military_share_is_told(today: Findings):
    assert today.indices["military_spending"].years["UKR"] == 2021
    assert any(
        "Ukraine’s of 2021: the source gives none for the war since 2022" in each.words for each in write(today).points
    )


def test_a_period_is_a_span_whose_few_older_years_are_named_apart():
    assert period_of([2024, 2024]) == "2024"
    assert period_of([2019, 2024, 2022]) == "2019–2024"
    assert period_of([2010] + [2023] * 30 + [2024] * 30) == "2023–2024, a few as old as 2010"
    assert period_of([-1]) == ""

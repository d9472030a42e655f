import dataclasses
import re

from polycentric.answers.world.prose import on_great_powers, tally, write
from polycentric.pictures.records.findings import period_of
from polycentric.report import Findings


def test_the_answer_counts_the_verdicts_that_the_map_shows(today: Findings):
    kept = on_great_powers(today)
    prose = write(today)
    assert f" {len(kept)} verdicts: {tally(kept)}." in prose.lede
    assert sum(int(number) for number in re.findall(r"\d+", tally(kept))) == len(kept)


def test_the_answer_is_not_told_as_a_probability(today: Findings):
    prose = write(today)
    words = " ".join([prose.headline, prose.lede, *prose.answer]).lower()
    for word in ("probab", "likely", "chance of", "confidence"):
        assert word not in words
    assert "not the odds of an answer" in words


def test_a_headline_names_a_class_only_where_every_verdict_gives_it(today: Findings):
    assert "depends on what counts as one" in write(today).headline
    same = tuple(dataclasses.replace(v, outcome="bipolar") for v in today.verdicts)
    assert (
        write(dataclasses.replace(today, verdicts=same)).headline
        == "By every definition computed, the world is bipolar"
    )
    none = tuple(dataclasses.replace(v, outcome="missing") for v in today.verdicts)
    assert "can’t say" in write(dataclasses.replace(today, verdicts=none)).headline


def test_a_verdict_that_does_not_apply_is_no_vote(today: Findings):
    extra = dataclasses.replace(today.verdicts[0], outcome="not applicable", family="shares", state_set="ten_largest")
    assert write(dataclasses.replace(today, verdicts=(*today.verdicts, extra))).lede == write(today).lede


def test_the_age_of_ukraines_military_share_is_told(today: Findings):
    assert today.indices["military_spending"].years["UKR"] == 2021
    assert any(
        "Ukraine’s of 2021: the source gives none for the war since 2022" in words for words in write(today).answer
    )


def test_the_leaders_of_the_ten_largest_are_told_with_their_years(today: Findings):
    china, america = write(today).facts[:2]
    assert "held by China" in china.words
    assert "held by the United States" in america.words
    assert re.search(r"\(20\d\d\)", china.spread)


def test_each_of_the_three_numbers_is_told_with_its_spread(today: Findings):
    figures = write(today).facts[2:]
    assert [fact.anchor for fact in figures] == ["number-dispersion", "number-autonomy", "number-concert"]
    assert all("over all" in fact.spread for fact in figures)


def test_a_period_is_a_span_whose_few_older_years_are_named_apart():
    assert period_of([2024, 2024]) == "2024"
    assert period_of([2019, 2024, 2022]) == "2019–2024"
    assert period_of([2010] + [2023] * 30 + [2024] * 30) == "2023–2024, a few as old as 2010"
    assert period_of([-1]) == ""

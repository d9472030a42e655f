from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.words.stance.further import (
    APART,
    CODED,
    SECOND,
    THIRD,
    Draw,
    all_to_learn_from,
    coded_file,
    draw_further,
    forecast,
    least_sure,
    picked,
    settled_further,
    sheets,
    uncoded,
)
from polycentric.words.stance.hits import Hit, hit_id, read_hits
from polycentric.words.stance.sampling import Bounds, choose


def hit(speaker: str, start: int, part: str = "", concept: str = "blocs") -> Hit:
    text = f"{speaker}_1970"
    return Hit(hit_id("toy", text, start), "toy", text, speaker, 1970, concept, concept, start, start + 5, "", part)


def test_no_hit_is_drawn_again_nor_one_beside_it():
    coded = [hit("AAA", 1000, "train")]
    found = [hit("AAA", 1000), hit("AAA", 1000 + APART - 1), hit("AAA", 1000 + APART), hit("BBB", 1000)]

    assert [each.start for each in uncoded(found, coded)] == [1000 + APART, 1000]


def test_states_that_were_tested_on_are_tested_on_again_and_never_learned_from():
    coded = [hit("AAA", 0, "test"), hit("BBB", 0, "train"), hit("AAA", 9000, "person")]
    found = [hit(state, start) for state in ("AAA", "BBB", "CCC") for start in (4000, 5000)]

    parts = {(each.speaker, each.part) for each in draw_further(found, coded, SECOND)}

    assert parts == {("AAA", "test"), ("BBB", "train"), ("CCC", "train")}


def test_a_concept_that_weighs_twice_gets_twice_as_many():
    found = [hit(f"S{at}", 10 * at, concept=concept) for at in range(60) for concept in ("blocs", "hegemony")]

    chosen = choose(found, 60, 1, Bounds(weights={"blocs": 2.0}))

    assert Counter(each.concept for each in chosen) == {"blocs": 40, "hegemony": 20}


@pytest.mark.parametrize(("draw", "each_codes"), [(SECOND, 920), (THIRD, 880)], ids=["second", "third"])
def test_each_coder_gets_half_of_what_is_learned_from_and_all_that_is_tested_on(draw: Draw, each_codes: int):
    hits = read_hits(draw.file)
    first, second = sheets(hits, draw)
    both = {each.id for each in first} & {each.id for each in second}

    assert both == {each.id for each in hits if each.part == "test"}
    assert len(first) == len(second) == each_codes
    assert {each.id for each in first} | {each.id for each in second} == {each.id for each in hits}


def test_draws_share_no_hit_and_keep_their_states_apart():
    draws = [read_hits(), *(read_hits(draw.file) for draw in CODED)]
    ids = [each.id for hits in draws for each in hits]
    tested = {each.speaker for each in draws[0] if each.part == "test"}

    assert len(ids) == len(set(ids))
    for hits in draws[1:]:
        assert {each.speaker for each in hits if each.part == "test"} <= tested
        assert not {each.speaker for each in hits if each.part == "train"} & tested


def test_of_a_draw_with_candidates_those_are_kept_of_which_a_model_was_least_sure():
    toy = replace(THIRD, to_learn=2)
    hits = [hit("AAA", start, "train") for start in (0, 1, 2)] + [hit("BBB", 0, "test")]
    chances = dict(zip((each.id for each in hits), (0.9, 0.4, 0.5, 0.99), strict=True))

    assert {each.id for each in least_sure(hits, chances, toy)} == {each.id for each in hits[1:]}


def test_the_model_before_the_third_draw_was_less_sure_of_what_is_learned_from_than_of_what_was_left():
    told, hits = forecast(THIRD), read_hits(THIRD.file)
    drawn = {each.id for each in hits}
    kept = [told[each.id][1] for each in hits if each.part == "train"]
    left = [chance for name, (_, chance) in told.items() if name not in drawn]

    assert len(told) == 1400 + 480
    assert max(kept) <= min(left)
    assert picked() == {each.id for each in hits if each.part == "train"}


def test_nothing_that_was_ever_tested_on_is_learned_from():
    draws = [read_hits(), *(read_hits(draw.file) for draw in CODED)]
    tested = {each.id for hits in draws for each in hits if each.part != "train"}
    learned = all_to_learn_from()

    assert len(learned) == 399 + 1200 + 800
    assert not {each.id for each, _ in learned} & tested


def test_one_code_settles_a_hit_to_learn_from_and_a_third_settles_a_test_hit_on_which_two_differ():
    learn, test = hit("AAA", 0, "train"), hit("BBB", 0, "test")
    first, second = {learn.id: "feared", test.id: "denied"}, {test.id: "neutral"}

    settled = settled_further([learn, test], first, second, {test.id: "neutral"})

    assert settled == {learn.id: "feared", test.id: "neutral"}


def test_a_test_hit_with_one_code_or_an_open_difference_is_refused():
    test = hit("BBB", 0, "test")

    with pytest.raises(DataError, match="has 1 codes: 2"):
        settled_further([test], {test.id: "denied"}, {}, {})
    with pytest.raises(DataError, match="no third has settled it"):
        settled_further([test], {test.id: "denied"}, {test.id: "feared"}, {})
    with pytest.raises(DataError, match="has 0 codes: 1"):
        settled_further([replace(test, part="train")], {}, {}, {})


def test_a_draw_that_isn_t_coded_says_so(tmp_path: Path):
    with pytest.raises(DataError, match=r"'coder3\.csv' is not here"):
        coded_file("coder3", SECOND, tmp_path)

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.words.stance.further import APART, FILE, coded_file, draw_further, settled_further, sheets, uncoded
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

    parts = {(each.speaker, each.part) for each in draw_further(found, coded)}

    assert parts == {("AAA", "test"), ("BBB", "train"), ("CCC", "train")}


def test_a_concept_that_weighs_twice_gets_twice_as_many():
    found = [hit(f"S{at}", 10 * at, concept=concept) for at in range(60) for concept in ("blocs", "hegemony")]

    chosen = choose(found, 60, 1, Bounds(weights={"blocs": 2.0}))

    assert Counter(each.concept for each in chosen) == {"blocs": 40, "hegemony": 20}


def test_each_coder_gets_half_of_what_is_learned_from_and_all_that_is_tested_on():
    hits = read_hits(FILE)
    first, second = sheets(hits)
    both = {each.id for each in first} & {each.id for each in second}

    assert both == {each.id for each in hits if each.part == "test"}
    assert len(first) == len(second) == 920
    assert {each.id for each in first} | {each.id for each in second} == {each.id for each in hits}


def test_the_second_draw_shares_no_hit_with_the_first_and_keeps_its_states_apart():
    first, second = read_hits(), read_hits(FILE)
    tested = {each.speaker for each in first if each.part == "test"}

    assert not {each.id for each in first} & {each.id for each in second}
    assert {each.speaker for each in second if each.part == "test"} <= tested
    assert not {each.speaker for each in second if each.part == "train"} & tested


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


def test_a_second_draw_that_isn_t_coded_says_so(tmp_path: Path):
    with pytest.raises(DataError, match=r"'coder3\.csv' is not here"):
        coded_file("coder3", tmp_path)

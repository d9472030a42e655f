from collections import Counter

import pytest

from polycentric.errors import DataError
from polycentric.words.stance.gold import CODERS, THIRD, codes, gold, settled
from polycentric.words.stance.hits import PARTS, STANCES, read_hits


def test_both_coders_gave_every_hit_a_stance_and_the_third_those_on_which_they_differ():
    first, second = (codes(each) for each in CODERS)

    assert first.keys() == second.keys() == {hit.id for hit in read_hits()}
    assert {each for each in first if first[each] != second[each]} == codes(THIRD).keys()


def test_no_state_is_both_learned_from_and_tested_on():
    states = {part: {hit.speaker for hit, _ in gold(part)} for part in PARTS}

    assert not states["train"] & states["test"]
    assert {part: len(gold(part)) for part in PARTS} == {"train": 399, "test": 201, "person": 60}


def test_every_stance_is_there_to_learn_from_and_to_be_tested_on():
    for part in ("train", "test"):
        assert min(Counter(stance for _, stance in gold(part)).values()) >= 20
        assert {stance for _, stance in gold(part)} == set(STANCES)


def test_a_difference_that_no_third_has_settled_is_refused():
    with pytest.raises(DataError, match=r"differ on hit 'a', and no third has settled it: code it"):
        settled({"a": "praised"}, {"a": "feared"}, {})
    with pytest.raises(DataError, match="Hit 'b' was coded by one of two coders"):
        settled({"a": "praised"}, {"a": "praised", "b": "denied"}, {})

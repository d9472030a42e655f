import pytest

from polycentric.words.stance.hits import STANCES, Hit
from polycentric.words.stance.learning import Learned
from polycentric.words.stance.scores import (
    ANY,
    MODEL,
    PRIOR,
    Score,
    commonest,
    is_of_use,
    score,
    scored,
    scores,
    wilson,
)


def hit(number: int, concept: str, year: int) -> Hit:
    return Hit(str(number), "ungdc", "t", "FRA", year, concept, "", 0, 1, "")


def test_wilsons_interval_is_the_one_that_other_programs_give_and_stays_between_nought_and_one():
    assert wilson(8, 10) == pytest.approx((0.4901625, 0.9433178), abs=1e-6)
    assert wilson(0, 10)[0] == 0
    assert wilson(10, 10)[1] == pytest.approx(1)
    assert wilson(10, 10)[1] <= 1


def test_no_share_is_given_of_fewer_than_ten_hits():
    nine = Score(MODEL, "concept", "blocs", "feared", coded=12, said=9, right=8)

    assert (nine.precision, nine.recall, nine.f1) == (None, 8 / 12, None)


def test_scores_count_what_was_coded_what_was_said_and_what_was_right():
    hits = [hit(1, "a", 1961), hit(2, "a", 1975), hit(3, "b", 1975)]
    learned = Learned([hit(4, "a", 1950), hit(5, "b", 1950)], [{}, {}], ["feared", "praised"])
    assert commonest(learned) == {"a": "feared", "b": "praised"}

    found = scored(hits, ["feared", "denied", "praised"], ["feared", "praised", "praised"], learned)
    told = {(each.method, each.by, each.group, each.stance): (each.coded, each.said, each.right) for each in found}
    assert told[MODEL, "all", "", ANY] == (3, 3, 2)
    assert told[MODEL, "concept", "a", "praised"] == (0, 1, 0)
    assert told[MODEL, "decade", "1970", "denied"] == (1, 0, 0)
    assert told[PRIOR, "all", "", "feared"] == (1, 2, 1)


def test_the_scores_that_ship_add_up():
    whole = score()
    assert whole is not None
    for by in ("concept", "decade"):
        groups = [each for each in scores() if (each.method, each.by, each.stance) == (MODEL, by, ANY)]
        assert (sum(each.said for each in groups), sum(each.right for each in groups)) == (whole.said, whole.right)
    by_stance = [found for stance in STANCES if (found := score(stance=stance)) is not None]
    assert sum(each.right for each in by_stance) == whole.right


def test_the_model_may_not_speak_of_what_it_was_not_tested_on():
    assert not is_of_use("cold_war")
    assert not is_of_use("polycentric"), "one hit was tested"
    assert is_of_use("hegemony")

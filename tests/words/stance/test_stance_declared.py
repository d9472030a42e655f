from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.packaged import read_rows
from polycentric.words.stance.declared import WITHIN, by_mix, chosen, is_reached, refuse_second_look
from polycentric.words.stance.further import CODED, SECOND, THIRD, Draw
from polycentric.words.stance.gold import FOLDER

HEAD = "variant,scored_on,hits,macro_f1,micro_f1,date,commit\n"


def test_the_highest_micro_f1_wins_unless_one_as_good_has_a_higher_macro_f1():
    assert chosen({"a": (0.60, 0.82), "b": (0.79, 0.81)}) == "a"
    assert chosen({"a": (0.60, 0.82), "b": (0.79, 0.816)}) == "b"


def test_the_fresh_test_is_looked_at_once(tmp_path: Path):
    log = tmp_path / "variants.csv"
    log.write_text(f'{HEAD}a,"{WITHIN}",1599,0.7,0.8,2026-11-29,abc\n', encoding="utf-8")
    refuse_second_look(log, SECOND.fresh)

    with log.open("a", encoding="utf-8") as file:
        file.write(f'a,"{SECOND.fresh}",320,0.7,0.8,2026-11-29,abc\n')
    with pytest.raises(DataError, match="one look was declared"):
        refuse_second_look(log, SECOND.fresh)
    refuse_second_look(log, THIRD.fresh)


@pytest.mark.parametrize("draw", CODED, ids=lambda draw: draw.name)
def test_each_fresh_test_was_looked_at_once(draw: Draw):
    assert [row["scored_on"] for row in read_rows(FOLDER / "variants.csv")].count(draw.fresh) == 1


def test_just_below_the_mark_is_not_reached():
    assert is_reached(0.80)
    assert not is_reached(0.7999)
    assert not is_reached(0.85, 0.79)


def test_a_mix_of_concepts_weighs_the_shares_right_of_those_that_both_have():
    assert by_mix({"blocs": (1, 2), "hegemony": (4, 4)}, {"blocs": 30, "hegemony": 10, "unipolar": 5}) == 0.625

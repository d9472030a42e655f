from pathlib import Path

import pytest

from polycentric.errors import DataError
from polycentric.words.stance.second_fit import FRESH, WITHIN, chosen, is_reached, refuse_second_look

HEAD = "variant,scored_on,hits,macro_f1,micro_f1,date,commit\n"


def test_the_highest_micro_f1_wins_unless_one_as_good_has_a_higher_macro_f1():
    assert chosen({"a": (0.60, 0.82), "b": (0.79, 0.81)}) == "a"
    assert chosen({"a": (0.60, 0.82), "b": (0.79, 0.816)}) == "b"


def test_the_fresh_test_is_looked_at_once(tmp_path: Path):
    log = tmp_path / "variants.csv"
    log.write_text(f'{HEAD}a,"{WITHIN}",1599,0.7,0.8,2026-11-29,abc\n', encoding="utf-8")
    refuse_second_look(log)

    with log.open("a", encoding="utf-8") as file:
        file.write(f'a,"{FRESH}",320,0.7,0.8,2026-11-29,abc\n')
    with pytest.raises(DataError, match="one look was declared"):
        refuse_second_look(log)


def test_just_below_the_mark_is_not_reached():
    assert is_reached(0.80)
    assert not is_reached(0.7999)

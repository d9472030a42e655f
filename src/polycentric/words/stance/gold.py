"""The stances of the gold set: what two coders gave each hit, and a third where they differed.

All three were sessions of one language model, which saw the codebook and a sheet and no speaker or year. They share
what the model gets wrong, so that their agreement flatters. No person has coded yet.
"""

from collections.abc import Mapping
from pathlib import Path

from polycentric.errors import DataError
from polycentric.words.stance.hits import Hit, read_hits
from polycentric.words.stance.sheets import read_codes

FOLDER = Path(__file__).parent / "data"
CODERS = ("coder1", "coder2")
THIRD = "third"


def codes(coder: str) -> dict[str, str]:
    """Give the stance that one of the coders gave each of its hits, by the hit's id."""
    return read_codes(FOLDER / f"{coder}.csv")


def settled(first: Mapping[str, str], second: Mapping[str, str], third: Mapping[str, str]) -> dict[str, str]:
    """Give each hit the stance on which two coders agree, and the third's where they don't.

    Raises
    ------
    DataError
        If the third lacks a hit on which the two differ, or one of the two lacks a hit of the other.

    Examples
    --------
    >>> settled({"a": "praised", "b": "feared"}, {"a": "praised", "b": "neutral"}, {"b": "neutral"})
    {'a': 'praised', 'b': 'neutral'}
    """
    if alone := sorted(first.keys() ^ second.keys()):
        raise DataError(f"Hit '{alone[0]}' was coded by one of two coders: let both code every hit.")
    if open_ := sorted(each for each in first if first[each] != second[each] and each not in third):
        raise DataError(f"Two coders differ on hit '{open_[0]}', and no third has settled it: code it in {THIRD}.csv.")
    return {each: first[each] if first[each] == second[each] else third[each] for each in first}


def settled_codes() -> dict[str, str]:
    """Give the stance of each hit of the gold set, by its id."""
    first, second = (codes(each) for each in CODERS)
    return settled(first, second, codes(THIRD))


def gold(part: str) -> list[tuple[Hit, str]]:
    """Give the hits of a part of the gold set, each with its stance, in the order of their ids."""
    stances = settled_codes()
    return [(hit, stances[hit.id]) for hit in read_hits() if hit.part == part]

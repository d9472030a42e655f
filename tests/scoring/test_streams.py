"""Random streams keyed by names: what is drawn hangs on the seed and the names alone."""

import hashlib

import numpy as np
import pytest

from polycentric.scoring.streams import stream


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((1990, "fariss_gdp", "FRA"), "1990 fariss_gdp FRA"),
        ((1990, "fariss_gdp", ""), "1990 fariss_gdp "),
        ((2019, "fariss_population", "USA"), "2019 fariss_population USA"),
    ],
)
def test_the_key_is_the_seed_and_a_digest_of_the_names_so_that_published_draws_stay(names: tuple[object], text: str):
    key = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
    expected = np.random.Generator(np.random.Philox(key=[7, key])).standard_normal(20)
    assert stream(7, *names).standard_normal(20).tolist() == expected.tolist()


def test_another_name_seed_or_order_of_names_gives_other_numbers():
    firsts = [
        float(stream(seed, *names).standard_normal())
        for seed, names in [(1, ("a", "b")), (2, ("a", "b")), (1, ("b", "a")), (1, ("a",)), (1, ("ab",)), (1, ())]
    ]
    assert len(set(firsts)) == len(firsts)


def test_a_name_with_a_space_is_not_taken_for_two_names():
    pairs = [("a b", "c"), ("a", "b c"), ("a", "b", "c"), ("a\\", "b c"), ("a\\ b", "c")]
    assert len({float(stream(1, *names).standard_normal()) for names in pairs}) == len(pairs)


def test_what_is_drawn_from_one_stream_moves_no_other():
    first = stream(1, "trade").standard_normal(5).tolist()
    _ = stream(1, "war").standard_normal(1_000)
    assert stream(1, "trade").standard_normal(5).tolist() == first

import numpy as np
import polars as pl
import pytest

from polycentric.errors import CoverageError
from polycentric.words.corpus.contract import frame_of
from polycentric.words.keyness import by_chance, keyness, uses_of


def speeches(left: str, right: str) -> pl.DataFrame:
    """Make three speeches of each of two states."""
    rows = [
        {"text_id": f"{state}{place}", "state": state, "year": 1990 + place, "language": "en", "text": text}
        for state, text in (("CHN", left), ("USA", right))
        for place in range(3)
    ]
    return frame_of(rows)


def test_a_word_of_one_speaker_comes_first_and_a_word_of_the_other_last():
    found = keyness(speeches("order order order peace " * 5, "freedom freedom peace peace " * 5), "CHN", "USA")
    assert found["word"].to_list() == ["order", "peace", "freedom"]
    assert found.row(0)[:5] == ("order", 45, 0, 3, 0)
    # By hand: 60 words each, and a prior of 1,000 words as both together have them: 375 order, 375 peace, 250 freedom.
    odds = [np.log((count + 375) / (1_060 - count - 375)) for count in (45, 0)]
    assert found["z"][0] == pytest.approx((odds[0] - odds[1]) / np.sqrt(1 / 420 + 1 / 375))


def test_words_without_a_subject_and_words_of_a_single_speech_are_left_out():
    texts = speeches("the the the order " * 5, "the the the freedom " * 5)
    once = frame_of([{"text_id": "x", "state": "CHN", "year": 1990, "language": "en", "text": "slip " * 20}])
    assert keyness(pl.concat([texts, once]), "CHN", "USA")["word"].to_list() == ["order", "freedom"]


def test_an_owner_counts_as_the_word_itself():
    found = keyness(speeches("the order’s order " * 5, "the freedom's freedom " * 5), "CHN", "USA")
    assert found["word"].to_list() == ["order", "freedom"]
    assert found["left"].to_list() == [30, 0]


def test_whole_texts_exchanged_at_random_say_how_large_scores_of_heaps_are():
    draw = np.random.default_rng(1)

    def heaped(state: str, year: int) -> dict[str, object]:
        chosen = draw.choice(["order", "peace", "trade", "treaty", "river", "freedom", "law", "war"], 4, replace=False)
        words = [f"{word} " * int(draw.geometric(0.1)) for word in chosen]
        return {"text_id": f"{state}{year}", "state": state, "year": year, "language": "en", "text": "".join(words)}

    texts = frame_of([heaped(state, year) for state in ("CHN", "USA") for year in range(1990, 2000)])
    uses = uses_of(texts, "CHN", "USA")
    chance = by_chance(uses, "CHN")
    assert chance == by_chance(uses, "CHN"), "the exchanges are the same each time"
    assert chance > 3, "words come in heaps, so that scores pass 1.96 without any difference"
    assert np.abs(keyness(texts, "CHN", "USA")["z"].to_numpy()).max() <= 1.5 * chance


def test_too_few_texts_to_exchange_have_no_bound():
    texts = speeches("order " * 15, "freedom " * 15)
    assert np.isnan(by_chance(uses_of(texts, "CHN", "USA"), "CHN")), "twenty arrangements"


def test_a_state_without_texts_is_refused():
    with pytest.raises(CoverageError, match="RUS has no text in English here"):
        _ = keyness(speeches("a", "b"), "CHN", "RUS")

import numpy as np
import polars as pl
import pytest

from polycentric.errors import CoverageError
from polycentric.words import keyness as module
from polycentric.words.corpus.contract import frame_of
from polycentric.words.keyness import keyness


def speeches(left: str, right: str) -> pl.DataFrame:
    """Make three speeches of each of two states."""
    rows = [
        {"text_id": f"{state}{place}", "state": state, "language": "en", "text": text}
        for state, text in (("CHN", left), ("USA", right))
        for place in range(3)
    ]
    return frame_of(rows)


def test_a_word_of_one_speaker_comes_first_and_a_word_of_the_other_last(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "COMMONEST", 0)
    found = keyness(speeches("order order order peace " * 5, "freedom freedom peace peace " * 5), "CHN", "USA")
    assert found["word"].to_list() == ["order", "peace", "freedom"]
    assert found.row(0)[:5] == ("order", 45, 0, 3, 0)
    # By hand: 60 words each, and a prior of 1,000 words as both together have them: 375 order, 375 peace, 250 freedom.
    odds = [np.log((count + 375) / (1_060 - count - 375)) for count in (45, 0)]
    assert found["z"][0] == pytest.approx((odds[0] - odds[1]) / np.sqrt(1 / 420 + 1 / 375))


def test_the_commonest_words_and_words_of_a_single_speech_are_left_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "COMMONEST", 1)
    texts = speeches("the the the order " * 5, "the the the freedom " * 5)
    once = frame_of([{"text_id": "x", "state": "CHN", "language": "en", "text": "slip " * 20}])
    assert keyness(pl.concat([texts, once]), "CHN", "USA")["word"].to_list() == ["order", "freedom"]


def test_a_state_without_texts_is_refused():
    with pytest.raises(CoverageError, match="RUS has no text in English here"):
        _ = keyness(speeches("a", "b"), "CHN", "RUS")

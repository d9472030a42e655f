import numpy as np
import polars as pl
import pytest

from polycentric.words.corpus.contract import frame_of
from polycentric.words.first_uses import first_uses
from polycentric.words.rates import Dispersion, counts, dispersion, interval, rates


def corpus(*rows: tuple[str | None, int, str]) -> pl.DataFrame:
    """Make speeches of 1,000 words each: who spoke, when, and the text."""
    made = [
        {"text_id": f"{place}/{state}", "speaker": state or "EU", "state": state, "year": year, "language": "en",
         "text": text}
        for place, (state, year, text) in enumerate(rows)
    ]  # fmt: skip
    return frame_of(made).with_columns(pl.lit(1_000, pl.Int64).alias("words"), pl.lit("toy").alias("body"))


SPEECHES = corpus(
    ("CHN", 1999, "multipolar multipolar"),
    ("CHN", 2000, "nothing"),
    ("USA", 1999, "nothing"),
    (None, 1999, "multipolar"),
    ("RUS", 2000, "multi-polar"),
    ("RUS", 2000, "multi-polar"),
)


def test_a_rate_is_the_hits_per_thousand_words_and_who_did_not_speak_has_no_row():
    found = rates(counts(SPEECHES, "multipolar"), ["state", "year"])
    assert found.select("state", "year", "texts", "hits", "rate").rows() == [
        ("CHN", 1999, 1, 2, 2.0), ("CHN", 2000, 1, 0, 0.0), ("RUS", 2000, 2, 2, 1.0), ("USA", 1999, 1, 0, 0.0),
    ]  # fmt: skip
    assert ("USA", 2000) not in found.select("state", "year").rows()


def test_an_interval_without_overdispersion_is_garwoods_and_a_count_of_zero_reaches_zero():
    low, high = interval(np.array([10.0, 0.0]), np.ones(2), np.zeros(2))
    assert low == pytest.approx([4.7954, 0.0], abs=1e-4)
    assert high == pytest.approx([18.3904, 3.6889], abs=1e-4)


def test_overdispersion_widens_the_interval_and_more_texts_narrow_it():
    counted = counts(SPEECHES, "multipolar")
    sure, heaped = (rates(counted, ["state"], Dispersion(alpha, 9)) for alpha in (0.0, 2.0))
    assert (heaped["high"] > sure["high"]).all()
    twice = rates(pl.concat([counted, counted]), ["state"], Dispersion(2.0, 9))
    assert (twice["high"] < heaped["high"]).all()


def test_heaped_counts_are_found_to_be_heaped_and_their_intervals_hold_the_true_rate():
    generator = np.random.default_rng(17)
    alphas: list[float] = []
    held: list[bool] = []
    for _ in range(20):
        rows: list[tuple[str, str, int, int, int, float]] = []
        for speaker in range(40):
            rate = generator.gamma(0.5, 1e-3)
            for year in range(1980, 1990):
                words = int(generator.uniform(1_000, 5_000))
                hits = int(generator.negative_binomial(1 / 1.5, 1 / (1 + 1.5 * rate * words)))
                rows.append((f"S{speaker}", "toy", year, words, hits, 1_000 * rate))
        counted = pl.DataFrame(rows, ["speaker", "body", "year", "words", "hits", "true"], orient="row")
        alphas.append(dispersion(counted).alpha)
        found = rates(counted, ["speaker", "true"])
        held += ((found["low"] <= found["true"]) & (found["true"] <= found["high"])).to_list()
    assert 1.1 < np.mean(alphas) < 1.7
    assert 0.93 < np.mean(held) < 0.99


def test_without_two_texts_that_tell_how_counts_differ_there_is_no_interval():
    found = rates(counts(SPEECHES.head(1), "multipolar"), ["state"])
    assert found["rate"].item() == 2.0
    assert (found["low"].item(), found["high"].item()) == (None, None)


def test_texts_in_a_language_that_the_dictionary_lacks_are_not_counted_as_zero():
    french = SPEECHES.with_columns(pl.lit("fr").alias("language"))
    assert counts(french, "multipolar").height == 0


def test_a_first_use_says_what_of_the_state_came_before():
    speeches = corpus(("CHN", 1990, "-"), ("CHN", 1995, "-"), ("CHN", 1997, "multipolar"), ("RUS", 1996, "multipolar"))
    found = first_uses(speeches, "multipolar")
    assert found.select("state", "year", "texts_before", "since", "last_without").rows() == [
        ("RUS", 1996, 0, 1996, None), ("CHN", 1997, 2, 1990, 1995),
    ]  # fmt: skip
    assert first_uses(SPEECHES.filter(pl.col("state").is_null()), "multipolar").height == 0

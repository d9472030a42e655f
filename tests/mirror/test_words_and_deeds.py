"""Words beside deeds on the archive: what ships comes out again, and one case is counted by other means."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

import polycentric as pc
from polycentric.words.deeds.compared import compare
from polycentric.words.deeds.declared import results
from polycentric.words.deeds.measured import measured


def test_the_declared_results_of_hegemony_come_out_as_they_ship(archive: Path):
    shipped = results().filter(pl.col("way") == "levels", pl.col("concept") == "hegemony")
    for each in compare("hegemony", ["votes", "pacts", "arms"]):
        row = shipped.row(by_predicate=pl.col("deed") == each.deed, named=True)
        assert each.result is not None
        assert each.result.lags[each.result.best] == row["lag"]
        assert each.result.r[each.result.best] == pytest.approx(row["r"], abs=1e-4)
        assert (each.result.p_shift, each.result.p_exchange) == pytest.approx((row["p_shift"], row["p_exchange"]))


def test_changes_of_words_and_votes_of_russia_correlate_as_counted_from_the_table_of_years(archive: Path):
    rates = pc.answers.words("multipolar", state=["Russia"], table="years").table
    said = dict(rates.select("year", "rate").iter_rows())
    far = measured("votes").sel(state="RUS").to_series().dropna().to_dict()
    pairs = [
        (said[year] ** 0.5 - said[year - 1] ** 0.5, far[year] - far[year - 1])
        for year in said if {year - 1} <= set(said) and {year, year - 1} <= set(far)
    ]  # fmt: skip
    found = compare("multipolar", ["votes"], "RUS")[0].result
    assert found is not None
    assert found.pairs[found.lags.index(0)] == len(pairs)
    x, y = (np.array(side) - np.mean(side) for side in zip(*pairs, strict=True))
    by_hand = (x * y).sum() / np.sqrt((x**2).sum() * (y**2).sum())
    assert found.r[found.lags.index(0)] == pytest.approx(by_hand, abs=0.02)  # means are over each series' own years


def test_polycentric_has_no_answer_and_says_why(archive: Path):
    answer = pc.answers.words_deeds("polycentric")
    assert answer.sentences[0] == "The texts and deeds that are here allow no answer."
    assert set(answer.table["verdict"]) == {"no answer"}

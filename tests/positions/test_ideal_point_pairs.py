"""Distances of pairs through time, by several models: worked by hand."""

import polars as pl
import pytest

from polycentric.positions.pairs import agreement, beside, correlation, distances, trend

YEARS = list(range(2000, 2012))
PAIR = (("A", "B"),)


def points(step: float, years: list[int] = YEARS) -> pl.DataFrame:
    """A stands still at 1, B at 0 and moves away by `step` a year."""
    rows = [(year, "A", 1.0) for year in years] + [(year, "B", -step * (year - 2000)) for year in years]
    return pl.DataFrame(rows, schema=["year", "state", "point"], orient="row")


def test_a_distance_is_never_negative_and_missing_where_one_did_not_vote():
    some = points(-0.5).filter(~((pl.col("state") == "B") & (pl.col("year") == 2003)))
    apart = distances(some, PAIR)
    assert apart["distance"].to_list()[:4] == [1.0, 0.5, 0.0, 1.0]
    assert 2003 not in apart["year"].to_list()


def test_models_are_laid_side_by_side_with_the_spread_between_them():
    frame = beside({"own": points(0.1), "all": points(0.3, YEARS[:6])}, PAIR)
    assert frame["spread"].to_list()[:3] == pytest.approx([0.0, 0.2, 0.4])
    assert frame.filter(pl.col("year") == 2010)["spread"].to_list() == [None]
    assert frame["pair"].unique().to_list() == ["A-B"]


def test_a_trend_is_in_ten_years_and_neither_it_nor_a_correlation_is_made_of_few_years():
    frame = beside({"own": points(0.1), "all": points(0.3), "passage": points(-0.01)}, PAIR)
    assert trend(frame, "own") == pytest.approx(1.0)
    assert trend(frame, "passage") == pytest.approx(-0.1)
    assert correlation(frame, "own", "all") == pytest.approx(1.0)
    assert correlation(frame, "passage", "all") == pytest.approx(-1.0)
    assert trend(frame.head(9), "own") is None
    assert correlation(frame.head(9), "own", "all") is None


def test_the_agreement_of_models_is_told_pair_by_pair():
    frame = beside({"own": points(0.1), "all": points(0.3), "passage": points(-0.01)}, PAIR)
    (row,) = agreement(frame, ["own", "all", "passage"])
    assert row["pair"] == "A-B"
    assert row["trend_all"] == pytest.approx(3.0)
    assert row["r_passage"] == pytest.approx(-1.0)
    assert row["spread"] == pytest.approx(0.31 * 5.5)

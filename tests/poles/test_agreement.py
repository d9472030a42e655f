"""Agreement with the experts: kappa and AC1 by hand, and what few periods can prove."""

import numpy as np
import polars as pl
import pytest

from polycentric.poles.agreement import CATEGORIES, ac1, agreement, kappa
from polycentric.poles.experts import PERIODS, coding

SPANS = pl.DataFrame(
    {
        "period": [1, 2, 3, 4, 5, 6],
        "first": [1918, 1939, 1945, 1963, 1990, 2011],
        "last": [1939, 1945, 1962, 1989, 2010, 2017],
        "word": [period.word for period in PERIODS.values()],
    }
)


def map_of(*readings: list[str], years: range = range(1918, 2011)) -> pl.DataFrame:
    """A verdict map of some readings, each a class per year; the first ones rest on no list."""
    parts = [
        pl.DataFrame({"year": list(years), "class": words}, schema_overrides={"year": pl.Int32}).with_columns(
            actors=pl.lit("states"), family=pl.lit("shares"), definition=pl.lit("thompson"),
            index=pl.lit(f"index_{number}"), set=pl.lit("ten_largest" if number < 2 else "majors"),
        )
        for number, words in enumerate(readings)
    ]  # fmt: skip
    return pl.concat(parts)


def truth(polycentrism: str = "bipolar") -> dict[int, str]:
    return dict(coding(polycentrism, SPANS).select("year", "class").rows())  # pyright: ignore[reportArgumentType]


def test_kappa_and_ac1_of_a_printed_table_by_hand():
    """Two coders, 50 cases: 20 and 15 agreed, 5 and 10 not. Agreement .7, chance .5 (kappa) and .495 (AC1)."""
    table = np.array([[20.0, 5.0], [10.0, 15.0]])
    assert kappa(table) == pytest.approx((0.7 - 0.5) / 0.5)
    by_chance = 2 * 0.55 * 0.45
    assert ac1(table) == pytest.approx((0.7 - by_chance) / (1 - by_chance))


def test_kappa_is_undefined_where_both_use_one_class_and_ac1_is_one_there():
    table = np.zeros((3, 3))
    table[1, 1] = 12
    assert np.isnan(kappa(table))
    assert ac1(table) == pytest.approx(1.0)


def test_years_of_two_periods_and_periods_without_a_class_are_not_coded():
    coded = coding("bipolar", SPANS)
    assert {1939, 1945, 1940, 2011} & set(coded["year"].to_list()) == set()
    assert coded.height == 21 + 17 + 27 + 21
    assert coded.filter(pl.col("year") == 1918)["word"].item() == "multipolarity"


@pytest.mark.parametrize(("taken", "word"), [("bipolar", "bipolar"), ("multipolar", "multipolar"), ("left out", None)])
def test_polycentrism_is_taken_for_what_is_asked_for(taken: str, word: str | None):
    assert truth(taken).get(1975) == word


def test_a_reading_that_says_what_the_experts_say_has_kappa_one_and_the_smallest_p_there_is():
    periods = truth()
    perfect = [periods.get(year, "missing") for year in range(1918, 2011)]
    comparison = agreement(map_of(perfect), coding("bipolar", SPANS))
    assert comparison.table["kappa"].item() == pytest.approx(1.0)
    assert (comparison.years, comparison.periods, comparison.orders, comparison.draws) == (86, 4, 24, 256)
    assert comparison.surest == pytest.approx(2 / 24), "the two bipolar periods, neighbours, may change places"
    assert comparison.table["p"].item() == pytest.approx(comparison.surest)
    assert comparison.best is not None
    assert comparison.best.ahead == pytest.approx(
        comparison.table["undefined"].item() and 1 - comparison.table["undefined"].item() / 256
    )


def test_a_reading_of_one_class_agrees_no_better_than_chance():
    comparison = agreement(map_of(["multipolar"] * 93), coding("bipolar", SPANS))
    assert comparison.table["kappa"].item() == pytest.approx(0.0)
    assert comparison.table["p"].item() == 1.0


def test_near_unipolar_counts_as_unipolar_and_unclassified_agrees_with_nobody():
    periods = truth()
    near = [{"unipolar": "near-unipolar"}.get(periods.get(y, ""), periods.get(y, "missing")) for y in range(1918, 2011)]
    lost = [{"unipolar": "unclassified"}.get(periods.get(y, ""), periods.get(y, "missing")) for y in range(1918, 2011)]
    comparison = agreement(map_of(near, lost), coding("bipolar", SPANS)).table
    by_index = dict(comparison.select("index", "agreement").rows())
    assert by_index["index_0"] == 1.0
    assert by_index["index_1"] == pytest.approx(65 / 86)


def test_the_best_of_many_pays_for_the_search_and_a_list_is_said_to_be_one():
    generator = np.random.default_rng(3)
    periods = truth()
    noise = [[str(word) for word in generator.choice(CATEGORIES[:3], 93)] for _ in range(2)]
    perfect = [periods.get(year, "missing") for year in range(1918, 2011)]
    comparison = agreement(map_of(*noise, perfect), coding("bipolar", SPANS))
    assert comparison.best is not None
    assert comparison.best_unlisted is not None
    assert (comparison.best.row["index"], comparison.best.row["listed"], comparison.best.number) == ("index_2", True, 3)
    assert comparison.best_unlisted.number == 2
    assert (
        comparison.best_unlisted.p >= comparison.table.filter(index=comparison.best_unlisted.row["index"])["p"].item()
    )
    words = " ".join(comparison.sentences())
    assert "It rests on a list of powers that scholars drew up" in words
    assert "no agreement could be surer than p = 0.08" in words
    assert comparison.by_definition()["readings"].to_list() == [3]


def test_a_reading_that_lacks_a_period_is_not_compared_and_none_at_all_is_said():
    half = ["multipolar"] * 30 + ["missing"] * 63
    comparison = agreement(map_of(half), coding("bipolar", SPANS))
    assert (comparison.best, comparison.table.height) == (None, 0)
    assert comparison.sentences() == ["No reading gives a class in enough of the years that the experts code."]


def test_a_map_that_lacks_the_years_is_not_compared():
    comparison = agreement(map_of(["multipolar"] * 3, years=range(2016, 2019)), coding("bipolar", SPANS))
    assert comparison.best is None


def test_the_result_does_not_depend_on_the_order_of_the_rows():
    generator = np.random.default_rng(5)
    noise = [[str(word) for word in generator.choice(CATEGORIES[:3], 93)] for _ in range(3)]
    frame = map_of(*noise)
    mixed = frame.sample(fraction=1.0, shuffle=True, seed=1)
    one, two = (agreement(each, coding("bipolar", SPANS)).table.sort("index") for each in (frame, mixed))
    assert one.equals(two)

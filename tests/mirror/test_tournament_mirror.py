"""The tournament on the real files: how many contests count, and what the single indices score."""

import polars as pl
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from polycentric.power import INDICES
from polycentric.power.tournament.contests import contests
from polycentric.power.tournament.play import Result
from polycentric.power.tournament.whole import tournament

pytestmark = pytest.mark.usefixtures("archive")


@pytest.mark.parametrize(
    ("name", "sides", "count", "outcomes"),
    [
        ("cow", "single", 1595, (79, 1336, 180)),
        ("cow", "summed", 1902, (117, 1542, 243)),
        ("gml", "single", 1468, (80, 1207, 181)),
        ("gml", "summed", 1735, (125, 1362, 248)),
        ("wars", "summed", 82, (24, 8, 50)),
        ("wars", "dyads", 185, (67, 21, 97)),
    ],
)
def test_the_number_of_contests_and_of_their_outcomes(name: str, sides: str, count: int, outcomes: tuple[int, ...]):
    cases = contests(name, sides)
    assert cases.rows.height == count
    assert tuple((cases.rows["outcome"] == outcome).sum() for outcome in range(3)) == outcomes


def test_the_counts_are_near_the_published_ones():
    """Carroll and Kenkel (2019): 1,740 to 2007 by an older edition (MID 4.01), 16% of them won; 1,482 by GML 2.1."""
    to_2007 = contests("cow").rows.filter(pl.col("year") <= 2007)
    assert to_2007.height == 1534
    assert (to_2007["outcome"] != 1).mean() == pytest.approx((201 + 79) / 1740, abs=0.01)
    assert abs(contests("gml").rows.height - 1482) < 20


@pytest.fixture(scope="module")
def played(archive: object) -> Result:
    return tournament("gml", INDICES, learn=False)


def test_the_tournament_without_the_learner_from_the_warm_cache(benchmark: BenchmarkFixture):
    result = benchmark.pedantic(tournament, args=("cow", INDICES), kwargs={"learn": False}, rounds=1)
    entries = result.entries
    assert set(entries["entry"]) >= {"cinc", *result.sample.names}
    assert entries.height == entries.select("entry", "scheme").n_unique()
    assert entries.filter(pl.col("entry").is_in(result.sample.names))["scheme"].n_unique() == 3


def test_the_indices_that_take_part_are_known_for_four_fifths_of_the_disputes(played: Result):
    assert {"cinc", "military_spending", "total_population"} <= set(played.sample.names)
    assert "warships" not in played.sample.names
    assert (int(played.sample.common.sum()), len(played.sample.years)) == (1221, 1459)


def test_the_ratio_of_cinc_alone_saves_as_little_as_published(played: Result):
    """0.01 in the article, 0.018 in the later version on this list of disputes."""
    row = played.entries.filter((pl.col("entry") == "cinc") & (pl.col("scheme") == "dispute")).row(0, named=True)
    assert row["prl"] == pytest.approx(0.018, abs=0.005)


def test_no_single_index_saves_a_twentieth(played: Result):
    single = played.entries.filter(pl.col("entry").is_in(played.sample.names))
    assert single["prl"].max() < 0.05  # pyright: ignore[reportOptionalOperand, reportOperatorIssue]

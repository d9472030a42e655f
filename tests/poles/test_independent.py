"""How many independent readings some readings are worth: by hand, and the table that ships."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from polycentric.errors import DataError
from polycentric.poles import independent

YEARS = (2001, 2004)


def frame(**classes: list[str]) -> pl.DataFrame:
    rows = [
        {"year": year, "actors": "states", "definition": name, "index": "", "set": "", "class": word}
        for name, words in classes.items()
        for year, word in zip(range(2001, 2005), words, strict=True)
    ]
    return pl.DataFrame(rows)


UP = ["unipolar", "unipolar", "bipolar", "bipolar"]
ACROSS = ["unipolar", "bipolar", "unipolar", "bipolar"]


def test_two_that_move_together_are_worth_one_and_two_that_are_unrelated_two():
    _, same = independent.correlations(frame(a=UP, b=UP), YEARS)
    assert independent.effective(same) == pytest.approx(1.0)
    _, crossed = independent.correlations(frame(a=UP, b=ACROSS), YEARS)
    assert independent.effective(crossed) == pytest.approx(2.0)


def test_one_that_never_changes_is_worth_none_and_one_with_a_gap_is_not_compared():
    names, matrix = independent.correlations(
        frame(a=UP, b=["bipolar"] * 4, c=["missing", *UP[1:]], d=["unclassified", *UP[1:]]), YEARS
    )
    assert names == ["a", "b"]
    assert np.diag(matrix).tolist() == [pytest.approx(1.0), 0.0]
    assert independent.effective(matrix) == pytest.approx(1.0)
    assert independent.effective(np.zeros((2, 2))) == 0.0


def test_near_unipolar_counts_as_unipolar():
    near = ["unipolar", "near-unipolar", "bipolar", "bipolar"]
    _, matrix = independent.correlations(frame(a=UP, b=near), YEARS)
    assert independent.effective(matrix) == pytest.approx(1.0)


def test_the_shipped_table_is_square_symmetric_and_worth_far_fewer_than_it_has():
    names, matrix = independent.shipped()
    assert matrix.shape == (len(names), len(names))
    assert np.array_equal(matrix, matrix.T)
    assert 1.0 < independent.effective(matrix) < len(names) / 3


def test_a_table_of_today_is_looked_up_by_measure_and_counts_a_group_as_one_once():
    rows = [
        {
            "year": 2025,
            "actors": actors,
            "definition": "half_of_leader",
            "index": index,
            "set": "all",
            "class": "bipolar",
        }
        for index in ("output_ppp", "military_spending", "output_mer")
        for actors in ("states", "EU")
    ]
    found = independent.worth(pl.DataFrame(rows))
    assert found is not None
    assert (found.readings, found.compared, found.years) == (3, 2, independent.YEARS)


def test_what_stands_in_no_table_is_worth_nothing_that_is_known():
    assert independent.worth(frame(mine=UP)) is None


def test_a_damaged_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    broken = tmp_path / "readings_alike.csv"
    broken.write_text("reading,a\na\n", encoding="utf-8")
    monkeypatch.setattr(independent, "TABLE", broken)
    independent.shipped.cache_clear()
    with pytest.raises(DataError, match=r"'readings_alike\.csv' has 1 fields in row 2"):
        independent.shipped()
    independent.shipped.cache_clear()

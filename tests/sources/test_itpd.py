"""Squares of trade into flows, without the file: the diagonal apart, zeros left out, names as states."""

from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import DataError
from polycentric.sources import itpd
from polycentric.sources.reading.r_parse import arrays, read
from polycentric.sources.reading.r_parse.objects import Vector

NAMES = ("Congo", "DR Congo", "Palestine")


@pytest.fixture
def squares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seventeen squares; in each Congo sells 5 to DR Congo, itself 9, and Palestine buys 2 of DR Congo."""
    pairs = {("Congo", "DR Congo"): 5.0, ("Congo", "Congo"): 9.0, ("DR Congo", "Palestine"): 2.0}
    rows = [(one, two, pairs.get((one, two), 0.0)) for two in NAMES for one in NAMES]
    square = pl.DataFrame(rows, schema=["exporter", "importer", "value"], orient="row")
    monkeypatch.setattr(read, "read_objects", lambda _: {"": Vector("list", (None,) * 17, {})})
    monkeypatch.setattr(arrays, "labelled", lambda *_: square)


@pytest.mark.usefixtures("squares")
def test_the_diagonal_is_domestic_trade_and_zeros_are_no_rows(tmp_path: Path):
    flows = itpd.flows(tmp_path).filter(pl.col("year") == 2016)
    assert sorted(flows.select("ccode1", "ccode2", "exports").rows()) == [(484, 490, 5.0), (490, None, 2.0)]
    home = itpd.domestic(tmp_path)
    assert home.filter(pl.col("year") == 2000).select("economy", "ccode", "sold_at_home").rows() == [
        ("Congo", 484, 9.0)
    ]


@pytest.mark.usefixtures("squares")
def test_a_file_with_fewer_squares_than_years_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read, "read_objects", lambda _: {"": Vector("list", (None,), {})})
    with pytest.raises(DataError, match="1 squares, where 2000-2016 have 17"):
        itpd.cells(tmp_path)

"""Trade by ITPD-E on the real file: the diagonal apart, known flows, codes of the year, and a second reading."""

import bz2
import gzip
import lzma
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import polycentric as pc
from polycentric import ties
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")
SIZE, YEARS = 257, range(2000, 2017)


@pytest.fixture(scope="module")
def squares(mirror: Path) -> np.ndarray:
    """The 17 squares as they lie in the file: each is a vector of doubles whose length stands before it."""
    content = (mirror / "files/trade/itpd_aggregated.rds").read_bytes()
    for unpack in (gzip.decompress, bz2.decompress, lzma.decompress):
        try:
            content = unpack(content)
            break
        except (OSError, lzma.LZMAError):
            continue
    length = (SIZE * SIZE).to_bytes(4, "big")
    found, start = list[np.ndarray](), content.find(length)
    while start >= 0:
        found.append(np.frombuffer(content, dtype=">f8", count=SIZE * SIZE, offset=start + 4))
        start = content.find(length, start + 4 + 8 * SIZE * SIZE)
    return np.stack([square.reshape(SIZE, SIZE).T for square in found])  # R counts the first dimension fastest


def test_domestic_trade_is_39_of_the_54_8_trillion_of_2016_and_no_tie():
    home = float(table("itpd", "domestic").filter(pl.col("year") == 2016)["sold_at_home"].sum())
    abroad = float(table("itpd", "flows").filter(pl.col("year") == 2016)["exports"].sum())
    assert home == pytest.approx(38.99e12, rel=1e-3)
    assert home + abroad == pytest.approx(54.80e12, rel=1e-3)
    layer = ties.trade_itpd(pc.load("history", years=(2016, 2016), series=["itpd"])).isel(year=0).values
    assert np.isnan(layer[np.diag_indices_from(layer)]).all()
    assert np.nansum(layer) < 16e12


@pytest.mark.parametrize(
    ("seller", "buyer", "year", "billions"),
    [("CHN", "USA", 2016, 455.9), ("USA", "CHN", 2016, 154.3), ("DEU", "FRA", 2016, 100.3), ("TWN", "USA", 2000, 52.2)],
)
def test_a_flow_is_the_files_and_runs_from_the_seller_to_the_buyer(seller: str, buyer: str, year: int, billions: float):
    panel = pc.load("history", years=(year, year), series=["itpd"])
    assert float(panel["itpd_exports"].sel(state=seller, partner=buyer).item()) / 1e9 == pytest.approx(
        billions, abs=0.05
    )


def test_no_zero_is_made_of_what_the_file_has_not():
    panel = pc.load("history", years=(2000, 2016), series=["itpd"])["itpd_exports"]
    assert float(panel.min()) > 0
    assert panel.sel(state="XKX").isnull().all()
    assert panel.sel(state="SRB", year=slice(2000, 2005)).isnull().all()
    assert panel.sel(state="SRB", year=2010).notnull().any()


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [("Germany", 2005, 255), ("Russia", 2005, 365), ("Serbia", 2008, 345), ("Viet Nam", 2005, 816),
     ("Yemen", 2005, 679), ("China", 2005, 710), ("Taiwan", 2005, 713), ("Congo", 2005, 484), ("DR Congo", 2005, 490),
     ("Sudan", 2005, 625), ("South Sudan", 2012, 626), ("South Korea", 2005, 732),
     ("North Korea", 2005, 731), ("Palestine", 2005, None)],
)  # fmt: skip
def test_a_name_is_the_state_of_its_year(name: str, year: int, code: int | None):
    rows = table("itpd", "flows").filter((pl.col("exporter") == name) & (pl.col("year") == year))
    assert rows["ccode1"].unique().to_list() == [code]


def test_four_economies_have_rows_and_no_code():
    rows = table("itpd", "flows")
    assert set(rows.filter(pl.col("ccode1").is_null())["exporter"]) == {
        "Palestine", "Western Sahara", "Niue", "Cook Islands",
    }  # fmt: skip


def test_it_stands_beside_cows_trade_and_is_not_it():
    panel = pc.load("history", years=(2000, 2014), series=["itpd", "trade"])
    theirs = panel["flow"].transpose("year", "partner", "state").values  # the partner buys
    ours = panel["itpd_exports"].transpose("year", "state", "partner").values
    both = (theirs > 0) & (ours > 0)
    assert float(np.corrcoef(np.log(ours[both]), np.log(theirs[both]))[0, 1]) > 0.9
    ratio = {year: ours[row][both[row]].sum() / theirs[row][both[row]].sum() for row, year in ((0, 2000), (14, 2014))}
    assert ratio == {2000: pytest.approx(1.34, abs=0.02), 2014: pytest.approx(1.02, abs=0.02)}


def test_the_sums_of_each_year_are_those_of_the_bytes_of_the_file(squares: np.ndarray):
    assert len(squares) == len(YEARS)
    flows, home = table("itpd", "flows"), table("itpd", "domestic")
    for year, square in zip(YEARS, squares, strict=True):
        abroad = flows.filter(pl.col("year") == year)
        assert np.trace(square) == pytest.approx(home.filter(pl.col("year") == year)["sold_at_home"].sum())
        assert square.sum() - np.trace(square) == pytest.approx(abroad["exports"].sum())
        assert (square > 0).sum() - (np.diag(square) > 0).sum() == abroad.height


def test_a_sample_of_flows_stands_in_the_squares_of_their_year(squares: np.ndarray):
    sample = table("itpd", "flows").sample(600, seed=13)
    for year, exports in sample.select("year", "exports").rows():
        assert (squares[year - 2000] == exports).any()

"""Exports of goods by reporter and partner in 2021, after UN Comtrade; fetched once its terms are accepted."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import COMTRADE_CARRIER
from polycentric.sources.record.columns import amount, text, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "trade/comtrade_all_exports_2021A.csv"
HOME = "https://comtradeplus.un.org/"
TOTAL = "World"
RESIDUALS = ("Bunkers", "Free Zones", "Special Categories")
KINDS = ("place", "total", "residual")
REFERENCE = reference(
    "misc", "comtrade", "{United Nations Statistics Division}", "UN Comtrade Database", None, url=HOME
)


def with_kind(path: Path) -> "pl.DataFrame":
    """Give the rows, each with its year and what its partner is."""
    import polars as pl

    year_of = pl.col("date").str.slice(0, 4).alias("year")
    return csv_table()(path).with_columns(kind_of("partner").alias("kind"), year_of).drop("date")


def kind_of(column: str) -> "pl.Expr":
    """Tell places from the whole world, and from what nobody is named for."""
    import polars as pl

    partner, place = pl.col(column), pl.lit("place")
    residual = partner.is_in(RESIDUALS) | partner.str.ends_with(", nes")
    return pl.when(partner == TOTAL).then(pl.lit("total")).when(residual).then(pl.lit("residual")).otherwise(place)


TABLES = (
    Table(
        "exports",
        ("reporter", "partner"),
        (
            text("reporter", "who exports, by Comtrade's name"),
            text("partner", "who imports, by Comtrade's name"),
            text("kind", "whether the partner is a state or other place, the whole world, or what nobody is named for: "
                 "only a place is one of a pair", codes=KINDS),
            year(2021, 2021),
            amount("value", "current US dollars", "exports of goods, as the exporter reports them", 0, 1e13),
        ),
        file=FILE,
        raw=with_kind,
        rows=22_383,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Exports 2021 (UN Comtrade)",
    title="Total exports of goods by reporter and partner, 2021",
    version="2021, as of 2023",
    publisher="United Nations Statistics Division; file by the repository Economic-Sanctions-Research",
    address=HOME,
    licence="UN Comtrade's terms: free to use; passing on data in bulk needs the United Nations' permission",
    terms=terms.TERMS_FIRST,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(2021, 2021),
    tables=TABLES,
    read=read,
    asks_first=True,
    files=(
        COMTRADE_CARRIER.file(
            FILE,
            "data/comtrade_all_exports_2021A.csv",
            936_418,
            "6e7f3d574db4149116800e9fc21f9c788f1e065b04c5732748eef5371d5e87ec",
        ),
    ),
    caveat="One year alone, names and not codes. The partners World, Bunkers, Free Zones, Special Categories and those "
    "that end in ', nes' are no places (`kind`). 149 reporters: who had not reported yet has no row as exporter.",
)

"""Warships of the naval powers, 1649-1859, after Modelski and Thompson."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import HAMBURG
from polycentric.sources.record.columns import GAP, amount, text, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "book",
    "modelskithompson1988",
    "Modelski, George and Thompson, William R.",
    "Seapower in Global Politics, 1494-1993",
    1988,
    publisher="Macmillan",
)


def one_power_a_row(path: Path) -> "pl.DataFrame":
    """Turn the source's column a power into a row a power; one figure has a decimal comma."""
    import polars as pl

    wide = csv_table(("", "."))(path)
    rows = wide.rename({wide.columns[0]: "year"}).unpivot(index="year", variable_name="power", value_name="ships")
    return rows.with_columns(pl.col("ships").str.replace(",", ".", literal=True))


TABLES = (
    Table(
        "power_years",
        ("power", "year"),
        (
            text("power", "the power's name"),
            year(1649, 1859),
            amount("ships", "warships", "warships counted", 0, 999, GAP),
        ),
        file="validation/modelski_thompson_warships.csv",
        raw=one_power_a_row,
        rows=1_628,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Warships, 1649-1859",
    title="Number of warships by power",
    version="transcribed from the book of 1988",
    publisher="George Modelski and William R. Thompson; transcribed by Guillaume Daudin",
    address="https://github.com/gdaudin/2016-Hamburg-Impact-of-War",
    licence="none stated with the file",
    terms=terms.UNCLEAR,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1649, 1859),
    tables=TABLES,
    read=read,
    files=(
        HAMBURG.file(
            "validation/modelski_thompson_warships.csv",
            "External Data/Modelski Thompson -- Sea Power -- Number of warships.csv",
            4_273,
            "a59384280de32fd3251fb91a3272e5fcbfd0133301144197863062aeb3f59ca6",
        ),
    ),
    caveat="148 years, not every one before 1710. A power without a figure is missing, not without ships: sums over "
    "powers "
    "need the years in which all are counted.",
)

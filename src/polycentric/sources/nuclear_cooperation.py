"""Bilateral agreements on civilian nuclear cooperation, 1951-2003, after Fuhrmann."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DATA4DS4DA
from polycentric.sources.record.columns import ccode, text, truth, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "cooperation/nca_df.rda"
REFERENCE = reference(
    "book",
    "fuhrmann2012",
    "Fuhrmann, Matthew",
    "Atomic Assistance: How {Atoms for Peace} Programs Cause Nuclear Insecurity",
    2012,
    publisher="Cornell University Press",
)
TYPES = ("comprehensive power, restricted", "comprehensive power, unrestricted", "intangibles", "military assistance",
         "nuclear materials", "nuclear safety", "research")  # fmt: skip
OTHERWISE = {
    (20, "Russia"), (20, "UK"), (200, "Germany"), (225, "Romania"), (260, "France"), (350, "Ireland"), (365, "Canada"),
    (380, "Spain"),
}  # fmt: skip
"""Codes of one state that the file writes beside the name of another."""


def agreements(path: Path) -> "pl.DataFrame":
    """Mark the rows in which a code and the name beside it are of two states."""
    import polars as pl

    rows = r_table("nca_df")(path)
    wrong = [
        (pl.col(f"ccode{end}") == code) & (pl.col(f"country{end}") == name) for code, name in OTHERWISE for end in "12"
    ]
    return rows.with_columns(pl.any_horizontal(wrong).alias("named_otherwise"))


TABLES = (
    Table(
        "agreements",
        (),
        (
            ccode("ccode1", "the one state"),
            ccode("ccode2", "the other state"),
            text("country1", "name of the one state"),
            text("country2", "name of the other state"),
            year(1951, 2003, meaning="the year of signature"),
            text("nca_type", "what it is about", codes=TYPES),
            truth("named_otherwise", "whether a code and the name beside it are of two states, so that it isn't known "
                  "which is right"),
        ),
        file=FILE,
        raw=agreements,
        rows=3_152,
        dropped=("nca",),
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Nuclear cooperation agreements",
    title="Bilateral civilian nuclear cooperation agreements, 1951-2003",
    version="data4ds4da, January 2020",
    publisher="Matthew Fuhrmann; carried by the R package data4ds4da",
    address="https://www.matthewfuhrmann.com/datasets.html",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1951, 2003),
    tables=TABLES,
    read=read,
    files=(
        DATA4DS4DA.file(
            FILE, "data/nca_df.rda", 6_717, "75e360a137551bfca45d3ac12de7bc609cf3ff7d1148424393f82ad75b7ba5c4"
        ),
    ),
    caveat="The first state of a row is one of 24 that can supply; between two of these an agreement stands in both "
    "directions, mostly. So a row has no direction, and of two states outside the 24 nothing is known. Several "
    "agreements of a pair in a year are several rows; when one ended is not in the file.",
)

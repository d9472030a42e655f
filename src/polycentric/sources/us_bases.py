"""Bases of the United States abroad, after David Vine: an undated list, from the Cold War to 2018."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import TROOPDATA
from polycentric.sources.record.columns import amount, ccode, text, truth
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "presence/basedata.csv"
NOWHERE = "null: the source has no place"
OTHERWISE = (("Congo, Democratic Republic", "484"),)
"""Names that stand beside the number of another state."""
REFERENCE = reference(
    "book",
    "vine2015",
    "Vine, David",
    "Base Nation: How {U.S.} Military Bases Abroad Harm America and the World",
    2015,
    publisher="Metropolitan Books",
)


def bases(path: Path) -> "pl.DataFrame":
    """Mark the rows whose name and number are of two states."""
    import polars as pl

    rows = csv_table(("", "NA"), encoding="cp1252")(path)
    wrong = [(pl.col("countryname") == name) & (pl.col("ccode") == code) for name, code in OTHERWISE]
    return rows.with_columns(pl.any_horizontal(wrong).cast(pl.Int8).alias("named_otherwise"))


TABLES = (
    Table(
        "bases",
        (),
        (
            text("countryname", "name of the state or territory"),
            ccode(meaning="the state that it is, or belongs to (Guam is 2, Greenland 390)"),
            text("iso3c", "letters of that state"),
            text("basename", "name of the base", "null: the source has no name"),
            amount("lat", "degrees", "latitude", -90, 90, NOWHERE),
            amount("lon", "degrees", "longitude", -180, 180, NOWHERE),
            truth("base", "whether it is a large base"),
            truth("lilypad", "whether it is a small one, for few people"),
            truth("fundedsite", "whether it is a site of the host's that the United States pays for"),
            truth("named_otherwise", "whether the name is that of another state than the number"),
        ),
        file=FILE,
        raw=bases,
        rows=414,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="US bases abroad (Vine)",
    title="Bases of the United States abroad, Cold War to 2018",
    version="troopdata, 2026",
    publisher="David Vine; carried by the R package troopdata",
    address="https://meflynn.github.io/troopdata/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1945, 2018),
    tables=TABLES,
    read=read,
    files=(
        TROOPDATA.file(
            FILE, "data-raw/basedata.csv", 25_608, "5a552e81b39bdbb7af42b6206dd47340a6a9f114bf84c24c0e167cf74844ccda"
        ),
    ),
    caveat="No base has a year: the list says neither since when nor until when, so no year of a state can be made of "
    "it. Territories stand under the state that they belong to, those of the United States too. The site in the "
    "Democratic Republic of Congo has the number of the Republic of Congo.",
)

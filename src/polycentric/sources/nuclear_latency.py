"""Plants that enrich uranium or reprocess plutonium, 1939-2012, after Fuhrmann and Tkach."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DATA4DS4DA
from polycentric.sources.record.columns import GAP, ccode, text, truth, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "nuclear/nl_1.2_df.rda"
NOT_KNOWN = -99
FIRST, LAST = 1939, 2012
REFERENCE = reference(
    "article",
    "fuhrmann2015",
    "Fuhrmann, Matthew and Tkach, Benjamin",
    "Almost Nuclear: Introducing the Nuclear Latency Dataset",
    2015,
    journal="Conflict Management and Peace Science",
    volume="32",
    number="4",
    pages="443-461",
)
ENDLESS = "null: it had not ended by 2012, never began, or isn't known (see operation_unknown)"


def facilities(path: Path) -> "pl.DataFrame":
    """Add whether the years of a plant's work aren't known: as missing years they'd look like those not yet begun."""
    import polars as pl

    rows = r_table("nl_1.2_df")(path)
    unknown = (pl.col("operation_start") == NOT_KNOWN) | (pl.col("operation_end") == NOT_KNOWN)
    return rows.with_columns(unknown.fill_null(False).alias("operation_unknown"))


def _when(name: str, meaning: str, missing: str):
    return year(FIRST, LAST, name, meaning, missing, missing_codes=(NOT_KNOWN,))


TABLES = (
    Table(
        "facilities",
        ("facility_name",),
        (
            text("country_name", "the country's name, that of today"),
            ccode(meaning="the state; Germany is 260 and the Czech Republic 315 in all years"),
            text("facility_name", "the plant's name"),
            truth("facility_ambiguity", "whether it is uncertain that the plant did this work", GAP),
            text("enr_type", "how it enriches uranium, or that it reprocesses"),
            text("size", "its size", codes=("laboratory", "pilot", "commercial")),
            _when("construction_start", "when building began", "null: not known"),
            _when("construction_end", "when building ended", "null: not known, or it was never finished"),
            _when("operation_start", "when it began to work", "null: it never did by 2012, or isn't known "
                  "(see operation_unknown)"),
            _when("operation_end", "when it ceased to work", ENDLESS),
            _when("operation2_start", "when it began again", "null: it never did"),
            _when("operation2_end", "when it ceased again", "null: it had not by 2012, or never began again"),
            truth("operation_unknown", "whether the source says that the start or the end of its work isn't known"),
            truth("covert", "whether it was built in secret", GAP),
            truth("iaea", "whether it was under safeguards of the IAEA", GAP),
            truth("regional", "whether it was under regional safeguards", GAP),
            truth("military", "whether it served the armed forces", GAP),
            truth("military_ambiguity", "whether that is uncertain"),
            truth("multinational", "whether several states ran it"),
            truth("foreign_assistance", "whether it was built with help from abroad", GAP),
            truth("foreign_assistance_ambiguity", "whether that is uncertain"),
        ),
        file=FILE,
        raw=facilities,
        rows=253,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Nuclear latency",
    title="Nuclear Latency Dataset, version 1.2: enrichment and reprocessing plants",
    version="1.2",
    publisher="Matthew Fuhrmann and Benjamin Tkach; carried by the R package data4ds4da",
    address="https://www.matthewfuhrmann.com/datasets.html",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        DATA4DS4DA.file(
            FILE,
            "data/nl_1.2_df.rda",
            6_660,
            "14047eba942617fa7db1a47e4ee2a52de12028d655fbe5f55a9249159da3ddf6",
        ),
    ),
    caveat="Ends in 2012: a plant without an end worked on then. A number of -99 is a year that isn't known.",
)

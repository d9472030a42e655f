"""Defence cooperation agreements between pairs of states after Kinne, 1980-2010; pair-years from a user's own copy."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import NEVER_MISSING, Column, RemoteFile, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DCAD_MINING
from polycentric.sources.record.columns import GAP, ccode, day, level, month, text, truth, undirected, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

AGREEMENTS = "cooperation/DCAD-v1.0-main.csv"
FILE = "cow/DCAD-v1.0-dyadic.csv"
FIRST, LAST = 1980, 2010
TOPICS = ("COMMISSION", "DCA", "DIC", "PROCUREMENT", "RESEARCH", "TREX")
OTHERWISE = (("145", "VEN"), ("652", "EGY"))
"""Numbers that stand beside the letters of another state."""
NOT_SAID = "null: the source has none, or a code below 0 that the file doesn't explain"
CODES = (-99, -88, -77, -66, -58, -57, -56, -55, -44)
KINDS = {"general": "General", "sector": "Sector", "any": "Any"}
WORDS = {"general": "a general agreement", "sector": "an agreement on one sector", "any": "any agreement"}
WIDTHS = {"V1": "coded with high confidence", "V2": "coded more broadly"}
REFERENCE = reference(
    "article",
    "kinne2020",
    "Kinne, Brandon J.",
    "The Defense Cooperation Agreement Dataset (DCAD)",
    2020,
    journal="Journal of Conflict Resolution",
    volume="64",
    number="4",
    pages="729-755",
)
FLAGS = tuple(
    truth(f"dca_{kind}_{width.lower()}", f"whether {WORDS[kind]} is in force, {meaning}", origin=f"dca{name}{width}")
    for kind, name in KINDS.items()
    for width, meaning in WIDTHS.items()
)


def _part(make: Callable[..., Column], name: str, meaning: str, origin: str) -> Column:
    """Describe a month or day under a name of its own."""
    return replace(make(name, meaning, GAP), origin=origin)


def agreements(path: Path) -> "pl.DataFrame":
    """Mark the rows of which a number and the letters beside it are of two states."""
    import polars as pl

    rows = csv_table()(path)
    wrong = [
        (pl.col(f"ccode{end}") == code) & (pl.col(f"cowName{end}") == letters)
        for code, letters in OTHERWISE
        for end in "12"
    ]
    return rows.with_columns(pl.any_horizontal(wrong).cast(pl.Int8).alias("named_otherwise"))


TABLES = (
    Table(
        "agreements",
        ("dcaid",),
        (
            text("dcaid", "number of the agreement", origin="DCAid"),
            ccode("ccode1", "the one state"),
            text("name1", "letters of the one state", origin="cowName1"),
            ccode("ccode2", "the other state"),
            text("name2", "letters of the other state", origin="cowName2"),
            truth("named_otherwise", "whether a number and the letters beside it are of two states"),
            year(FIRST, LAST, "sign_year", "the year of signature", origin="signYear"),
            _part(month, "sign_month", "month of signature", "signMonth"),
            _part(day, "sign_day", "day of signature", "signDay"),
            year(FIRST, 2013, "eif_year", "the year that it entered into force", GAP, "EIFYear"),
            _part(month, "eif_month", "month that it entered into force", "EIFMonth"),
            _part(day, "eif_day", "day that it entered into force", "EIFDay"),
            year(FIRST, LAST, "end_year", "the year to which it was in force, by its authors' estimate; 2010 is where "
                 "the data end", origin="endYearEstimate"),
            text("type", "whether it is on defence in general or on one sector", codes=("general", "sector")),
            *(text(f"category{number}", "what it is about", GAP if number > 1 else NEVER_MISSING, codes=TOPICS)
              for number in (1, 2, 3)),
            whole("span", "years", "for how many years it was made", 0, 99, NOT_SAID, missing_codes=CODES),
            truth("terminated", "whether it is known to have been ended", NOT_SAID, missing_codes=CODES),
            level("asymmetry", "whether it binds one side alone", 0, 2,
                  codes="0 no, 1 and 2 as its codebook says, which was not at hand"),
            text("confidence", "how sure the category is", origin="categoryConf",
                 codes=("high", "med", "low", "atypical")),
            text("source_type", "what it was found in", origin="sourceType", codes=("treaty", "factiva")),
        ),
        file=AGREEMENTS,
        raw=agreements,
        rows=1_871,
        dropped=("renewType", "renewYears", "durationActual", "UNTS", "fullText", "source", "factivaConf",
                 "factivaSign", "factivaEIF"),
    ),
    Table(
        "dyad_years",
        ("ccode1", "ccode2", "year"),
        (
            *undirected(),
            year(1980, 2010),
            text("abbrev1", "letters of the first state"),
            text("abbrev2", "letters of the second state"),
            *FLAGS,
        ),
        file=FILE,
        raw=csv_table(),
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Defence cooperation agreements (DCAD 1.0)",
    title="The Defense Cooperation Agreement Dataset, version 1.0",
    version="1.0",
    publisher="Brandon J. Kinne; hosted by the Correlates of War project",
    address="https://correlatesofwar.org/data-sets/defense-cooperation-agreement-dataset/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        DCAD_MINING.file(
            AGREEMENTS,
            "DCAD-v1.0-main.csv",
            254_938,
            "f7d56e1703ae7cd7395b636210fa5d33a5fc3feafe5686734c212ffd5af7405a",
        ),
        RemoteFile(FILE),
    ),
    caveat="Bilateral agreements alone, those signed in 1980-2010. 2010 is where the data end: an agreement to 2010 "
    "was still in force. Of more than half nobody knows when they entered into force. The table by pair and year is "
    "read from your own copy, and there a pair without a row is missing, for the documentation that was read doesn't "
    "say that every pair has one.",
)

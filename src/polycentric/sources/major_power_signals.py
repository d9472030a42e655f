"""What five great powers gave to each state that others could see, 1950-2012, after McManus and Nieman."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Shown, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import DODL
from polycentric.sources.record.columns import amount, ccode, truth, whole, year
from polycentric.sources.record.references import MCMANUS_NIEMAN_2019, bibtex, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "presence/mcmanus_nieman_individual_signals.csv"
FIRST, LAST = 1950, 2012
SENDERS = {"us": 2, "uk": 200, "fra": 220, "rus": 365, "chi": 710}
SIGNALS = ("nukes", "vis", "econaid", "bit", "pact", "words", "ex", "arms", "troops")
EXERCISES, WORDS = (1974, 2010), (1950, 2010)
"""The years in which any sender has one: outside them nobody looked."""
ALONE = "null: given for some of the senders alone"


def by_sender(path: Path) -> "pl.DataFrame":
    """Give a row for each sender, state and year, and leave out what a 0 there doesn't say."""
    import polars as pl

    wide = csv_table()(path)
    years = pl.col("year").cast(pl.Int32)
    parts = [_of_one(wide, letters, code) for letters, code in SENDERS.items()]
    rows = pl.concat(parts).filter(pl.col("ccode1") != pl.col("ccode").cast(pl.Int32))
    return rows.with_columns(
        pl.when(years.is_between(*EXERCISES)).then("ex").alias("ex"),
        pl.when(years.is_between(*WORDS)).then("words").alias("words"),
        pl.when(pl.col("troops") != "0").then("troops").alias("troops"),
    )


def _of_one(wide: "pl.DataFrame", letters: str, code: int) -> "pl.DataFrame":
    """Give the rows of one sender; what the file hasn't of it is missing."""
    import polars as pl

    names = {name: f"{letters}_{name}" for name in SIGNALS}
    columns = [
        (pl.col(column) if column in wide.columns else pl.lit(None, pl.String)).alias(name)
        for name, column in names.items()
    ]
    return wide.select(pl.lit(code, pl.Int32).alias("ccode1"), "ccode", "year", *columns)


TABLES = (
    Table(
        "signals",
        ("ccode1", "ccode2", "year"),
        (
            ccode("ccode1", "the great power that gives"),
            replace(ccode("ccode2", "the state that receives"), origin="ccode"),
            year(FIRST, LAST),
            truth("signal_nukes", "whether it has nuclear weapons in the state", ALONE, "nukes"),
            truth("signal_visit", "whether its leader visits the state", origin="vis"),
            amount("signal_aid", "US dollars", "its economic aid; of which year's prices the file doesn't say", 0, 1e11,
                   ALONE, "econaid"),
            truth("signal_bit", "whether a treaty on investment with it is in force", origin="bit"),
            truth("signal_pact", "whether a defence pact with it is in force", origin="pact"),
            whole("signal_words", "statements", "statements of its leader in the state's support", 0, 9_999,
                  "null: given for the United States alone, to 2010", "words"),
            truth("signal_exercise", "whether the two exercise together",
                  "null: before 1974 and after 2010, when no sender has one", "ex"),
            amount("signal_arms", "SIPRI trend-indicator value", "major arms that it delivers", 0, 1e11, origin="arms",
                   scale=1e6),
            whole("signal_troops", "people", "its troops in the state", 0, 999_999,
                  "null: no figure; the file has 0 for all before 1981, and for many after", "troops"),
        ),
        file=FILE,
        raw=by_sender,
        rows=46_204,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Signals of support by great powers",
    title="Individual signals of major powers' support, 1950-2012",
    version="replication data, 2019",
    publisher="Roseanne W. McManus and Mark David Nieman; carried by the R package DoDL",
    address="https://doi.org/10.1177/0022343318808842",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(MCMANUS_NIEMAN_2019),
    bibtex=bibtex(MCMANUS_NIEMAN_2019),
    years=(FIRST, LAST),
    tables=TABLES,
    read=read,
    files=(
        DODL.file(
            FILE,
            "inst/extdata/McManus_Nieman/Individual Signals Dataset.csv",
            2_593_559,
            "73fcb182b1ef77342e07fb89ca0d9871e2d8c27e039ff3b774155b0fa3f2075d",
        ),
    ),
    shown=(Shown(tuple(column.name for column in TABLES[0].columns[3:])),),
    caveat="Senders are the United States, Britain, France, the Soviet Union and Russia, and China; the first, the "
    "fourth and China are no receivers. 2012 is where the data end, not where support does. A 0 of troops is missing: "
    "the file has it for all before 1981, and for East Germany in 1987-90. Its pacts are wide: Russia has them with "
    "Bulgaria and Romania to 2012, and with the Baltic states from 2004. Troops and aid count whatever they are "
    "for: an invading army, and aid to a state that it occupies, stand among the signals of support.",
)

"""Which states share a border, or a stretch of water, and from when to when."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import date, directed, level
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "stinnett2002",
    "Stinnett, Douglas M. and Tir, Jaroslav and Schafer, Philip and Diehl, Paul F. and Gochman, Charles",
    "The Correlates of War Project Direct Contiguity Data, Version 3",
    2002,
    journal="Conflict Management and Peace Science",
    volume="19",
    number="2",
    pages="58-66",
)
TABLES = (
    Table(
        "spells",
        ("ccode1", "ccode2", "stdate"),
        (
            *directed(),
            level(
                "conttype",
                "1 by land or river, 2 by at most 12 miles of water, 3 by at most 24, 4 by at "
                "most 150, 5 by at most 400, 0 not contiguous; not a scale",
                0,
                5,
            ),
            date("stdate", "first day, exact to the month"),
            date("enddate", "last day, exact to the month"),
        ),
        file="cow/cow_contdir.rda",
        raw=r_table("cow_contdir"),
        rows=1_874,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Contiguity (COW)",
    title="Direct Contiguity, version 3.2, as directed spells",
    version="3.2",
    publisher="Correlates of War project; file by the R package peacesciencer",
    address="https://correlatesofwar.org/data-sets/direct-contiguity/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1816, 2016),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_contdir.rda",
            "data/cow_contdir.rda",
            5_990,
            "779062fb96238a7c55dbb3436a0925f67d8f0b5bd8e522731c0c3c55f492dd70",
        ),
    ),
    caveat="Pairs that were never contiguous have no row: within 1816-2016 that is a true absence, after 2016 it is "
    "unknown. Type 0 was filled in by the package's author. Dates are exact to the month.",
)

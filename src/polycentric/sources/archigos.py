"""Political leaders after Archigos 4.1, and their turnover by year, to 2015."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import GAP, date, gwcode, text, truth, whole, year
from polycentric.sources.record.references import GOEMANS_2009, bibtex, texts

TABLES = (
    Table(
        "leaders",
        ("obsid",),
        (
            text("obsid", "the spell in office"),
            gwcode(),
            text("leadid", "the person"),
            text("leader", "the name"),
            year(1700, 2000, "yrborn", "year of birth", GAP),
            text("gender", "the gender", codes=("F", "M")),
            date("startdate", "first day in office"),
            date("enddate", "last day in office"),
            text("entry", "how the person came in"),
            text("exit", "how the person went"),
            text("exitcode", "how the person went, in detail"),
        ),
        file="leaders/archigos.rda",
        raw=r_table("archigos"),
        rows=3_409,
    ),
    Table(
        "state_years",
        ("gwcode", "year"),
        (
            gwcode(),
            year(1870, 2015),
            truth("leadertransition", "whether the leader changed"),
            truth("irregular", "whether a change was irregular"),
            whole("n_leaders", "leaders", "how many there were", 1, 20),
            text("jan1obsid", "who was in office on 1 January"),
            text("dec31obsid", "who was in office on 31 December"),
        ),
        file="leaders/archigossums.rda",
        raw=r_table("archigossums"),
        rows=14_407,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Leaders (Archigos 4.1)",
    title="Archigos, version 4.1: political leaders",
    version="4.1",
    publisher="Henk E. Goemans, Kristian S. Gleditsch and Giacomo Chiozza; files by the R package peacesciencer",
    address="https://www.rochester.edu/college/faculty/hgoemans/data.htm",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(GOEMANS_2009),
    bibtex=bibtex(GOEMANS_2009),
    years=(1840, 2015),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "leaders/archigos.rda",
            "data/archigos.rda",
            48_092,
            "b58bb675856a11923b3906adf4360b61fe1be4cc30f29fda4c36ee38e69c991b",
        ),
        PEACESCIENCER.file(
            "leaders/archigossums.rda",
            "data/archigossums.rda",
            14_092,
            "a9c1176199f8f3b393815a60048e36257bfb8c7706c6ff3a4c9a5259b7b26754",
        ),
    ),
    caveat="Who is still in office on 2015-12-31 ends there: that is the list's end. A person may hold office several "
    "times, each a spell of its own.",
)

"""How many intergovernmental organisations a state is in, and how many two states share, 1816-2014."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import ccode, undirected, whole, year
from polycentric.sources.record.references import PEVEHOUSE_2020, bibtex, texts

UNIT = "organisations"
TABLES = (
    Table(
        "state_years",
        ("ccode", "year"),
        (
            ccode(),
            year(1816, 2014),
            whole("sum_igo_full", UNIT, "as a full member", 0, 999),
            whole("sum_igo_associate", UNIT, "as an associate member", 0, 999),
            whole("sum_igo_observer", UNIT, "as an observer", 0, 999),
            whole("sum_igo_anytype", UNIT, "in any of the three ways", 0, 999),
        ),
        file="igo/cow_igo_sy.rda",
        raw=r_table("cow_igo_sy"),
        rows=15_557,
    ),
    Table(
        "dyad_years",
        ("ccode1", "ccode2", "year"),
        (*undirected(), year(1816, 2014), whole("dyadigos", UNIT, "that both are in", 0, 999)),
        file="igo/cow_igo_ndy.rda",
        raw=r_table("cow_igo_ndy"),
        rows=917_695,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Organisations, counts (COW IGO 3.0)",
    title="Intergovernmental organisations, version 3.0: counts of memberships and shared memberships",
    version="3.0",
    publisher="Correlates of War project; files by the R package peacesciencer",
    address="https://correlatesofwar.org/data-sets/IGOs/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(PEVEHOUSE_2020),
    bibtex=bibtex(PEVEHOUSE_2020),
    years=(1816, 2014),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "igo/cow_igo_sy.rda",
            "data/cow_igo_sy.rda",
            13_416,
            "0102eb9d48f34791ddb1a17aa0b312df23117ebafb3d707cee03ab64463e3bc7",
        ),
        PEACESCIENCER.file(
            "igo/cow_igo_ndy.rda",
            "data/cow_igo_ndy.rda",
            311_260,
            "e663531dab70d1d46419fdf0d2d29d51b5b314eab055ea1f691d824e4d15af26",
        ),
    ),
    caveat="Memberships before 1965 were recorded every five years and are carried between by the source. Nothing "
    "is said "
    "after 2014.",
)

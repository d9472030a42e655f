"""Alliance Treaty Obligations and Provisions: what each state has pledged to each other, 1815-2018."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import directed, truth, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "leeds2002atop",
    "Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.",
    "Alliance Treaty Obligations and Provisions, 1815-1944",
    2002,
    journal="International Interactions",
    volume="28",
    pages="237-260",
)
TABLES = (
    Table(
        "dyad_years",
        ("ccode1", "ccode2", "year"),
        (
            *directed(),
            year(1815, 2018),
            truth("atop_defense", "pledge to defend"),
            truth("atop_offense", "pledge to join an attack"),
            truth("atop_neutral", "pledge of neutrality"),
            truth("atop_nonagg", "pledge not to attack"),
            truth("atop_consul", "pledge to consult"),
        ),
        file="atop/atop_alliance.rda",
        raw=r_table("atop_alliance"),
        rows=273_296,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Alliances (ATOP 5.1)",
    title="Alliance Treaty Obligations and Provisions, version 5.1, directed dyad-years",
    version="5.1",
    publisher="Brett Ashley Leeds and others; file by the R package peacesciencer",
    address="http://www.atopdata.org/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1815, 2018),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "atop/atop_alliance.rda",
            "data/atop_alliance.rda",
            32_646,
            "1449ca0369aed33ccf3ac66e959d1d7429c981a3840981facc84fcb2c2bc0441",
        ),
    ),
    caveat="A pair without a row has no alliance within 1815-2018; after 2018 nothing is known. The two directions "
    "of a "
    "pair can differ: 984 rows do on defence. 170 rows hold an alliance without any of the five pledges.",
)

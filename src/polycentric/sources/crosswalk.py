"""Which Correlates of War code and which Gleditsch-Ward code mean the same state in a year."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ISARD
from polycentric.sources.record.columns import ccode, gwcode, text, year
from polycentric.sources.record.references import COW_SYSTEM, GLEDITSCH_WARD_1999, MILLER_2022, bibtex, texts

REFERENCES = (MILLER_2022, COW_SYSTEM, GLEDITSCH_WARD_1999)
NONE = "null: that list has no such state then"
_COLUMNS = (
    ccode(missing=NONE),
    gwcode(missing=NONE),
    year(1816, 2025),
    text("stateabb", "abbreviation of the state's name"),
    text("cw_name", "its name in the Correlates of War's list", NONE),
    text("gw_name", "its name in Gleditsch and Ward's list", NONE),
)
TABLES = (
    Table(
        "from_cow",
        ("ccode", "gwcode", "year"),
        _COLUMNS,
        file="codes/cw_gw_panel.rda",
        raw=r_table("cw_gw_panel"),
        rows=17_916,
    ),
    Table(
        "from_gw",
        ("gwcode", "ccode", "year"),
        _COLUMNS,
        file="codes/gw_cw_panel.rda",
        raw=r_table("gw_cw_panel"),
        rows=20_990,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Codes by year (COW, Gleditsch-Ward)",
    title="State-years of both state lists, matched",
    version="isard, June 2026",
    publisher="Steven V. Miller, R package isard",
    address="https://svmiller.com/isard/",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2025),
    tables=TABLES,
    read=read,
    files=(
        ISARD.file(
            "codes/cw_gw_panel.rda",
            "data/cw_gw_panel.rda",
            13_584,
            "155f5413b63d6199461cdbbe76d02a55c945b6572fa77aac892b932f839f8a0c",
        ),
        ISARD.file(
            "codes/gw_cw_panel.rda",
            "data/gw_cw_panel.rda",
            15_673,
            "6f12e11d4137fe9255b50dee9d2e42542f576aed077adb393f53d0f272557540",
        ),
    ),
    caveat="The two tables differ in which list decides the rows. Years after a list's end are carried on by the "
    "package's author.",
)

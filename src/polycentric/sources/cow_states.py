"""The state system of the Correlates of War project: who is a member, from which day to which."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ISARD, PEACESCIENCER
from polycentric.sources.record.columns import ccode, date, day, month, text, year
from polycentric.sources.record.references import COW_SYSTEM, bibtex, texts

TABLES = (
    Table(
        "spells",
        ("ccode", "styear"),
        (
            ccode(),
            text("stateabb", "the project's abbreviation of the state's name"),
            text("statenme", "the project's name of the state"),
            year(1816, 2016, "styear", "first year of membership"),
            month("stmonth", "first month"),
            day("stday", "first day"),
            year(1816, 2016, "endyear", "last year of membership"),
            month("endmonth", "last month"),
            day("endday", "last day"),
            year(2016, 2016, "version", "edition of the list"),
        ),
        file="cow/cow_states.rda",
        raw=r_table("cow_states"),
        rows=243,
    ),
    Table(
        "spells_by_date",
        ("ccode", "start"),
        (
            ccode(),
            text("cw_abb", "the project's abbreviation of the state's name"),
            text("cw_name", "the project's name of the state"),
            date("start", "first day of membership"),
            date("end", "last day of membership"),
        ),
        file="codes/cw_system.rda",
        raw=r_table("cw_system"),
        rows=243,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="State system (COW)",
    title="State System Membership List, version 2016",
    version="2016",
    publisher="Correlates of War project; files by the R packages peacesciencer and isard",
    address="https://correlatesofwar.org/data-sets/state-system-membership/",
    licence=terms.COW_LICENCE,
    terms=terms.COW,
    citation=texts(COW_SYSTEM),
    bibtex=bibtex(COW_SYSTEM),
    years=(1816, 2016),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_states.rda",
            "data/cow_states.rda",
            4_081,
            "9248b9fc801124d2bb48c58740bb335a1ee4938c4096e4d5e0bd01c22bf1dc09",
        ),
        ISARD.file(
            "codes/cw_system.rda",
            "data/cw_system.rda",
            4_187,
            "910b2db886f46c175cfcd826a1a6d8cdd2c149c33bc0909355bb1a21b57cf409",
        ),
    ),
    caveat="Every state that lived when the list was made ends on 2016-12-31: that is the list's end, no exit.",
)

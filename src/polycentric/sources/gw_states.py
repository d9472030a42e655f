"""The independent states of Gleditsch and Ward's list, with and without microstates."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ISARD, PEACESCIENCER
from polycentric.sources.record.columns import date, gwcode, text, truth
from polycentric.sources.record.references import GLEDITSCH_WARD_1999, bibtex, texts

TABLES = (
    Table(
        "spells",
        ("gwcode", "start"),
        (
            gwcode(),
            text("gw_abb", "the list's abbreviation of the state's name"),
            text("gw_name", "the list's name of the state"),
            truth("microstate", "whether the list calls it a microstate"),
            date("start", "first day of independence"),
            date("end", "last day of independence"),
        ),
        file="codes/gw_system.rda",
        raw=r_table("gw_system"),
        rows=239,
    ),
    Table(
        "spells_2017",
        ("gwcode", "startdate"),
        (
            gwcode(),
            text("stateabb", "the list's abbreviation of the state's name"),
            text("statename", "the list's name of the state"),
            date("startdate", "first day of independence"),
            date("enddate", "last day of independence"),
        ),
        file="cow/gw_states.rda",
        raw=r_table("gw_states"),
        rows=216,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="State system (Gleditsch-Ward)",
    title="Independent states after Gleditsch and Ward",
    version="to 2020 (with microstates), to 2017 (without)",
    publisher="Kristian S. Gleditsch and Michael D. Ward; files by the R packages isard and peacesciencer",
    address="http://ksgleditsch.com/statelist.html",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(GLEDITSCH_WARD_1999),
    bibtex=bibtex(GLEDITSCH_WARD_1999),
    years=(1816, 2020),
    tables=TABLES,
    read=read,
    files=(
        ISARD.file(
            "codes/gw_system.rda",
            "data/gw_system.rda",
            4_434,
            "53c434467bd592fc62b33522d26eec9401478aed30376b49fb0abedcb74d86ce",
        ),
        PEACESCIENCER.file(
            "cow/gw_states.rda",
            "data/gw_states.rda",
            4_087,
            "4746858bf919a7af31e4a7afbda77294c350e80fd3899b8c20893c5b5f7829ec",
        ),
    ),
    caveat="Every state that lived when a list was made ends with it (2020-12-31, 2017-12-31): that is no exit. A code "
    "of this list may name another state in the Correlates of War's (970 is Kiribati here, Nauru there).",
)

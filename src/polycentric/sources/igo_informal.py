"""Who is in informal intergovernmental organisations: by year to 2010, and a list of such bodies since 1815."""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import MANYIOS
from polycentric.sources.record.columns import GAP, ccode, level, text, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

REFERENCE = reference(
    "article",
    "rogerrowan2022",
    "Roger, Charles B. and Rowan, Sam S.",
    "The New Terrain of Global Governance: Mapping Membership in Informal International Organizations",
    2022,
    journal="Journal of Conflict Resolution",
    note="carried by the R package manyios (James Hollway)",
)
FILE = "igo/manyios_memberships.rda"
CODES = "1 full member, 2 associate, 3 observer"


def memberships(path: Path) -> "pl.DataFrame":
    """Give the rows of the list of informal organisations, by the states' numbers."""
    return r_table("memberships$MIGO")(path).rename({"cowID": "ccode"})


def bodies(path: Path) -> "pl.DataFrame":
    """Give the rows of the second list, whose years are those of the bodies."""
    return r_table("memberships$IIGO")(path).rename(
        {"igoID": "letters", "stateID": "iso3c", "Begin": "first", "End": "last"}
    )


TABLES = (
    Table(
        "memberships",
        ("organisation", "ccode", "year"),
        (
            text("organisation", "the organisation's letters", origin="igoID"),
            ccode(),
            year(1925, 2010, origin="Year"),
            level("status", "kind of membership", 1, 3, origin="membership", codes=CODES),
            text("name", "the state's name; one is garbled", origin="StateName"),
        ),
        file=FILE,
        raw=memberships,
        rows=80_624,
        dropped=("stateID", "Begin", "End", "active"),
    ),
    Table(
        "bodies",
        ("title", "name"),
        (
            text("title", "the body's name", origin="Title"),
            text("organisation", "its letters", GAP, "letters"),
            text("name", "the member's name", origin="StateName"),
            text("iso3c", "its letters", GAP),
            year(1815, 2017, "first", "the body's first year", GAP),
            year(1815, 2017, "last", "the body's last year", "null: it lasts, or the source doesn't say"),
        ),
        file=FILE,
        raw=bodies,
        rows=3_502,
        dropped=("Year",),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Informal organisations",
    title="Memberships in informal intergovernmental organisations (MIGO), and a list of bodies since 1815 (IIGO)",
    version="manyios, 2022",
    publisher="Charles B. Roger and Sam S. Rowan; carried by the R package manyios",
    address="https://github.com/globalgov/manyios",
    licence="CC BY 4.0 for the data",
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1925, 2010),
    tables=TABLES,
    read=read,
    files=(
        MANYIOS.file(
            FILE,
            "data/memberships.rda",
            165_197,
            "a8e47bec448205d892004c06b46e09f53cedc768b6e358255780784603cd358f",
        ),
    ),
    caveat="Memberships end in 2010, so BRICS has two years. 244 bodies of all sorts, many of them of agencies "
    "(auditors, supervisors), and two alone before 1942. The letters of states lack Sao Tome and Congo-Brazzaville, "
    "whose rows seem double by them; by number each stands once. Of the second list the years are the bodies', not "
    "the members', and East Germany stands in the Quint of 1999.",
)

"""Imposed economic sanctions after TIES 4.1, one sender and target a row, 1945-2005."""

from polycentric.sources.contract import Column, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import SANCTIONS
from polycentric.sources.record.columns import GAP, level, text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "morgan2014",
    "Morgan, T. Clifton and Bapat, Navin and Kobayashi, Yoshiharu",
    "Threat and Imposition of Economic Sanctions 1945-2005: Updating the TIES Dataset",
    2014,
    journal="Conflict Management and Peace Science",
    volume="31",
    number="5",
    pages="541-558",
)
_COLUMNS: tuple[Column, ...] = (
    whole("caseid", "number of a case", "the case", 1_945_000_000, 2_005_999_999),
    text("sender", "letters of the sender"),
    text("target", "letters of the target"),
    Column(
        "primarysender",
        "code of the source's own",
        "main sender, mostly by COW code; 1000 is an organisation",
        2,
        9999,
        dtype="Int16",
    ),
    Column("targetstate", "code of the source's own", "target, mostly by COW code", 2, 9999, dtype="Int16"),
    year(1945, 2005, "startyear", "year of the first threat"),
    year(1945, 2010, "sancstartyear", "year in which sanctions began"),
    year(1945, 2015, "endyear", "last year", "null: unfinished (3000)", missing_codes=("3000",)),
    level("finaloutcome", "final outcome, 1 to 10 in the codebook's order", 1, 10, GAP),
    level(
        "settlementnaturesender",
        "settlement seen from the sender, 1 to 10",
        0,
        10,
        "null: unknown (-9), or no value",
        missing_codes=("-9",),
    ),
)
TABLES = (
    Table(
        "cases",
        ("caseid", "sender"),
        _COLUMNS,
        file="sanctions/ties_custom.csv",
        raw=csv_table(("", "NA"), tuple(column.raw for column in _COLUMNS)),
        rows=766,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Sanctions imposed (TIES 4.1)",
    title="Threat and Imposition of Economic Sanctions, version 4.1: imposed sanctions",
    version="4.1, as prepared for a thesis",
    publisher="T. Clifton Morgan, Navin Bapat and Yoshiharu Kobayashi; file from a thesis's replication data",
    address="https://sanctions.web.unc.edu/",
    licence="none stated with the file",
    terms=terms.UNCLEAR,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1945, 2005),
    tables=TABLES,
    read=read,
    files=(
        SANCTIONS.file(
            "sanctions/ties_custom.csv",
            "ties_custom.csv",
            154_886,
            "0626df7422bffc4e7109e3b4336df8228d923d8416aaf2736dd8893437913e76",
        ),
    ),
    caveat="Imposed sanctions only, threats are left out. Only the columns of TIES itself are read, none that the "
    "thesis "
    "added.",
)

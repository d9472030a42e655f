"""Defence cooperation agreements between pairs of states after Kinne, 1980-2010, from a user's own copy."""

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import text, truth, undirected, year
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "cow/DCAD-v1.0-dyadic.csv"
KINDS = {"general": "General", "sector": "Sector", "any": "Any"}
WORDS = {"general": "a general agreement", "sector": "an agreement on one sector", "any": "any agreement"}
WIDTHS = {"V1": "coded with high confidence", "V2": "coded more broadly"}
REFERENCE = reference(
    "article",
    "kinne2020",
    "Kinne, Brandon J.",
    "The Defense Cooperation Agreement Dataset (DCAD)",
    2020,
    journal="Journal of Conflict Resolution",
    volume="64",
    number="4",
    pages="729-755",
)
FLAGS = tuple(
    truth(f"dca_{kind}_{width.lower()}", f"whether {WORDS[kind]} is in force, {meaning}", origin=f"dca{name}{width}")
    for kind, name in KINDS.items()
    for width, meaning in WIDTHS.items()
)
TABLES = (
    Table(
        "dyad_years",
        ("ccode1", "ccode2", "year"),
        (
            *undirected(),
            year(1980, 2010),
            text("abbrev1", "letters of the first state"),
            text("abbrev2", "letters of the second state"),
            *FLAGS,
        ),
        file=FILE,
        raw=csv_table(),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Defence cooperation agreements (DCAD 1.0)",
    title="The Defense Cooperation Agreement Dataset, version 1.0: dyad-years",
    version="1.0",
    publisher="Brandon J. Kinne; hosted by the Correlates of War project",
    address="https://correlatesofwar.org/data-sets/defense-cooperation-agreement-dataset/",
    licence=terms.OWN_TERMS,
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1980, 2010),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="Bilateral agreements alone. A pair without a row is missing, for the documentation that was read doesn't "
    "say that every pair has one.",
)

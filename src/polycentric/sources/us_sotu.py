"""The presidents' addresses on the state of the Union, 1790-2020: who gave each and how, and its text."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table, r_texts
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import SOTU
from polycentric.sources.record.columns import text, whole, year
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "arnold2022sotu",
    "Arnold, Taylor B.",
    "sotu: United States Presidential State of the Union Addresses",
    2022,
    note="R package; texts by The American Presidency Project",
    url="https://www.presidency.ucsb.edu/",
)
META, TEXTS = "texts/sotu_meta.rda", "texts/sotu_text.rda"
TABLES = (
    Table(
        "addresses",
        ("number",),
        (
            whole("number", "number of an address", "the address, in the order of its texts", 1, 240, origin="X"),
            text("president", "who gave it"),
            year(1790, 2020),
            text("years_active", "the president's term, as written"),
            text("party", "the president's party"),
            text("sotu_type", "whether it was spoken or sent", codes=("speech", "written")),
        ),
        file=META,
        raw=r_table("sotu_meta"),
        rows=240,
    ),
    Table(
        "texts",
        ("number",),
        (
            whole("number", "number of an address", "the address, by its place", 1, 240),
            text("text", "what was said", origin="sotu_text"),
        ),
        file=TEXTS,
        raw=r_texts("sotu_text", "sotu_text"),
        rows=240,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="State of the Union addresses",
    title="State of the Union addresses of the United States' presidents, 1790-2020",
    version="sotu, 2022",
    publisher="Taylor B. Arnold, from The American Presidency Project",
    address="https://www.presidency.ucsb.edu/",
    licence="texts in the public domain; GPL-2 for the package",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1790, 2020),
    tables=TABLES,
    read=read,
    files=(
        SOTU.file(
            META,
            "data/sotu_meta.rda",
            2_242,
            "82dcac793cf199195e55fd889791a2df7dc8072426000f34b311eac83589706e",
        ),
        SOTU.file(
            TEXTS,
            "data/sotu_text.rda",
            2_703_706,
            "f3e0d3e48b83b74fd50052e9ce4c351cfabaa6f71c4aacbc32227baee78e1115",
        ),
    ),
    by_name=True,
    caveat="Texts are joined by place: number 1 is the first of both files. There is none of 1933 or 1973. Eleven "
    "years have two, as when one president went and another came, or one was spoken and another sent. Those that were "
    "sent are longer: compare words by share.",
)

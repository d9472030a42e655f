"""Who had signed the General Agreement on Tariffs and Trade by the end of 1994, and when."""

from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.raw import r_table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import STEVEDATA
from polycentric.sources.record.columns import date, text
from polycentric.sources.record.references import bibtex, reference, texts

REFERENCE = reference(
    "misc",
    "wto_gatt_members",
    "{World Trade Organization}",
    "The 128 Countries that Had Signed GATT by 1994",
    None,
    url="https://www.wto.org/english/thewto_e/gattmem_e.htm",
    note="data by Steven V. Miller, R package stevedata",
)
FILE = "igo/gatt_members.rda"
TABLES = (
    Table(
        "members",
        ("iso3c",),
        (
            text("country", "the member's name at the time"),
            text("iso3c", "letters; two members, Hong Kong and Macao, are no states"),
            date("date", "the day of its signature"),
        ),
        file=FILE,
        raw=r_table("gatt_members"),
        rows=128,
    ),
)
read = files_reader(*TABLES)

SOURCE = Source(
    label="GATT members",
    title="Members of the General Agreement on Tariffs and Trade at the end of 1994",
    version="stevedata, 2022",
    publisher="World Trade Organization; data by Steven V. Miller",
    address="https://www.wto.org/english/thewto_e/gattmem_e.htm",
    licence="GPL-2 for the package; the facts are the organisation's",
    terms=terms.OPEN,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1948, 1994),
    tables=TABLES,
    read=read,
    files=(STEVEDATA.file(FILE, "data/gatt_members.rda", 2_028,
                          "7ee4d9933f2fe025dbe0376d7dc301261a87df01a9fc7b462b4b021d365dfd81"),),
    caveat="Those that were members at the end of 1994. Who had left by then isn't listed (China 1948-50, Lebanon and "
    "Syria 1948-51, Liberia 1950-53), nor is Czechoslovakia, whose successors signed in 1993: a state without a row is "
    "missing, not outside.",
)  # fmt: skip

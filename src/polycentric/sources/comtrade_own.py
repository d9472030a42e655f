"""Trade by reporter and partner of any years, from a user's own copy of a UN Comtrade CSV.

The columns are as public readers of the downloads of 2023 to 2025 use them. No such file was at hand: the reader ran on
rows of our own alone.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.comtrade_2021 import HOME, KINDS, REFERENCE, kind_of
from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.own_text import Layout, own_rows
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import GAP, amount, text, year
from polycentric.sources.record.references import bibtex, texts

if TYPE_CHECKING:
    import polars as pl

FILE = "trade/comtrade.csv"
NEEDED = ("refYear", "reporterDesc", "flowDesc", "partnerDesc", "cmdCode", "primaryValue")
WANTED = (*NEEDED, "reporterISO", "partnerISO", "cmdDesc", "partner2Code", "customsCode", "motCode")
WHOLE = {"partner2Code": ("0",), "customsCode": ("C00",), "motCode": ("0",)}
"""What stands for all second partners, customs procedures and modes of transport; other rows are parts of these."""


def flows(path: Path) -> "pl.DataFrame":
    """Give the rows that are no part of another one, with what the partner is.

    Raises
    ------
    DataError
        If there is none.
    """
    import polars as pl

    frame = own_rows(path, Layout(NEEDED, where=HOME), WANTED)
    parts = [pl.col(name).is_null() | pl.col(name).is_in(totals) for name, totals in WHOLE.items()]
    frame = frame.filter(pl.all_horizontal(parts))
    if not frame.height:
        raise DataError(f"'{path.name}' has only parts of flows, by customs or transport: ask {HOME} for the totals.")
    return frame.with_columns(kind_of("partnerDesc").alias("kind")).drop(*WHOLE)


TABLES = (
    Table(
        "flows",
        ("reporter", "partner", "year", "flow", "commodity"),
        (
            text("reporter", "who reports, by Comtrade's name", origin="reporterDesc"),
            text("reporter_iso", "its letters", GAP, origin="reporterISO"),
            text("partner", "with whom, by Comtrade's name", origin="partnerDesc"),
            text("partner_iso", "its letters; W00 is the whole world, and S19, X1 and such are no states", GAP,
                 origin="partnerISO"),
            text("kind", "whether the partner is a state or other place, the whole world, or what nobody is named for",
                 codes=KINDS),
            year(1962, 2040, origin="refYear"),
            text("flow", "export, import or re-export, as Comtrade calls it", origin="flowDesc"),
            text("commodity", "the code of the goods; TOTAL is all of them", origin="cmdCode"),
            text("goods", "what they are", GAP, origin="cmdDesc"),
            amount("value", "current US dollars", "exports free on board, imports with cost and freight", 0, 1e14,
                   origin="primaryValue"),
        ),
        file=FILE,
        raw=flows,
        ends_itself=True,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Trade (UN Comtrade, your own copy)",
    title="UN Comtrade, a download of your own",
    version="as handed over",
    publisher="United Nations Statistics Division",
    address=HOME,
    licence="UN Comtrade's terms: free to use; passing on data in bulk needs the United Nations' permission",
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1962, 2040),
    tables=TABLES,
    read=read,
    files=(RemoteFile(FILE),),
    caveat="As its reporters report it: what one says that it exports is not what the other says that it imports. A "
    "pair without a row was not asked for, not reported, or had no trade; nothing tells which.",
)

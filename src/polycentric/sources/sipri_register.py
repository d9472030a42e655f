"""SIPRI's register of arms deliveries, 1995-2024: a delivery of a deal a row; fetched once its terms are accepted.

The file has eleven lines before its header, and every line but one ends with a semicolon. The layout was read from the
pinned file.
"""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.reading import content_of
from polycentric.sources.contract import Source, Table
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.carriers import ARMS_REGISTER
from polycentric.sources.record.columns import GAP, amount, text, truth, whole, year
from polycentric.sources.record.references import bibtex, texts
from polycentric.sources.sipri_arms import REFERENCE

if TYPE_CHECKING:
    import polars as pl

FILE = "arms/trade_register.csv"
LARGEST = 1 << 27  # bytes; thirty years have 3 million
FIRST = "SIPRI AT Database ID"
YES = {"Yes": "1", "No": "0", "": None}
LICENCE = (
    "SIPRI's terms and conditions: free for non-commercial use; reproducing more than a tenth of a database needs "
    "SIPRI's permission"
)


def deliveries(path: Path) -> "pl.DataFrame":
    """Give the rows below the header, yes and no as numbers.

    Raises
    ------
    DataError
        If the file can't be read, has no such header, or a line has too few or too many fields.
    """
    import polars as pl

    lines = [line.rstrip().removesuffix(";") for line in _text(path).splitlines()]
    start = next((number for number, line in enumerate(lines) if line.startswith(FIRST)), None)
    if start is None:
        raise DataError(
            f"'{path.name}' has no header that begins with '{FIRST}': it is another of SIPRI's files, or another "
            "layout of the register."
        )
    header, *rows = [row for row in csv.reader(lines[start:]) if row]
    for number, row in enumerate(rows, start + 2):
        if len(row) != len(header):
            raise DataError(
                f"'{path.name}' has {len(row)} fields in the line of '{', '.join(row[:3])}' (about line {number}), "
                f"where its header has {len(header)}: it is cut short or damaged, get it again."
            )
    frame = pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row")
    flags = [name for name in header if name.endswith("is estimate") or name == "Local production"]
    return frame.with_columns(pl.col(flags).replace(YES))


def _text(path: Path) -> str:
    """Give the file's text, in UTF-8 or else Latin-1."""
    try:
        content = content_of(path, LARGEST)
    except OSError as error:
        raise DataError(f"The CSV file '{path.name}' cannot be read ({error.strerror}): get it again.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return io.TextIOWrapper(io.BytesIO(content), encoding="latin-1", newline="").read()


def register(file: str, rows: int = 0, years: tuple[int, int] = (1950, 2035)) -> Table:
    """Describe the table of deliveries in a file of the register."""
    tiv = "SIPRI trend-indicator value"
    return Table(
        "deliveries",
        ("deal", "year"),
        (
            whole("deal", "number of a deal", "the deal, by SIPRI's number", 1, 9_999_999, origin=FIRST),
            text("supplier", "who delivered, by SIPRI's name; * marks who is no state, ** a body", origin="Supplier"),
            text("recipient", "who received, by SIPRI's name; * marks who is no state, ** a body", origin="Recipient"),
            text("designation", "the weapon", origin="Designation"),
            text("description", "what it is", origin="Description"),
            text("category", "of which kind of arms", origin="Armament category"),
            year(1940, years[1], "ordered", "the year of the order", origin="Order date"),
            truth("ordered_estimated", "whether that year is an estimate", GAP, origin="Order date is estimate"),
            whole("number", "pieces", "how many were delivered in the year", 0, 1_000_000, origin="Numbers delivered"),
            truth("number_estimated", "whether that is an estimate", GAP, origin="Numbers delivered is estimate"),
            year(*years, "year", "the year of the delivery", origin="Delivery year"),
            truth("year_estimated", "whether that year is an estimate", GAP, origin="Delivery year is estimate"),
            text("status", "new or second hand", origin="Status"),
            amount("tiv_new", tiv, "of one piece, when new", 0, 1e11, scale=1e6, origin="SIPRI estimate"),
            amount("tiv_unit", tiv, "of one piece of this deal", 0, 1e11, scale=1e6, origin="TIV deal unit"),
            amount("tiv", tiv, "of the delivery", 0, 1e11, scale=1e6, origin="TIV delivery values"),
            truth("local", "whether it is made by the recipient, under licence", origin="Local production"),
        ),
        file=file,
        raw=deliveries,
        rows=rows,
    )  # fmt: skip


TABLES = (register(FILE, 25_024, (1995, 2025)),)
read = files_reader(*TABLES)

SOURCE = Source(
    label="Arms deliveries (SIPRI register)",
    title="Register of transfers of major conventional arms, all suppliers and recipients, deliveries 1995-2024",
    version="generated 12 February 2026",
    publisher="Stockholm International Peace Research Institute; file by the repository "
    "Global-Arms-Trade-Network-Analysis-1995-2024-",
    address="https://www.sipri.org/databases/armstransfers",
    licence=LICENCE,
    terms=terms.TERMS_FIRST,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1995, 2024),
    tables=TABLES,
    read=read,
    asks_first=True,
    files=(
        ARMS_REGISTER.file(
            FILE,
            "trade_register.csv",
            2_753_420,
            "de974d8302efdeaad98d0b5a7d0ef020a3e5d1929b6406423cfe2ee2bad51868",
        ),
    ),
    caveat="A volume of arms, not their price, revised every spring. Names, not codes; the African Union, rebel groups "
    "and unknown suppliers are among the parties. A pair without a row has no delivery that SIPRI identified. The file "
    "asks for deliveries to 2025 and has none of that year.",
)

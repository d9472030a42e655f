"""Deliveries of major arms between pairs after SIPRI, in trend-indicator values, from tables that a user asked for.

SIPRI makes a table for one supplier or one recipient on request: a title, some lines of explanation, a line of years
and a line for each partner. Several such tables may follow each other in one file.

The site's form of 2026 has no title: its line of years begins with "Supplier" or "Recipient", sums follow the years,
and the last line, as in "Total exports to Freedonia", says whose table it is. It is read as a public reader of it shows
it for a recipient; for a supplier the last line is taken to be "Total exports from".
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.reading import content_of
from polycentric.sources.contract import RemoteFile, Source, Table
from polycentric.sources.reading.sheet_of_arms import check_names, check_totals
from polycentric.sources.reading.tidy import files_reader
from polycentric.sources.record import terms
from polycentric.sources.record.columns import amount, text, year
from polycentric.sources.record.references import bibtex, reference, texts

if TYPE_CHECKING:
    import polars as pl

LARGEST = 1 << 26  # bytes; the whole database would have about 20 million
FILE = "arms/sipri-tiv.csv"
TITLE = re.compile(r"TIV of arms (exports from|imports to) (.+), (\d{4})-(\d{4})")
YEAR = re.compile(r"\d{4}")
TOTAL = "Total"
TOTAL_OF = re.compile(r"Total (?:exports|imports|transfers) (to|from) (.+)")
PARTNERS = {
    "Supplier": "recipient",
    "Recipient": "supplier",
}  # who stands in the lines, and as which the table's own acts
REFERENCE = reference(
    "misc", "sipri", "{Stockholm International Peace Research Institute}", "SIPRI Arms Transfers Database", None,
    url="https://www.sipri.org/databases/armstransfers",
)  # fmt: skip
Cells = Sequence[str]


@dataclass(frozen=True)
class Inquiry:
    """One table: for whom, in which role, for which years, and its lines below the title."""

    country: str
    role: str
    first: int
    last: int
    lines: list[Cells]


def transfers(path: Path) -> "pl.DataFrame":
    """Give the deliveries, a supplier, recipient and year a row; a year without a figure has none.

    Raises
    ------
    DataError
        If the file is cut short, has a name that nobody has, or totals that its lines don't add up to.
    """
    requests = list(_tables(path))
    rows = [row for request in requests for row in _deliveries(request, path)]
    check_names([name for supplier, recipient, *_ in rows for name in (supplier, recipient)], path.name)
    return _frame(rows, ("supplier", "recipient", "year", "tiv"))


def covered(path: Path) -> "pl.DataFrame":
    """Give whose table it is, in which role, and for which years."""
    rows = [(request.country, request.role, str(request.first), str(request.last)) for request in _tables(path)]
    return _frame(rows, ("country", "role", "first", "last"))


def _frame(rows: Sequence[tuple[str, ...]], names: tuple[str, ...]) -> "pl.DataFrame":
    """Make a table of texts, each row once."""
    import polars as pl

    return pl.DataFrame(rows, schema=[(name, pl.String) for name in names], orient="row").unique(maintain_order=True)


def _tables(path: Path) -> Iterator[Inquiry]:
    """Divide the file at the titles."""
    lines = _lines(path)
    if any(line and line[0] in PARTNERS and _years(line) for line in lines):
        yield from _untitled(lines, path)
        return
    starts = [(number, match) for number, line in enumerate(lines) if (match := TITLE.search(",".join(line)))]
    if not starts:
        raise DataError(
            f"'{path.name}' has no line 'TIV of arms exports from ...' or 'TIV of arms imports to ...': ask SIPRI for "
            "the values of one supplier or recipient, by partner, as CSV."
        )
    ends = [number for number, _ in starts[1:]] + [len(lines)]
    for (number, match), end in zip(starts, ends, strict=True):
        role = "supplier" if match[1] == "exports from" else "recipient"
        yield Inquiry(match[2].strip(), role, int(match[3]), int(match[4]), lines[number + 1 : end])


def _untitled(lines: Sequence[Cells], path: Path) -> Iterator[Inquiry]:
    """Divide a file in the site's form of 2026 at the lines of years."""
    heads = [number for number, line in enumerate(lines) if line and line[0] in PARTNERS and _years(line)]
    for number, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        below = lines[number + 1 : end]
        totals = [(place, match) for place, line in enumerate(below) if line and (match := TOTAL_OF.match(line[0]))]
        role = PARTNERS[lines[number][0]]
        if not totals or (totals[0][1][1] == "to") != (role == "recipient"):
            raise DataError(
                f"A table of '{path.name}' has no last line 'Total exports to ...' or 'Total exports from ...' that "
                "says whose it is: it is cut short, ask for it again."
            )
        place, match = totals[0]
        years = [cell for cell in lines[number] if YEAR.fullmatch(cell)]
        width = 1 + len(years)
        rows = [["", *years], *(line[:width] for line in below[:place]), [TOTAL, *below[place][1:width]]]
        yield Inquiry(match[2].strip(), role, int(years[0]), int(years[-1]), rows)


def _lines(path: Path) -> list[Cells]:
    """Read the cells of every line."""
    try:
        text = content_of(path, LARGEST).decode("utf-8-sig")
        return [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text, newline=""))]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"The CSV file '{path.name}' cannot be read ({error}): ask for it again.") from error


def _deliveries(request: Inquiry, path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Give the figures of one table, without its totals."""
    heads = [number for number, line in enumerate(request.lines) if line and not line[0] and _years(line)]
    if not heads:
        raise DataError(f"The table of {request.country} in '{path.name}' has no line of years: ask for it again.")
    years, below = request.lines[heads[0]], request.lines[heads[0] + 1 :]
    totals = [line for line in below if line and line[0] == TOTAL and len(line) >= len(years)]
    if not totals:
        raise DataError(
            f"The table of {request.country} in '{path.name}' has no whole line of totals at its end: it is cut short, "
            "ask for it again."
        )
    partners = [line for line in below if line and line[0] and line[0] != TOTAL]
    check_totals(f"the table of {request.country} in '{path.name}'", years, partners, totals[0])
    for line in partners:
        for when, value in zip(years[1:], line[1:], strict=False):
            if YEAR.fullmatch(when) and value:
                pair = (request.country, line[0]) if request.role == "supplier" else (line[0], request.country)
                yield *pair, when, value


def _years(line: Cells) -> bool:
    """Tell whether a line names years."""
    return any(YEAR.fullmatch(cell) for cell in line[1:])


TABLES = (
    Table(
        "transfers",
        ("supplier", "recipient", "year"),
        (
            text("supplier", "who delivered, by SIPRI's name; * marks who is no state"),
            text("recipient", "who received, by SIPRI's name; * marks who is no state"),
            year(1950, 2030),
            amount(
                "tiv", "SIPRI trend-indicator value", "volume of deliveries; 0 is less than half a million", 0, 1e12,
                scale=1e6,
            ),
        ),
        file=FILE,
        raw=transfers,
        ends_itself=True,
    ),
    Table(
        "covered",
        ("country", "role", "first"),
        (
            text("country", "whose table it is, by SIPRI's name"),
            text("role", "as which", codes=("supplier", "recipient")),
            year(1950, 2030, "first", "first year of the table"),
            year(1950, 2030, "last", "last year of the table"),
        ),
        file=FILE,
        raw=covered,
        ends_itself=True,
    ),
)  # fmt: skip
read = files_reader(*TABLES)

SOURCE = Source(
    label="Arms transfers (SIPRI)",
    title="Transfers of major arms, in trend-indicator values",
    version="as handed over",
    publisher="Stockholm International Peace Research Institute",
    address="https://www.sipri.org/databases/armstransfers",
    licence="SIPRI's terms and conditions: no commercial use, less than a tenth of the database without permission",
    terms=terms.BY_HAND,
    citation=texts(REFERENCE),
    bibtex=bibtex(REFERENCE),
    years=(1950, 2030),
    tables=TABLES,
    read=read,
    reader_version=2,
    files=(RemoteFile(FILE),),
    caveat="A volume of arms, not their price, revised every spring: tables taken in different years don't mix. Only "
    "the suppliers and recipients whose tables were handed over are covered.",
)

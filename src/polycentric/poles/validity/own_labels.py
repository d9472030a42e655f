"""A user's own labels of polarity: a CSV file with the columns first, last and class, a row for each period."""

import csv
import io
import os
from pathlib import Path

from polycentric.errors import PolycentricError, UserFileError
from polycentric.poles.validity.contract import LabelSet, Period
from polycentric.tables.user_text import open_text

COLUMNS = ("first", "last", "class")
LARGEST = 1_000_000  # bytes


def read_labels(file: str | os.PathLike[str]) -> LabelSet:
    r"""Read a set of known cases of polarity, named after the file.

    Parameters
    ----------
    file : str or path
        A row for each period: its first and last year, and *multipolar*, *bipolar* or *unipolar*. The rows may be in
        any order.

    Raises
    ------
    UserFileError
        If a column is absent, a year is no number, a class is none, or periods overlap; it names file and row.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "mine.csv")
    ...     _ = path.write_text("first,last,class\n1900,1944,multipolar\n1945,1990,bipolar\n")
    ...     cases = read_labels(path)
    >>> cases.name, [str(period) for period in cases.periods]
    ('mine', ['multipolar 1900-1944', 'bipolar 1945-1990'])
    """
    path = Path(file)
    text = open_text(path, lambda fields: sum(field.strip().lower() in COLUMNS for field in fields), LARGEST)
    rows = list(csv.reader(io.StringIO(text.content), delimiter=text.separator))
    header = next((number for number, row in enumerate(rows) if set(COLUMNS) <= {_plain(each) for each in row}), None)
    if header is None:
        raise UserFileError(f"'{path.name}' has no row that names the columns {', '.join(COLUMNS)}: give it one.")
    places = [[_plain(each) for each in rows[header]].index(name) for name in COLUMNS]
    periods = [
        _period(path, number, [row[place] if place < len(row) else "" for place in places])
        for number, row in enumerate(rows[header + 1 :], start=header + 2)
        if any(field.strip() for field in row)
    ]
    return _cases(path, sorted(periods, key=lambda each: each.first))


def _plain(text: str) -> str:
    """Give a column's name as it is compared."""
    return text.strip().lower()


def _period(path: Path, number: int, cells: list[str]) -> Period:
    """Read one row."""
    first, last, polarity = (cell.strip() for cell in cells)
    try:
        return Period(int(first), int(last), polarity.lower())
    except ValueError:
        raise UserFileError(
            f"'{path.name}', row {number}: '{first}' and '{last}' are to be the first and last year of a period, as in "
            "1946,1991,bipolar."
        ) from None
    except PolycentricError as wrong:
        raise UserFileError(f"'{path.name}', row {number}: {wrong}") from wrong


def _cases(path: Path, periods: list[Period]) -> LabelSet:
    """Make a set of the periods."""
    try:
        return LabelSet(
            label=path.stem.replace("_", " "),
            kind="polarity",
            reference=f"user's file {path.name}",
            tests="What its author says.",
            checked="the user's own",
            periods=tuple(periods),
            name=path.stem,
        )
    except PolycentricError as wrong:
        raise UserFileError(f"'{path.name}': {wrong}") from wrong

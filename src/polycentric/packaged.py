"""Read the small tables that ship with the package: what was changed or lost since is named, and never read in part."""

import csv
from pathlib import Path

from polycentric.errors import DataError


def read_rows(path: Path) -> list[dict[str, str]]:
    """Give the rows of a CSV file of the package, as text by column.

    Raises
    ------
    DataError
        If the file is absent, is no text, or has a row with more or fewer fields than its header.
    """
    try:
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"The packaged table '{path.name}' cannot be read ({error}): {AGAIN}") from error
    header, *rows = lines or [[]]
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise DataError(
                f"The packaged table '{path.name}' has {len(row)} fields in row {number}, where its header has "
                f"{len(header)}: {AGAIN}"
            )
    return [dict(zip(header, row, strict=True)) for row in rows]


AGAIN = "install the package again, or restore the file in a checkout."

"""Read a sheet of an .xlsx workbook as it stands, into rows of text whose empty cells are null; formulas aren't run."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.reading import content_of
from polycentric.sources.contract import Raw

if TYPE_CHECKING:
    import polars as pl

LARGEST = 1 << 26  # bytes of a workbook; the largest that is known has half a million
LARGEST_UNPACKED = 1 << 28
ZIP = b"PK\x03\x04"


def xlsx_table(sheet: str = "", missing: tuple[str, ...] = (), only: tuple[str, ...] | None = None) -> Raw:
    """Make a reader of one sheet of a workbook, whose first row names the columns; every cell as text, as in CSV.

    Parameters
    ----------
    sheet : str
        Its name; the first sheet without one.
    missing : tuple of str
        What stands for no value besides an empty cell.
    only : tuple of str, optional
        The columns that are wanted.
    """

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        header, *rows = _rows(path, sheet)
        names = _names(header, path)
        absent = sorted(set(only or ()) - set(names))
        if absent:
            raise DataError(
                f"The workbook '{path.name}' has no column {', '.join(map(repr, absent))} in its first row ("
                f"{', '.join(map(repr, names[:10]))}): its header has moved, or it is another version of the source."
            )
        frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
        return frame.with_columns(pl.all().replace([*missing, ""], None)).select(only or names)

    return read


def _rows(path: Path, sheet: str) -> list[list[str]]:
    """Give a sheet's rows as texts; a workbook that is damaged, too large or without the sheet is refused."""
    from python_calamine import CalamineError, CalamineWorkbook

    content = _content(path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        if sheet and sheet not in names:
            held = ", ".join(map(repr, names))
            raise DataError(f"The workbook '{path.name}' has the sheets {held}, not '{sheet}': it is another file.")
        cells = book.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, LookupError, OSError) as error:
        raise DataError(f"The workbook '{path.name}' cannot be read ({error}): fetch it again.") from error
    rows = [[_text(cell) for cell in row] for row in cells]
    if not rows:
        raise DataError(f"The workbook '{path.name}' is empty where its table should be: fetch it again.")
    return rows


def _content(path: Path) -> bytes:
    """Give the bytes of a workbook that is a sound archive and unpacks to no more than a table needs."""
    try:
        content = content_of(path, LARGEST)
    except OSError as error:
        raise DataError(f"The workbook '{path.name}' cannot be read ({error.strerror}): fetch it again.") from error
    if not content.startswith(ZIP):
        raise DataError(f"'{path.name}' is no .xlsx workbook: it is damaged, or another kind of file.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
    except zipfile.BadZipFile as error:
        raise DataError(f"The workbook '{path.name}' is cut short or damaged ({error}): get it again.") from error
    if unpacked > LARGEST_UNPACKED:
        raise DataError(f"The workbook '{path.name}' unpacks to {unpacked:,} bytes: it is not a source's file.")
    return content


def _names(header: list[str], path: Path) -> list[str]:
    """Give the columns' names; one without a name is called by its place, counted from nought as pandas does."""
    names = [name or f"Unnamed: {place}" for place, name in enumerate(header)]
    if len(set(names)) < len(names) or not any(header):
        raise DataError(
            f"The first row of the workbook '{path.name}' names no columns, or one twice ({', '.join(names[:10])}): "
            "its header has moved, or it is another version of the source."
        )
    return names


def _text(cell: object) -> str:
    """Give a cell as text: whole numbers without a point, dates as year-month-day, yes and no as 1 and 0."""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()

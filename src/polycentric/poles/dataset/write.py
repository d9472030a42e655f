"""Writes the data set into a folder, whole or not at all: tables in the forms asked for, codebook, dataset.json."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from polycentric.errors import DataError, OutputError, UnknownNameError
from polycentric.panel.tidy.stata import write_stata
from polycentric.poles.dataset.build import Dataset
from polycentric.poles.dataset.codebook import codebook
from polycentric.poles.dataset.content import TITLE
from polycentric.poles.dataset.sheet import Sheet
from polycentric.reading import content_of
from polycentric.writing import check_folder, shown, write_folder

RECORD, CODEBOOK = "dataset.json", "codebook.md"
STAMP = datetime(1960, 1, 1)  # Stata's first day, so that the same cells are the same bytes


def write(dataset: Dataset, folder: Path, formats: Sequence[str] = ()) -> Path:
    """Write the data set.

    Parameters
    ----------
    dataset : Dataset
    folder : path
        It is made. One that stands there is replaced if it holds nothing but an earlier data set.
    formats : sequence of str
        Of `FORMATS`; all of them without any.

    Raises
    ------
    UnknownNameError
        If a format is none.
    OutputError
        If the folder can't be made, or holds other files.
    """
    chosen = checked_formats(formats)
    return write_folder(folder, lambda draft: _fill(dataset, draft, chosen), replaced)


def check(folder: Path, formats: Sequence[str] = ()) -> None:
    """Refuse before anything is computed what `write` would refuse."""
    checked_formats(formats)
    check_folder(folder, replaced)


def checked_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """Give the formats that are meant: those named, each once, or all; an unknown one is refused with those known."""
    names = [name.strip().lower() for each in formats for name in each.split(",") if name.strip()]
    unknown = next((name for name in names if name not in FORMATS), None)
    if unknown is not None:
        raise UnknownNameError("format of the data set", unknown, FORMATS)
    return tuple(dict.fromkeys(names)) or tuple(FORMATS)


def replaced(folder: Path) -> Collection[str]:
    """Name the files of an earlier data set in a folder; none where it holds no record of one."""
    path = folder / RECORD
    if not path.is_file():
        return ()
    try:
        record = json.loads(content_of(str(path)))
        mine = str(record["title"]).startswith(TITLE)
        return {RECORD, *map(str, record["files"])} if mine else ()
    except (DataError, OSError, ValueError, KeyError, TypeError):
        raise OutputError(
            f"'{shown(path)}' is no record of a data set, so that nothing here is replaced: name a new folder."
        ) from None


def _fill(dataset: Dataset, draft: Path, formats: Sequence[str]) -> None:
    """Write all files into an empty folder, the record last."""
    names: list[str] = [CODEBOOK]
    _text(draft / CODEBOOK, codebook(dataset, formats))
    for sheet in dataset.sheets:
        for form in formats:
            names.append(f"{sheet.name}.{form}")
            FORMATS[form](sheet, draft / names[-1])
    record: dict[str, Any] = {**dataset.described(), "files": sorted(names)}
    _text(draft / RECORD, json.dumps(record, indent=2, ensure_ascii=False) + "\n")


def _text(path: Path, text: str) -> None:
    """Write a text as it is."""
    path.write_text(text, encoding="utf-8", newline="\n")


def _csv(sheet: Sheet, path: Path) -> None:
    sheet.frame.write_csv(path)


def _parquet(sheet: Sheet, path: Path) -> None:
    sheet.frame.write_parquet(path, compression="zstd")


def _stata(sheet: Sheet, path: Path) -> None:
    write_stata(sheet.coded(), sheet.notes, f"{TITLE}: {sheet.title}", path, newer=True, apart=sheet.apart, stamp=STAMP)


FORMATS: Mapping[str, Callable[[Sheet, Path], None]] = {"csv": _csv, "dta": _stata, "parquet": _parquet}

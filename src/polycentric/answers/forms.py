"""Gives an answer its form: a text to read, JSON, CSV or HTML."""

import csv
import io
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from polycentric.answers.grids import Grid, Section
from polycentric.legible import visible, visible_json

MISSING = "–"


def as_json(
    title: str, tidy: Grid, sentences: Sequence[str], notes: Sequence[str], provenance: Mapping[str, Any]
) -> str:
    """Give the tidy rows with everything that is known about them."""
    content = {
        "title": title,
        **provenance,
        "units": {column.name: column.unit for column in tidy.columns},
        "sentences": list(sentences),
        "notes": list(notes),
        "rows": [{column.name: _plain(row.get(column.name)) for column in tidy.columns} for row in tidy.rows],
    }
    return visible_json(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def as_csv(tidy: Grid) -> str:
    """Give the tidy rows; a missing value is an empty field.

    Texts stay as they are, also one that a spreadsheet takes for a formula (``=1+1``): a changed text would be another
    name. Import the file as text where it holds what others wrote.
    """
    text = io.StringIO()
    names = [column.name for column in tidy.columns]
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if (value := _plain(row.get(name))) is None else value for name in names] for row in tidy.rows)
    return text.getvalue()


def as_text(
    title: str,
    sentences: Sequence[str],
    sections: Sequence[Section],
    notes: Sequence[str],
    *,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Give what a person reads: with colour at a terminal, plain columns otherwise."""
    tables = [_headed(section, _rich if colour else _plain_table) for section in sections]
    words, below = ("".join(f"{visible(line)}\n" for line in lines) for lines in (sentences, notes))
    return "\n".join(part for part in (f"{visible(title)}\n", words, *tables, below) if part)


def as_html(title: str, sentences: Sequence[str], sections: Sequence[Section], notes: Sequence[str]) -> str:
    """Give what a notebook shows."""
    from markupsafe import escape

    return f"<pre>{escape(as_text(title, sentences, sections, notes))}</pre>"


def _plain(value: Any) -> Any:
    """Turn a numpy value into a plain one, not-a-number into None, and minus zero into zero."""
    value = value.item() if hasattr(value, "item") else value
    if not isinstance(value, float):
        return value
    return value + 0.0 if math.isfinite(value) else None


def _cells(grid: Grid) -> list[list[str]]:
    """Write every cell of a table as text."""
    return [[_shown(row.get(column.name)) for column in grid.columns] for row in grid.rows]


def _shown(value: Any) -> str:
    """Write one value as text."""
    value = _plain(value)
    if value is None:
        return MISSING
    return f"{value:,.4g}" if isinstance(value, float) else visible(str(value))


def _headed(section: Section, table: Callable[[Grid], str]) -> str:
    """Set a table under its heading, with what is said below it; an empty one says that it is empty."""
    heading, below = (f"{visible(words)}\n" if words else "" for words in (section.heading, section.below))
    return heading + (table(section.grid) if section.grid.rows else "  (none)\n") + below


def _plain_table(grid: Grid) -> str:
    """Set a table in columns of spaces, never cut."""
    rows = [[visible(column.label) for column in grid.columns], *_cells(grid)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(grid.columns))]
    return "".join(_line(row, widths, grid) + "\n" for row in rows)


def _line(row: Sequence[str], widths: Sequence[int], grid: Grid) -> str:
    """Set one line: numbers right, texts left."""
    cells = [
        text.rjust(width) if column.is_number else text.ljust(width)
        for text, width, column in zip(row, widths, grid.columns, strict=True)
    ]
    return "  ".join(cells).rstrip()


def _rich(grid: Grid) -> str:
    """Set a table for a terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in grid.columns:
        table.add_column(Text(visible(column.label)), justify="right" if column.is_number else "left")
    for row in _cells(grid):
        table.add_row(*(Text(text) for text in row))
    console = Console(file=io.StringIO(), force_terminal=True)
    with console.capture() as captured:
        console.print(table)
    return captured.get()

"""Gives an answer its form: a text to read, JSON, CSV or HTML."""

import csv
import io
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from polycentric import shown_html
from polycentric.answers import columns
from polycentric.answers.grids import Grid, Section
from polycentric.legible import visible, visible_json

MISSING = "–"
WORDS = 50  # characters to which a column of sentences is folded, wherever it is shown
MOST = 60  # rows that a notebook shows of a table


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
    """Give what a person reads, in lines of so many characters; at a terminal titles and heads stand out."""
    strong = _bold if colour else str
    parts = [
        "".join(f"{strong(line)}\n" for line in columns.paragraph(visible(title), width).splitlines()),
        "".join(f"{columns.paragraph(visible(sentence), width)}\n" for sentence in sentences),
        *(_headed(section, width, strong) for section in sections),
        "".join(f"{columns.paragraph(visible(note), width, '  ')}\n" for note in notes),
    ]
    return "\n".join(part for part in parts if part)


def as_html(
    title: str,
    sentences: Sequence[str],
    sections: Sequence[Section],
    notes: Sequence[str],
    provenance: Mapping[str, Any],
) -> str:
    """Give what a notebook shows: words and tables, and at a click notes and what makes it again."""
    parts = [shown_html.heading(title), *(shown_html.paragraph(sentence) for sentence in sentences)]
    for section in sections:
        heads = [column.label for column in section.grid.columns]
        below = [section.below] if section.below else []
        parts.append(shown_html.table(heads, _cells(section.grid), section.heading, below, most=MOST))
    if notes:
        parts.append(shown_html.folded("Notes", *(shown_html.paragraph(note, quiet=True) for note in notes)))
    made = {name: provenance[name] for name in ("python", "command", "polycentric") if provenance.get(name)}
    sources = "; ".join(f"{each['label']} {each['version']}" for each in provenance.get("sources", ()))
    parts.append(shown_html.folded("Made with", shown_html.record("", made | {"sources": sources})))
    return shown_html.together(*parts)


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


def _headed(section: Section, width: int, strong: Callable[[str], str]) -> str:
    """Set a table under its heading, with what is said below it; an empty one says that it is empty."""
    heading = f"{strong(columns.paragraph(visible(section.heading), width))}\n" if section.heading else ""
    below = f"{columns.paragraph(visible(section.below), width)}\n" if section.below else ""
    if not section.grid.rows:
        return f"{heading}  (none)\n{below}"
    grid = section.grid
    lines = columns.table([visible(column.label) for column in grid.columns], _cells(grid),
                          [column.is_number for column in grid.columns], width,
                          [WORDS if column.unit == "words" else width for column in grid.columns])  # fmt: skip
    return heading + "".join(f"{line}\n" for line in lines) + below


def _bold(text: str) -> str:
    """Have a text stand out at a terminal."""
    return f"\x1b[1m{text}\x1b[0m"

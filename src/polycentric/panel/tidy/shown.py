"""How a tidy table shows itself: its size, its first rows, and of each added column years, source and what lacks."""

from collections.abc import Sequence

import polars as pl

from polycentric import shown_html
from polycentric.panel.tidy.base_rows import BaseRows
from polycentric.panel.tidy.notes import Note
from polycentric.presented import columns
from polycentric.shown_html import Html

ROWS, COLUMNS, NOTES = 5, 12, 24


def text(frame: pl.DataFrame, base: BaseRows, notes: Sequence[Note], remarks: Sequence[str]) -> str:
    """Write a table in some lines."""
    lines = [f"TidyTable: {_size(frame, base)}", *remarks, repr(frame.head(ROWS))]
    rows = [(name, missing, years, source) for name, missing, years, _, source, _ in _coverage(frame, notes[:NOTES])]
    if rows:
        heads = ("column", "missing", "years", "source")
        lines += ["What was added:", *(f"  {line}" for line in columns([heads, *rows]))]
    return "\n".join([*lines, *_left_out(notes)])


def html(frame: pl.DataFrame, base: BaseRows, notes: Sequence[Note], remarks: Sequence[str]) -> Html:
    """Give the same for a notebook."""
    shown = frame.columns[:COLUMNS]
    cut = [f"and {frame.width - len(shown)} columns more"] if len(shown) < frame.width else []
    first = shown_html.table(shown, frame.head(ROWS).select(shown).rows(), _size(frame, base), [*cut, *remarks])
    if not notes:
        return first
    heads = ["column", "missing", "years", "unit", "source", "meaning"]
    added = shown_html.table(heads, _coverage(frame, notes[:NOTES]), "What was added", _left_out(notes))
    return shown_html.together(first, added)


def _size(frame: pl.DataFrame, base: BaseRows) -> str:
    direction, added = "directed " if base.directed else "", frame.width - base.frame.width
    return f"{base.height:,} {direction}{base.unit}s ({base.system}) x {frame.width} columns, {added} added columns"


def _coverage(frame: pl.DataFrame, notes: Sequence[Note]) -> list[tuple[str, str, str, str, str, str]]:
    """Give of each added column: name, rows without a value, years, unit, source, meaning."""
    rows = max(frame.height, 1)
    return [
        (note.column, _missing(frame[note.column].null_count(), rows), f"{note.first}-{note.last}", note.unit,
         note.source, note.meaning)
        for note in notes
    ]  # fmt: skip


def _missing(count: int, rows: int) -> str:
    """Say how many rows have no value, and which part that is; a part that is not nothing is never 0%."""
    part = 100 * count / rows
    return f"{count:,} ({'<1' if 0 < part < 1 else f'{part:.0f}'}%)" if count else "none"


def _left_out(notes: Sequence[Note]) -> list[str]:
    return [f"and {len(notes) - NOTES} columns more: coverage() lists all"] if len(notes) > NOTES else []

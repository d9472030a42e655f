"""Which of the ten largest states the columns of a tidy table leave out, though their sources cover the year."""

from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl

from polycentric.panel.largest import describe, left_out
from polycentric.panel.membership import SYSTEMS, lives
from polycentric.panel.tidy.base_rows import DYAD_YEAR, STATE_YEAR
from polycentric.panel.tidy.notes import Note

if TYPE_CHECKING:
    from polycentric.panel.tidy.table import TidyTable

Parts = dict[int, dict[str, float]]


def holes(table: "TidyTable") -> list[str]:
    """Name the great powers that lack a column, each once for all columns that they lack in the same years."""
    if table.base.unit not in {STATE_YEAR, DYAD_YEAR} or not table.notes:
        return []
    columns: dict[str, list[str]] = defaultdict(list)
    for note in table.notes:
        ends = [end for end in table.base.ends if note.column.endswith(end)] or list(table.base.ends)
        lacking = left_out(_known(table, note, ends))
        for text in describe(lacking, "{columns}"):
            columns[text].append(note.column)
    return [text.replace("{columns}", _joined(names), 1) for text, names in columns.items()]


def _known(table: "TidyTable", note: Note, ends: list[str]) -> Parts:
    """Give, by year and state, in which part of its rows the column says something, in the years that it covers."""
    code = SYSTEMS[table.base.system]
    has = table.added[note.column].is_not_null().alias("has")
    rows = table.base.frame.with_columns(has).filter(pl.col("year").is_between(note.first, note.last))
    each = [rows.select("year", pl.col(f"{code}{end}").alias("code"), "has") for end in ends]
    parts = pl.concat(each).group_by("year", "code").agg(pl.col("has").mean())
    known = lives(table.base.system)
    state = dict(zip(known.code.tolist(), known.state, strict=True))
    by_year: Parts = defaultdict(dict)
    for year, number, part in parts.iter_rows():
        before = by_year[year].get(state[number], 0.0)
        by_year[year][state[number]] = max(before, part)  # a state with two codes in a year has two rows
    return by_year


def _joined(names: list[str]) -> str:
    """List columns, the first few by name."""
    shown = ", ".join(names[:4])
    return shown if len(names) <= 4 else f"{shown} and {len(names) - 4} more"

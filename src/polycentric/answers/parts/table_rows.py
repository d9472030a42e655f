"""What is shown of a table for statistics: what can be added, its first rows, and what its columns cover."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers.asked import all_rows
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.provenance import provenance_of

if TYPE_CHECKING:
    from polycentric.panel.tidy.table import TidyTable

SHOWN = 8
COVERED = ("column", "source", "first", "last", "missing")
UNIT = 26
"""How much of a unit is shown."""
HEADS = 49
"""Places that an addition's name and its kinds of rows take in the list."""
WIDTH = 78
"""Places of a line at a terminal of 80."""


def additions_listed() -> Answer:
    """List what can be added, and the other names that mean it."""
    from polycentric.panel.additions.aliases import ALIASES, by_addition
    from polycentric.panel.tidy.words import shortened
    from polycentric.tidy import additions

    names = ("addition", "adds", "to", "sources", "options", "columns", "also_called")
    others = by_addition()
    rows = [
        {
            "addition": name, "adds": addition.label, "to": ", ".join(f"{unit}s" for unit in addition.units),
            "sources": ", ".join(addition.sources) or "the state lists",
            "options": " ".join(f"{option}={'|'.join(words) or '...'}" for option, words in addition.options.items()),
            "columns": ", ".join(addition.columns), "also_called": ", ".join(others.get(name, ())),
            "short": shortened(addition.label, WIDTH - HEADS), "rows": _rows_in_short(addition.units),
        }
        for name, addition in additions().items()
    ]  # fmt: skip
    tidy = Grid([Column(name, name) for name in names], rows)
    read = Grid([Column("addition", "addition"), Column("rows", "to rows of"), Column("short", "adds")], rows)
    called = [{"name": name, "means": alias.text} for name, alias in ALIASES.items()]
    aliases = Grid([Column("name", "other name"), Column("means", "means")], called)
    return Answer(
        f"{len(rows)} additions", tidy, [Section("", read), Section("Other names that --add takes", aliases)],
        notes=[f"Whole labels, sources, options and columns: {all_rows()} them."], provenance=provenance_of(),
    )  # fmt: skip


def _rows_in_short(units: Sequence[str]) -> str:
    """Say in a few words to which rows something can be added."""
    from polycentric.panel.tidy.base_rows import ONE_STATE, STATES, TWO_STATES

    if set(units) == set(STATES):
        return "states, pairs"
    kinds = {"states": set(ONE_STATE[:2]), "pairs": set(TWO_STATES[:1]), "leaders": {*ONE_STATE[2:], TWO_STATES[1]}}
    kinds = kinds if set(units) != set(TWO_STATES) else {"pairs": set(units)}
    return ", ".join(kind for kind, of in kinds.items() if of & set(units)) or "years"


def table_sheet(built: "TidyTable", missed: Sequence[str], wrote: Sequence[str] = ()) -> Answer:
    """Show the first rows, what the columns cover, which great powers and years they miss, and what was written."""
    from polycentric.panel.tidy.words import shortened

    covered = built.coverage()
    coverage = Grid([Column(name, name) for name in covered.columns], covered.to_dicts())
    lines = [{**row, "in": shortened(row["unit"], UNIT)} for row in covered.to_dicts()]
    short = Grid([*(Column(name, name) for name in COVERED), Column("in", "unit")], lines)
    title = f"{built.base.height:,} {built.title.rpartition(' (')[0]}"
    sections = [
        Section("First rows", _first_rows(built, turned=bool(wrote))),
        *([Section("Coverage", short)] if built.notes else []),
    ]
    return Answer(
        title,
        coverage,
        sections,
        sentences=wrote,
        notes=[*built.remarks, *missed],
        provenance=lambda: provenance_of(*built.sources(), height=built.base.height),
    )


def _first_rows(built: "TidyTable", *, turned: bool) -> Grid:
    """Give the first rows as they are where they fit on the screen, else turned, a column a line with what it lacks."""
    from polycentric.panel.tidy.preview import cells, fits, whole

    width = WIDTH
    if not turned and fits(built.frame, SHOWN, width):
        head = whole(built.frame, SHOWN)
        lines = zip(*head.values(), strict=True)
        return Grid([Column(name, name) for name in head], [dict(zip(head, line, strict=True)) for line in lines])
    columns = cells(built.frame, [note.unit for note in built.described()], width)
    sides = ["text", *["count"] * (len(columns) - 2), "text"]
    heads = [
        Column(str(place), column[0], side) for place, (column, side) in enumerate(zip(columns, sides, strict=True))
    ]
    lines = zip(*(column[1:] for column in columns), strict=True)
    return Grid(heads, [{str(place): cell for place, cell in enumerate(line)} for line in lines])

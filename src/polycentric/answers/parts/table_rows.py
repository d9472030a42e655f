"""What is shown of a table for statistics: what can be added, its first rows, and what its columns cover."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polycentric.answers.asked import all_rows
from polycentric.answers.contract import Answer
from polycentric.answers.grids import Column, Grid, Section
from polycentric.answers.provenance import provenance_of

if TYPE_CHECKING:
    import polars as pl

    from polycentric.panel.tidy.table import TidyTable

SHOWN = 8
COVERED = ("column", "source", "first", "last", "missing")
UNIT = 26
"""How much of a unit is shown."""
APART = 2
"""Places between columns."""
WIDTH = 78
"""Places of a line at a terminal of 80."""
NAME, MORE = 14, 9
"""Places that a state's name takes in the first rows, and how many more than its code at most, in all rows."""
NONE_MEETS = "No row meets"
WHICH = ("first state: ", "second state: ", "the first state: ", "the second state: ")


def additions_listed() -> Answer:
    """List what can be added, and the other names that mean it."""
    from polycentric.panel.additions.aliases import ALIASES, by_addition
    from polycentric.panel.tidy.words import shortened
    from polycentric.tidy import additions

    names = ("addition", "adds", "to", "sources", "options", "columns", "also_called")
    others = by_addition()
    heads = max(len(name) + APART for name in additions())
    heads += max(len(_rows_in_short(each.units)) + APART for each in additions().values())
    rows = [
        {
            "addition": name, "adds": addition.label, "to": ", ".join(f"{unit}s" for unit in addition.units),
            "sources": ", ".join(addition.sources) or "the state lists",
            "options": " ".join(f"{option}={'|'.join(words) or '...'}" for option, words in addition.options.items()),
            "columns": ", ".join(addition.columns), "also_called": ", ".join(others.get(name, ())),
            "short": shortened(addition.label, WIDTH - heads), "rows": _rows_in_short(addition.units),
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
    covered = built.coverage()
    coverage = Grid([Column(name, name) for name in covered.columns], covered.to_dicts())
    title = f"{built.base.height:,} {built.title.rpartition(' (')[0]}"
    sections = [
        Section("First rows", _first_rows(built, turned=bool(wrote))),
        *([Section("Coverage", _covered(built)), Section("What the columns say", _meanings(built))] if built.notes else
          []),
    ]  # fmt: skip
    empty = [each for each in built.remarks if each.startswith(NONE_MEETS)]
    return Answer(
        title,
        coverage,
        sections,
        sentences=[*empty, *wrote],
        notes=[*(each for each in built.remarks if each not in empty), *missed],
        provenance=lambda: provenance_of(*built.sources(), height=built.base.height),
    )


def _covered(built: "TidyTable") -> Grid:
    """Set what the columns cover, those that cover the same in one row."""
    from polycentric.panel.tidy.preview import SAID
    from polycentric.panel.tidy.words import shortened

    alike: dict[tuple[str, ...], list[str]] = {}
    for row in built.coverage().to_dicts():
        unit = shortened(SAID.get(str(row["unit"]), str(row["unit"])), UNIT)
        alike.setdefault((*(str(row[name]) for name in COVERED[1:]), unit), []).append(row["column"])
    heads = (*COVERED[1:], "in")
    rows = [{"column": ", ".join(names), **dict(zip(heads, about, strict=True))} for about, names in alike.items()]
    columns = [Column(name, name, "number" if name in COVERED[2:] else "text") for name in COVERED]
    return Grid([*columns, Column("in", "unit")], rows)


def _meanings(built: "TidyTable") -> Grid:
    """Say what each column is, those of a pair's two states once."""
    told: dict[str, list[str]] = {}
    for note in built.notes:
        said = next((note.meaning.removeprefix(which) for which in WHICH if note.meaning.startswith(which)), "")
        told.setdefault(f"first, second state: {said}" if said else note.meaning, []).append(note.column)
    rows = [{"column": ", ".join(names), "meaning": meaning} for meaning, names in told.items()]
    return Grid([Column("column", "column"), Column("meaning", "meaning")], rows)


def _named(built: "TidyTable", columns: list[list[str]]) -> list[list[str]]:
    """Put the names of states beside their codes in the first rows, where the table itself has none."""
    frame = built.frame.head(len(columns) - 3)
    named = [list(column) for column in columns]
    for place, column in reversed(list(enumerate(frame.columns, start=1))):
        if names := _names(frame, column):
            cells = [f"  {_head(column)}", "", *(names[: frame.height]), ""]
            for lines, cell in zip(named, cells, strict=True):
                lines.insert(place + 1, cell)
    return named


def _head(column: str) -> str:
    """Head the names beside a column of codes."""
    return f"its name {column[-1] if column[-1] in '12' else ''}".rstrip()


def _names(frame: "pl.DataFrame", column: str) -> list[str]:
    """Name the states of a column of codes, row by row; none where it holds no codes or the names are there."""
    from polycentric.panel.membership import SYSTEMS
    from polycentric.panel.tidy.words import shortened
    from polycentric.states import Cow, Gw, name_of, state_of

    end = column[-1] if column[-1] in "12" else ""
    kind = {SYSTEMS["cow"]: Cow, SYSTEMS["gw"]: Gw}.get(column.removesuffix(end))
    if kind is None or f"name{end}" in frame.columns:
        return []
    return [shortened(name_of(state_of(kind(code), year), year), NAME) if code is not None else ""
            for code, year in zip(frame[column], _years(frame), strict=True)]  # fmt: skip


def _years(frame: "pl.DataFrame") -> list[int]:
    """Give the year of each row."""
    return frame["date"].dt.year().to_list() if "date" in frame.columns else frame["year"].to_list()


def _beside(frame: "pl.DataFrame", head: dict[str, list[str]]) -> dict[str, list[str]]:
    """Put the names of states beside their codes, where all fits on the screen."""
    named: dict[str, list[str]] = {}
    for column, values in head.items():
        named[column] = values
        if names := _names(frame, column):
            named[_head(column)] = names
    wide = sum(max(map(len, [column, *values])) + 2 for column, values in named.items())
    return named if wide <= WIDTH + 2 else head


def _first_rows(built: "TidyTable", *, turned: bool) -> Grid:
    """Give the first rows as they are where they fit on the screen, else turned, a column a line with what it lacks."""
    from polycentric.panel.tidy.preview import cells, fits, whole

    width = WIDTH
    if not turned and fits(built.frame, SHOWN, width):
        head = _beside(built.frame.head(SHOWN), whole(built.frame, SHOWN))
        lines = zip(*head.values(), strict=True)
        return Grid([Column(name, name) for name in head], [dict(zip(head, line, strict=True)) for line in lines])
    columns = _named(built, cells(built.frame, [note.unit for note in built.described()], width - MORE))
    sides = ["text", *["count"] * (len(columns) - 2), "text"]
    heads = [
        Column(str(place), column[0], side) for place, (column, side) in enumerate(zip(columns, sides, strict=True))
    ]
    lines = zip(*(column[1:] for column in columns), strict=True)
    return Grid(heads, [{str(place): cell for place, cell in enumerate(line)} for line in lines])

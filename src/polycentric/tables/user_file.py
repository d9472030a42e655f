"""Reads a user's own file of numbers by state, or by pair of states, under the same rules as any source.

A row is about a state (or two), has a value and, if need be, a year, a unit and a source. A state is named by its id,
by any name that the matcher knows, or by a code whose system the column's name says. What is found of the file's form
is told with the result; all that is wrong with it is told in one error.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import CoverageError, UserFileError
from polycentric.states.lists import LISTS
from polycentric.tables import user_body, user_once, user_text
from polycentric.tables.user_columns import Plan, find_columns, looks_like_header, plain
from polycentric.tables.user_faults import SHOWN, Fault, Faults, Kind, listed, quoted
from polycentric.tables.user_layouts import Layout, layout_of
from polycentric.tables.user_numbers import read_numbers
from polycentric.tables.user_reading import PLAIN, Reading
from polycentric.tables.user_resolve import Resolve, Seen, resolve_end
from polycentric.tables.user_rows import in_long_form, latest_alone, of_years, read_years, rows
from polycentric.tables.user_states import state_in

if TYPE_CHECKING:
    import polars as pl

__all__ = ["PLAIN", "Reading", "UserRow", "UserTable", "header_of", "own_files", "read_user_file", "state_in"]
LARGEST_FILE = 50_000_000
MUTUAL = ("state1", "state2")


@dataclass(frozen=True)
class UserRow:
    """One row: the states that it is about, the value, and the year, where one is given."""

    states: tuple[str, ...]
    value: float
    year: int | None
    line: int


@dataclass(frozen=True)
class UserTable:
    """A user's file, read and checked.

    Attributes
    ----------
    frame : polars.DataFrame
        `line`, `state0` (and `state1` of a tie), `year` and `value`, missing where the file gives none.
    unit, source : str
        As the file says, or that it doesn't.
    sha256 : str
        Of the file's bytes, for the provenance of whatever rests on it.
    columns : tuple of str
        The key columns that the file has.
    notes : tuple of str
        What was found of the file's form, and what was left, one sentence each.
    ranks : bool
        Whether the values can be ranked alone, as a score can.
    span : tuple of int or None
        The first and last year that the whole file speaks of, the rows that were left included.
    title : str
        What the file says that its values are, beside their unit: the name of their column, or of an indicator.
    """

    frame: "pl.DataFrame"
    unit: str
    source: str
    sha256: str
    columns: tuple[str, ...]
    notes: tuple[str, ...] = ()
    ranks: bool = False
    span: tuple[int, int] | None = None
    title: str = ""

    @cached_property
    def rows(self) -> tuple[UserRow, ...]:
        """Every row as a record."""
        ends = [name for name in ("state0", "state1") if name in self.frame.columns]
        rows = self.frame.select("line", "year", "value", *ends).iter_rows()
        return tuple(
            UserRow(tuple(states), math.nan if value is None else value, year, line)
            for line, year, value, *states in rows
        )


def read_user_file(
    path: Path,
    keys: Sequence[tuple[str, ...]],
    resolve: Resolve,
    *,
    negative: bool,
    value: str = "value",
    reading: Reading = PLAIN,
) -> UserTable:
    """Read a user's file.

    Parameters
    ----------
    path : Path
        A text file with a header, its fields separated by commas, semicolons, tabs or bars.
    keys : sequence of tuples of str
        The key columns that the file may have, one of these.
    resolve : callable
        Turns a state's name or code, and the year of its row, into its id, or raises.
    negative : bool
        Whether values below zero are allowed.
    value : str
        The column that holds the value.
    reading : Reading
        What the user says of the file.

    Raises
    ------
    UserFileError
        If the file can't be read or breaks a rule; one message names all that is wrong, with lines, and what would be
        right.
    CoverageError
        If it has rows, and none of the years that count.
    """
    layout = layout_of(reading.layout)[0] if reading.layout else None
    text = user_text.open_text(path, lambda fields: looks_like_header(fields, value, reading), LARGEST_FILE)
    faults, notes = Faults(path), list(text.notes)
    plan = find_columns(path, text.header, keys, value, reading)
    raw = user_body.body(text, _columns_read(plan), faults)
    if raw.is_empty() and not faults.by_kind:
        raise UserFileError(f"'{path}' holds no rows: a header with state and value, and a row per state, are needed.")
    long = read_years(in_long_form(raw, plan), plan, faults, short=layout is not None)
    span = _span(long)
    frame, left = of_years(long, reading)
    if frame.is_empty() and not long.is_empty() and not faults.by_kind:
        raise CoverageError(_no_year(path, span, reading))
    allowed = _with_missing(reading, layout)
    numbers = read_numbers(
        frame["text"], frame["line"], allowed, faults, separator=text.separator,
        negative=negative or (layout is not None and _ranks(plan, text.header, layout)),
    )  # fmt: skip
    frame, older = latest_alone(frame.with_columns(value=numbers.values), plan, reading)
    frame, remarks = _with_states(frame, plan, text.header, resolve, layout, faults, reading)
    frame, repeated = user_once.once(frame, len(plan.keys), faults, mutual=plan.keys == MUTUAL)
    faults.refuse()
    if frame["value"].is_null().all():
        raise UserFileError(f"'{path}' holds no value at all: fill in the column {value}.")
    notes += [*plan.notes, *([layout.note] if layout is not None and layout.note else []), *numbers.notes]
    notes += [*left, *older, *remarks, *repeated]
    return UserTable(
        frame,
        _one_of(frame, "unit", numbers.unit or "not stated"),
        _one_of(frame, "source", f"file {path.name}"),
        text.sha256,
        plan.keys,
        tuple(notes),
        layout is not None and _ranks(plan, text.header, layout),
        span,
        _title(raw, plan, text.header),
    )


def header_of(path: Path) -> list[str]:
    """Give the columns of a user's file, in small letters, which say what it is about.

    Raises
    ------
    UserFileError
        If the file can't be read.
    """
    text = user_text.open_text(path, lambda fields: looks_like_header(fields, "value", PLAIN), LARGEST_FILE)
    return [name.lower() for name in text.header]


def own_files(files: Sequence[Path], known: Collection[str], kind: str) -> dict[str, Path]:
    """Give the user's files by the names that their entries take, each of which must be new.

    Raises
    ------
    UserFileError
        If a file is named like an entry of the package, or like another file.
    """
    named: dict[str, Path] = {}
    for path in files:
        if path.stem in known:
            raise UserFileError(
                f"'{path}' is named like the built-in {kind} '{path.stem}': rename the file, e.g. 'my_{path.name}'."
            )
        if path.stem in named:
            raise UserFileError(
                f"'{path}' and '{named[path.stem]}' both give a {kind} '{path.stem}': add one, or rename one."
            )
        named[path.stem] = path
    return named


def _columns_read(plan: Plan) -> list[int]:
    """List the places of the columns that are read, in order."""
    places = [place for end in plan.ends for place in end.places]
    places += [place for place in (plan.value, plan.year, plan.unit, plan.source, plan.title) if place >= 0]
    return list(dict.fromkeys([*(place for place in places if place >= 0), *(plan.years or ()), *(plan.across or ())]))


def _with_missing(reading: Reading, layout: Layout | None) -> Reading:
    """Add a codebook's missing codes to the user's."""
    from dataclasses import replace

    return reading if layout is None else replace(reading, missing=(*reading.missing, *layout.missing))


def _title(raw: "pl.DataFrame", plan: Plan, header: Sequence[str]) -> str:
    """Give the words in the file that say what its values are: the value's column and the indicator's name."""
    named = [header[plan.value]] if plan.value >= 0 and plain(header[plan.value]) != "value" else []
    indicators = raw[str(plan.title)].drop_nulls().unique().sort().head(1).to_list() if plan.title >= 0 else []
    return "; ".join([*named, *(str(each) for each in indicators)])


def _ranks(plan: Plan, header: Sequence[str], layout: Layout) -> bool:
    """Tell a score, which can be ranked and not added."""
    return plan.value >= 0 and header[plan.value].lower().startswith(layout.ranks)


def _with_states(
    frame: "pl.DataFrame",
    plan: Plan,
    header: Sequence[str],
    resolve: Resolve,
    layout: Layout | None,
    faults: Faults,
    reading: Reading,
) -> tuple["pl.DataFrame", list[str]]:
    """Find the states of all rows; give the rows that have them, and what is to be said."""
    import polars as pl

    seen = Seen()
    for at, end in enumerate(plan.ends):
        resolved = resolve_end(frame, end, header, resolve, layout, faults, seen, _names(reading))
        texts = pl.coalesce([pl.when(pl.col(str(place)) != "").then(pl.col(str(place))) for place in end.places])
        frame = frame.with_columns(
            *(resolved[name].alias(f"{name}{at}") for name in resolved.columns), texts.alias(f"text{at}")
        )
    notes: list[str] = []
    if reading.skip_strangers or layout is not None:
        strangers = faults.take_strangers()
        notes = [_left(strangers)] if strangers else []
    states = [f"state{at}" for at in range(len(plan.ends))]
    whole = frame.drop_nulls(states)
    if len(states) == 2:
        for line, state in whole.filter(pl.col("state0") == pl.col("state1")).select("line", "state0").iter_rows():
            faults.add("row", state, line, f"a tie of {state} to itself means nothing here: take the line out.")
    if whole.is_empty():
        faults.refuse()
        raise UserFileError(f"'{faults.path}' has no row of a state. {' '.join(notes)}".strip())
    return whole, [*notes, *seen.sentences()]


def _names(reading: Reading) -> str:
    """Give the list whose names a file uses: the user's word, or that of the layout."""
    publisher = reading.layout.partition(":")[0].strip().lower()
    return reading.names or (publisher if publisher in LISTS else "")


def _left(strangers: dict[Kind, dict[str, Fault]]) -> str:
    """List what was left because it is no state, or was none in its year."""
    faults = {text: fault for each in strangers.values() for text, fault in each.items()}
    left = sum(fault.count for fault in faults.values())
    return f"{rows(left)} of what is no state of the row's year left: {listed(faults)}."


def _span(frame: "pl.DataFrame") -> tuple[int, int] | None:
    """Give the first and last year of a file."""
    years = frame["year"].drop_nulls()
    return None if years.is_empty() else (int(years.min()), int(years.max()))  # pyright: ignore[reportArgumentType]  # it isn't empty


def _no_year(path: Path, span: tuple[int, int] | None, reading: Reading) -> str:
    """Say which years a file has, where it has none of those that count."""
    first, last = span or (0, 0)
    period = reading.years or (0, 0)
    period_words = str(period[0]) if period[0] == period[1] else f"{period[0]}-{period[1]}"
    period_words = f"up to {period[1]}" if reading.carried else f"of {period_words}"
    return f"'{path}' has values for {first}-{last} only, and none {period_words}: ask for a year that it has."


def _one_of(frame: "pl.DataFrame", column: str, otherwise: str) -> str:
    """Give what a column says, if it says the same in every line that says anything."""
    if column not in frame.columns:
        return otherwise
    texts = sorted({text for text in frame[column].unique().to_list() if text})
    shown = "; ".join(quoted(text)[1:-1] if len(texts) > 1 else text for text in texts[:SHOWN])
    return shown + (f" and {len(texts) - SHOWN} more" if len(texts) > SHOWN else "") or otherwise

"""Give a tidy table the variables of a series as columns, with what each covers."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from polycentric.panel.axes import Axes
from polycentric.panel.membership import CODED, SYSTEMS
from polycentric.panel.place import places_of_states
from polycentric.panel.series.contract import YES_OR_NO, Edition, Series, Variable
from polycentric.panel.tidy.base_rows import BaseRows, Numbers
from polycentric.panel.tidy.join import Added, Cover, described, dyad_columns, state_columns
from polycentric.panel.tidy.pairs import either_way, reversed_
from polycentric.sources import SOURCES
from polycentric.sources.contract import Column

WAYS = {"either": "by either state", "both": "by both states", "first": "by the first state alone"}
Columns = tuple[Column, ...]


def series_columns(base: BaseRows, series: Series, version: str = "", way: str = "either") -> Added:
    """Give every variable of a series for the rows of a table, and the details that only a table holds.

    Parameters
    ----------
    base : BaseRows
    series : Series
    version : str
        The edition; the first without one.
    way : str
        Where a pair stands once, and the series has a row for each direction and lets one choose: ``either`` state's
        row, ``both``, or the ``first`` state's.
    """
    edition = series.edition(version)
    cover, keys = cover_of(series, version, base.system), _keys(series, edition, base.system)
    table = edition.gw if base.system == "gw" and edition.gw else edition.table_name
    rows = series.rows_of(base.read(edition.source, table))
    if series.system not in CODED:
        rows = _coded(rows, series, base)
    values = [pl.col(each.held_in).alias(each.name) for each in series.variables]
    rows = rows.select(*keys, "year", *values, *series.details)
    columns = (*(column_of(each, edition) for each in series.variables), *_details(series, edition))
    if len(keys) == 1:
        added = state_columns(base, rows, columns, cover)
    elif series.both_ends:
        added = _both_ends(base, rows, columns, cover, keys[0].removesuffix("1"))
    elif series.ways and not base.directed and way != "first":
        joined = either_way(rows, [each.name for each in series.variables], both=way == "both")
        added = dyad_columns(base, joined, columns, _remarked(cover, WAYS[way]), both_ways=True)
    else:
        added = dyad_columns(base, rows, columns, cover, both_ways=not series.directed)
    return _within_their_years(base, series, added)


def cover_of(series: Series, version: str = "", system: str = "cow", more: Sequence[str] = ()) -> Cover:
    """Say what a table by a list of states can know from a series: its years, its states, what an absent row means.

    `more` names columns that are computed from the same rows, and absent as its variables are.
    """
    edition = series.edition(version)
    own = series.system if series.system in CODED else system
    names = dict.fromkeys((*(each.name for each in series.variables), *more))
    zero = tuple(names) if series.absence == "zero" else ()
    return Cover(edition.source, "gw" if edition.gw and system == "gw" else own, edition.years, zero, series.caveat)


def column_of(variable: Variable, edition: Edition) -> Column:
    """Describe a variable as a column of a table; what the source's figure was multiplied with, its record says."""
    held = {column.name: column for column in SOURCES[edition.source].table(edition.table_name).columns}
    name = variable.scaled_as or variable.held_in
    scale = held[name].scale if name in held else 1.0
    unit = "truth" if variable.units == YES_OR_NO else variable.units
    return Column(variable.name, unit, variable.meaning, levels=variable.codes, scale=scale)


def _details(series: Series, edition: Edition) -> Columns:
    """Describe what only a table holds, as the source does."""
    return described(edition.source, edition.table_name, *series.details) if series.details else ()


def _keys(series: Series, edition: Edition, system: str) -> tuple[str, ...]:
    """Name the columns of the rows that hold the codes."""
    if series.system in CODED:
        swap = edition.gw and system == "gw"
        return tuple(key.replace("ccode", "gwcode") for key in series.keys) if swap else series.keys
    return (SYSTEMS[system],)


def _coded(rows: pl.DataFrame, series: Series, base: BaseRows) -> pl.DataFrame:
    """Give rows by letters or names the code that their state ends the year with; the others are no states then."""
    first, last = base.span
    known = rows.filter(pl.col("year").is_between(first, last))
    axes = Axes.between(first, last)
    place = places_of_states(series, known, series.keys[0], axes)
    code: Numbers = axes.code_at_end(base.system)[known["year"].to_numpy().astype(int) - first, place]
    coded = known.with_columns(pl.Series(SYSTEMS[base.system], code))
    return coded.filter(pl.Series((place >= 0) & (code > 0)))


def _both_ends(base: BaseRows, rows: pl.DataFrame, columns: Columns, cover: Cover, code: str) -> Added:
    """Give each column twice: with the first state of the row acting, and with the second."""
    names = [column.name for column in columns]
    sides: list[Added] = []
    for end, which, table in (("1", "first", rows), ("2", "second", reversed_(rows, code))):
        twice = tuple(
            replace(column, name=f"{column.name}{end}", meaning=f"{which} state: {column.meaning}")
            for column in columns
        )
        renamed = table.rename({name: f"{name}{end}" for name in names})
        sides.append(dyad_columns(base, renamed, twice, cover))
    both = sides[0] + sides[1]
    order = [f"{name}{end}" for name in names for end in "12"]
    notes = {note.column: note for note in both.notes}
    return Added(both.frame.select(order), tuple(notes[name] for name in order))


def _within_their_years(base: BaseRows, series: Series, added: Added) -> Added:
    """Leave a variable whose years are fewer than its series' missing outside them, and say so in its note."""
    frame, notes = added.frame, list(added.notes)
    for variable in (each for each in series.variables if each.years is not None):
        first, last = variable.years or (0, 0)
        inside = pl.Series((base.year >= first) & (base.year <= last))
        for place, note in enumerate(notes):
            if note.column in {variable.name, *(f"{variable.name}{end}" for end in "12")}:
                frame = frame.with_columns(frame[note.column].set(~inside, None))
                notes[place] = replace(note, first=first, last=last)
    return Added(frame, tuple(notes))


def _remarked(cover: Cover, words: str) -> Cover:
    """Add words to what the notes say."""
    return replace(cover, remark=f"{words}; {cover.remark}")

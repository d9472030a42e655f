"""Hold a table to its description: types, key, missing values, bounds, codes, units and states."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import polars as pl

from polycentric.errors import DataError
from polycentric.sources.contract import NEVER_MISSING, Column, Source, Table
from polycentric.states import Cow, Gw, Polity, facts

SYSTEMS = {"ccode": Cow, "gwcode": Gw, "polity code": Polity}


@cache
def numbers_of(unit: str) -> frozenset[int]:
    """Give every number that a state has ever had in the system of a unit: ``ccode``, ``gwcode`` or ``polity code``."""
    codes = (spell.code for spells in facts.spells().values() for spell in spells)
    return frozenset(code.number for code in codes if isinstance(code, SYSTEMS[unit]))


def validate(
    source: Source,
    frames: Mapping[str, pl.DataFrame],
    states: Iterable[str] | None = None,
    tables: tuple[Table, ...] | None = None,
    *,
    own: bool = False,
) -> None:
    """Raise with the first fault of a source's tables, which may be read from a user's `own` copy; none passes.

    Raises
    ------
    DataError
        If a table is absent, or breaks a rule of its description.
    """
    fault = next(faults(source, frames, states, tables), None)
    if fault is not None and own:
        told = fault.replace("name it in missing_codes", "leave its cells empty").partition(": leave `directed")[0]
        raise DataError(
            f"Source '{source.name}': {told}. Your copy is not as this source is described: mend that in it, or get "
            f"the file again from {source.address}."
        )
    if fault is not None:
        advice = (
            f"The file is the pinned one, so mend its description, sources/{source.name}.py."
            if source.files and source.is_pinned
            else "Make the table again from its source, or mend the file."
        )
        raise DataError(f"Source '{source.name}': {fault}. {advice}")


def faults(
    source: Source,
    frames: Mapping[str, pl.DataFrame],
    states: Iterable[str] | None = None,
    tables: tuple[Table, ...] | None = None,
) -> Iterator[str]:
    """Name every fault of all or some tables; `states` are the ids that a column of unit "state" may hold."""
    known = None if states is None else pl.Series(sorted(states), dtype=pl.String)
    for table in source.tables if tables is None else tables:
        frame = frames.get(table.name)
        if frame is None:
            yield f"the table '{table.name}' is absent"
            continue
        wrong_types = list(_type_faults(table, frame))
        yield from wrong_types
        if wrong_types:
            continue
        yield from _key_faults(table, frame)
        for column in table.columns:
            yield from _column_faults(table, column, frame, known)
        if table.variables:
            yield from _variable_faults(table, frame)
        yield from _direction_faults(source, table, frame)


def _type_faults(table: Table, frame: pl.DataFrame) -> Iterator[str]:
    """Name columns that are absent, of another type, or not described."""
    want = {column.name: column.polars_type for column in table.columns}
    have = {name: str(dtype) for name, dtype in frame.schema.items()}
    for name in want.keys() | have.keys():
        if want.get(name) != have.get(name):
            yield f"table '{table.name}', column '{name}': is {have.get(name)}, should be {want.get(name)}"


def _key_faults(table: Table, frame: pl.DataFrame) -> Iterator[str]:
    """Name a key that comes twice."""
    if table.key and frame.select(table.key).is_duplicated().any():
        twice = frame.filter(frame.select(table.key).is_duplicated()).select(table.key).row(0)
        yield f"table '{table.name}': the key {twice} comes more than once"


def _column_faults(table: Table, column: Column, frame: pl.DataFrame, known: pl.Series | None) -> Iterator[str]:
    """Name missing values where none may be, values out of bounds, words that are no code, ids of no state."""
    values, where = frame[column.name], f"table '{table.name}', column '{column.name}'"
    if column.missing == NEVER_MISSING and values.null_count():
        yield f"{where}: {values.null_count()} values are missing, where none may be"
    values = values.drop_nulls()
    if values.dtype == pl.Float64 and not values.is_finite().all():
        yield f"{where}: a value is not finite"
    yield from _outside(where, values, column)
    allowed = pl.Series(column.codes, dtype=pl.String) if column.codes else known if column.unit == "state" else None
    if allowed is not None:
        unknown = values.filter(~values.is_in(allowed.implode()))
        if len(unknown):
            yield f"{where}: '{unknown[0]}' is not one of the {len(allowed)} known {column.unit}s"
    if column.unit in SYSTEMS:
        strange = sorted(set(values.unique().to_list()) - numbers_of(column.unit) - set(column.besides))
        if strange:
            yield f"{where}: {strange[0]} is the {column.unit} of no state"


def _outside(where: str, values: pl.Series, column: Column) -> Iterator[str]:
    """Name the value farthest outside the bounds."""
    if not len(values) or (column.lower is None and column.upper is None):
        return
    least, most = values.min(), values.max()
    if column.lower is not None and least < column.lower:  # pyright: ignore[reportOperatorIssue]  # numeric by dtype
        yield f"{where}: {least} is below {column.lower:g}{_perhaps_missing(column, least)}"
    if column.upper is not None and most > column.upper:  # pyright: ignore[reportOperatorIssue]  # numeric by dtype
        yield f"{where}: {most} is above {column.upper:g}{_perhaps_missing(column, most)}"


def _perhaps_missing(column: Column, value: Any) -> str:
    """Say what to do where a value out of bounds is a code for none; as the file writes it, before it was scaled."""
    return f" (if {value / column.scale:g} stands for missing, name it in missing_codes)"


def _direction_faults(source: Source, table: Table, frame: pl.DataFrame) -> Iterator[str]:
    """Name a pair that has a row in both directions, with different values, where a row is said to stand for both."""
    for shown in source.shown:
        keys = [key for key in table.key if key != "year"]
        if shown.directed or len(keys) != 2 or shown.table not in ("", table.name):
            continue
        turned = frame.select(pl.col(keys[1]).alias(keys[0]), pl.col(keys[0]).alias(keys[1]), "year", *shown.columns)
        both = frame.join(turned, on=[*keys, "year"], suffix=" turned")
        for name in shown.columns:
            apart = both.filter(pl.col(name) != pl.col(f"{name} turned"))
            if apart.height:
                one, other, year, value, back = apart.select(*keys, "year", name, f"{name} turned").row(0)
                values = f"{value} from {one} to {other} in {year} and {back} the other way"
                yield (
                    f"table '{table.name}', column '{name}': {values}, where one row is said to stand for both "
                    "directions: leave `directed=False` out"
                )


def _variable_faults(table: Table, frame: pl.DataFrame) -> Iterator[str]:
    """Name variables that are not described, and units and values that break their description."""
    described = {variable.name: variable for variable in table.variables}
    for (name,), rows in frame.group_by("variable", maintain_order=True):
        variable = described.get(str(name))
        if variable is None:
            yield f"table '{table.name}': the variable '{name}' is not described"
            continue
        where = f"table '{table.name}', variable '{name}'"
        units = rows["unit"].unique().to_list()
        if units != [variable.unit]:
            yield f"{where}: the unit is {units}, should be '{variable.unit}'"
        for column in ("value", "low", "high"):
            yield from _outside(f"{where}, {column}", rows[column].drop_nulls(), variable)
        if not _ordered(rows):
            yield f"{where}: a low is above its value, or a value above its high"


def _ordered(rows: pl.DataFrame) -> bool:
    """Tell whether low <= value <= high wherever they are given."""
    kept = (pl.col("low").fill_null(pl.col("value")) <= pl.col("value")) & (
        pl.col("value") <= pl.col("high").fill_null(pl.col("value"))
    )
    return bool(rows.select(kept.all()).item())

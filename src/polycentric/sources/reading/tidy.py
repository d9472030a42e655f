"""Turn a source's own rows into the tidy table that its columns describe: names, units, missing codes, types."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from polycentric.errors import DataError
from polycentric.sources.contract import Column, Table

if TYPE_CHECKING:
    import polars as pl


def files_reader(*tables: Table) -> Callable[[Path], dict[str, "pl.DataFrame"]]:
    """Make the `read` of a source: from one of its files, or a folder of them, to its tables by name.

    A folder holds the files under the names that the tables give, as a mirror does; a single file is read into the
    tables of the file that has its name, or into the source's only table whatever its name.
    """

    def read(path: Path) -> dict[str, "pl.DataFrame"]:
        if path.is_dir():
            return {table.name: read_table(table, path / table.file) for table in tables}
        tables_of_file = [table for table in tables if len(tables) == 1 or Path(table.file).name == path.name]
        if not tables_of_file:
            known = ", ".join(Path(table.file).name for table in tables)
            raise DataError(f"'{path.name}' is none of the source's files, which are {known}.")
        return {table.name: read_table(table, path) for table in tables_of_file}

    return read


def read_table(table: Table, path: Path) -> "pl.DataFrame":
    """Read a table's file and make it tidy."""
    if table.raw is None:
        raise DataError(f"The table '{table.name}' does not say how its file is read.")
    return tidy(table.raw(path), table)


def tidy(raw: "pl.DataFrame", table: Table) -> "pl.DataFrame":
    """Give the described columns of a source's rows, in their units and types, missing codes as missing values.

    Raises
    ------
    DataError
        If a column is absent or not described, or a value doesn't fit its type.
    """
    _same_columns(raw, table)
    columns = [_column(raw[column.raw], column, table.name) for column in table.columns]
    frame = raw.select(columns) if raw.width else raw
    numbers = [name for name in table.key if frame.schema[name].is_numeric()]
    return frame.sort(numbers, maintain_order=True) if numbers else frame


def _same_columns(raw: "pl.DataFrame", table: Table) -> None:
    """Refuse rows whose columns are not those that the table was described from."""
    want = {column.raw for column in table.columns}
    absent, new = sorted(want - set(raw.columns)), sorted(set(raw.columns) - want - set(table.dropped))
    if absent or new:
        differences = [f"lacks {absent}" if absent else "", f"has {new[:10]}, which are not described" if new else ""]
        raise DataError(
            f"The file of the table '{table.name}' {' and '.join(part for part in differences if part)}: it is another "
            "version of the source, or another file."
        )


def _column(raw: "pl.Series", column: Column, table: str) -> "pl.Series":
    """Give one column, tidy."""
    import polars as pl

    values = raw.alias(column.name)
    if column.missing_codes:
        stands_for_none = pl.Series(column.missing_codes).cast(values.dtype)
        values = values.set(values.is_in(stands_for_none.implode()).fill_null(False), None)
    try:
        return _typed(values, column)
    except (pl.exceptions.PolarsError, ValueError) as error:
        raise DataError(
            f"Table '{table}', column '{column.raw}': {error}: the file is damaged, or another version of the source."
        ) from error


def _typed(values: "pl.Series", column: Column) -> "pl.Series":
    """Give the values in the column's unit and type; one that doesn't fit raises."""
    import polars as pl

    dtype: pl.DataType = getattr(pl, column.polars_type)()
    if values.dtype == pl.String and (dtype.is_numeric() or dtype == pl.Boolean):
        values = values.cast(pl.Float64)
    if values.dtype == pl.String and dtype == pl.Date:
        values = values.str.to_date("%Y-%m-%d")
    if column.scale != 1:
        values = values.cast(pl.Float64) * column.scale
    if dtype.is_integer() and values.dtype.is_float():
        _only(values, values == values.floor(), "whole number")
    if dtype == pl.Boolean and values.dtype.is_numeric():
        _only(values, (values == 0) | (values == 1), "yes (1) or no (0)")
    return values.cast(dtype, strict=True)


def _only(values: "pl.Series", fits: "pl.Series", what: str) -> None:
    """Refuse a value that a cast would change in silence; a missing one fits."""
    broken = values.filter(~fits.fill_null(True))
    if len(broken):
        raise ValueError(f"{broken[0]} is no {what}")

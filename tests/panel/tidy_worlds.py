"""Toy sources: a handful of rows under the names that the additions read, on the real lists of states."""

import datetime
from collections.abc import Mapping, Sequence

import polars as pl

from polycentric.errors import NotFetchedError
from polycentric.sources import SOURCES

Rows = Sequence[Mapping[str, object]]


def reader(tables: Mapping[tuple[str, str], Rows]):
    """Make a function that reads toy tables as the archive reads real ones: all columns there, typed as described."""

    def read(source: str, table: str) -> pl.DataFrame:
        if (source, table) not in tables:
            raise NotFetchedError(f"The toy world has no '{source}.{table}'.")
        columns = SOURCES[source].table(table).columns
        schema = {column.name: getattr(pl, column.polars_type) for column in columns}
        rows = [{name: row.get(name) for name in schema} for row in tables[source, table]]
        unknown = {name for row in tables[source, table] for name in row} - set(schema)
        assert not unknown, unknown
        return pl.DataFrame(rows, schema=schema)

    return read


def day(year: int, month: int = 1, number: int = 1) -> datetime.date:
    return datetime.date(year, month, number)

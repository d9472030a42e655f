"""Turn an R data frame into a polars table."""

from collections.abc import Container
from typing import TYPE_CHECKING, Any

import numpy as np

from polycentric.errors import DataError
from polycentric.sources.reading.r_parse.objects import Strings, Vector

if TYPE_CHECKING:
    import polars as pl

MISSING_INTEGER = -(1 << 31)


def table_of(value: Vector, name: str, only: Container[str] | None = None) -> "pl.DataFrame":
    """Give a data frame as a table: missing values are null, factors are text, dates are dates.

    Parameters
    ----------
    value : Vector
        The R object.
    name : str
        What to call it in messages.
    only : container of str, optional
        The columns that are wanted.

    Raises
    ------
    DataError
        If the value is no data frame, or a column is of a kind that tables don't have.
    """
    import polars as pl

    if "data.frame" not in value.classes or value.kind != "list":
        raise DataError(f"the R object '{name}' is a {value.kind} of class {value.classes}, not a data frame")
    names = value.names
    if len(names) != len(value) or len(set(names)) != len(names):
        raise DataError(f"the R data frame '{name}' has {len(value)} columns and {len(set(names))} distinct names")
    parts = list(zip(names, value.values, strict=True))
    if len({len(part) if isinstance(part, Vector) else -1 for _, part in parts}) > 1:
        raise DataError(f"the columns of the R data frame '{name}' have different lengths")
    return pl.DataFrame([_series(column, part) for column, part in parts if only is None or column in only])


def _series(name: str, part: Any) -> "pl.Series":
    """Give one column."""
    import polars as pl

    if not isinstance(part, Vector):
        raise DataError(f"the column '{name}' is no vector")
    if "factor" in part.classes:
        return _text(name, part.texts("levels"), _levels(name, part))
    if isinstance(part.values, Strings):
        distinct, codes = part.values.encoded
        return _text(name, list(distinct), codes)
    if part.kind not in {"integer", "double", "logical"}:
        raise DataError(f"the column '{name}' is a {part.kind}, which no table has")
    try:
        return _dated(part, _numbers(name, part))
    except pl.exceptions.PolarsError as error:
        raise DataError(f"the column '{name}' holds a value that its type has not ({error})") from error


def _numbers(name: str, part: Vector) -> "pl.Series":
    """Give a column of numbers or truths; a missing one is null."""
    import polars as pl

    if part.kind == "double":
        return pl.Series(name, part.values).fill_nan(None)
    whole = pl.Series(name, part.values)
    whole = whole.set(whole == MISSING_INTEGER, None)
    return whole.cast(pl.Boolean) if part.kind == "logical" else whole


def _dated(part: Vector, column: "pl.Series") -> "pl.Series":
    """Turn days and seconds since 1970 into dates and times, where the column's class says so."""
    import polars as pl

    if "Date" in part.classes:
        return column.floor().cast(pl.Int32).cast(pl.Date) if part.kind == "double" else column.cast(pl.Date)
    if "POSIXct" in part.classes:
        return (column.cast(pl.Float64) * 1e6).cast(pl.Int64).cast(pl.Datetime("us"))
    return column


def _levels(name: str, part: Vector) -> "np.ndarray[Any, np.dtype[np.int32]]":
    """Give a factor's codes from 0, with -1 for a missing one, having checked that each has a level."""
    codes = part.values
    count = len(part.texts("levels"))
    if part.kind != "integer" or not np.all((codes == MISSING_INTEGER) | ((codes >= 1) & (codes <= count))):
        raise DataError(f"the factor '{name}' has codes that none of its {count} levels has")
    return np.where(codes == MISSING_INTEGER, -1, codes - 1).astype(np.int32)


def _text(name: str, distinct: list[str], codes: "np.ndarray[Any, np.dtype[np.int32]]") -> "pl.Series":
    """Give a column of text from its distinct texts and each place's index among them."""
    import polars as pl

    places = pl.Series(codes)
    return pl.Series(name, distinct, dtype=pl.String).gather(places.set(places < 0, None)).alias(name)

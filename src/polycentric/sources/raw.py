"""Read a file of a source as it stands: R, CSV or Stata, into rows whose missing values are null."""

import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, cast

from polycentric.errors import DataError
from polycentric.sources.contract import Raw

if TYPE_CHECKING:
    import polars as pl


def r_table(name: str = "", only: tuple[str, ...] | None = None) -> Raw:
    """Make a reader of the data frame called `name` in an R file, or of the one object of an .rds file.

    Parameters
    ----------
    name : str
        The object's name in the file; ``""`` where the file has one object without a name.
    only : tuple of str, optional
        The columns that are wanted, where the others would take long.
    """

    def read(path: Path) -> "pl.DataFrame":
        from polycentric.sources.r_parse.frames import table_of
        from polycentric.sources.r_parse.read import read_objects

        objects = read_objects(path)
        if name not in objects:
            held = ", ".join(f"'{key}'" for key in objects)
            raise DataError(f"The R file '{path.name}' holds {held}, not '{name}': it is another file of the source.")
        try:
            return table_of(objects[name], name or path.name, only)
        except DataError as error:
            raise DataError(f"The R file '{path.name}' is not as described: {error}.") from error

    return read


def csv_table(missing: tuple[str, ...] = ("",), only: tuple[str, ...] | None = None) -> Raw:
    """Make a reader of a CSV file in UTF-8, every column as text but for the `missing` words, which are null.

    What is a number is decided by the table's columns, not guessed from the file.
    """

    def read(path: Path) -> "pl.DataFrame":
        import polars as pl

        try:
            frame = pl.read_csv(path, infer_schema=False, null_values=list(missing), encoding="utf8", columns=only)
        except (pl.exceptions.PolarsError, OSError) as error:
            raise DataError(f"The CSV file '{path.name}' cannot be read ({error}): fetch it again.") from error
        return frame.with_columns(pl.all().str.strip_chars())

    return read


# What pandas lets through when a Stata file is cut short or damaged.
_BROKEN_STATA = (ArithmeticError, AttributeError, LookupError, MemoryError, OSError, TypeError, UnicodeWarning,
                 ValueError, struct.error)  # fmt: skip


def stata_table() -> Raw:
    """Make a reader of a Stata file; value labels are not applied, missing values are null."""

    def read(path: Path) -> "pl.DataFrame":
        import pandas as pd
        import polars as pl

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", UnicodeWarning)
                frame = cast(pd.DataFrame, pd.read_stata(path, convert_categoricals=False))
        except _BROKEN_STATA as error:
            raise DataError(f"The Stata file '{path.name}' cannot be read ({error}): fetch it again.") from error
        columns = {str(name): frame[name].to_numpy() for name in frame.columns}
        return pl.DataFrame([_without_nan(pl.Series(name, values)) for name, values in columns.items()])

    return read


def _without_nan(values: "pl.Series") -> "pl.Series":
    """Give missing numbers and empty texts as null."""
    import polars as pl

    if values.dtype.is_float():
        return values.fill_nan(None)
    return values.set(values == "", None) if values.dtype == pl.String else values

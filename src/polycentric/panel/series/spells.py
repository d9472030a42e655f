"""Turn spells (a first and a last year) into rows of years."""

import polars as pl


def by_year(spells: pl.DataFrame, first: pl.Expr, last: pl.Expr, keep: tuple[str, ...]) -> pl.DataFrame:
    """Give a row for each year of each spell, with the columns `keep`; every row once."""
    years = pl.int_ranges(first.cast(pl.Int32), last.cast(pl.Int32) + 1).alias("year")
    return spells.with_columns(years).explode("year").drop_nulls("year").select(*keep, "year").unique()


def flags(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """Add a column that is true in every row: the row itself says yes."""
    return rows.with_columns(pl.lit(True).alias(name))

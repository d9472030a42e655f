"""Turn spells (a first and a last year) into rows of years."""

import polars as pl

AUSTRIA_HUNGARY, AUSTRIA, AFTER = 300, 305, 1919


def by_year(spells: pl.DataFrame, first: pl.Expr, last: pl.Expr, keep: tuple[str, ...]) -> pl.DataFrame:
    """Give a row for each year of each spell, with the columns `keep`; every row once."""
    years = pl.int_ranges(first.cast(pl.Int32), last.cast(pl.Int32) + 1).alias("year")
    return spells.with_columns(years).explode("year").drop_nulls("year").select(*keep, "year").unique()


def passed_to_austria(rows: pl.DataFrame) -> pl.DataFrame:
    """Give Austria (305) from 1919 on what the rows of pairs have under Austria-Hungary (300), as the field does."""
    heir = pl.lit(AUSTRIA).cast(rows.schema["ccode1"])
    passed = [
        pl.when((pl.col(code) == AUSTRIA_HUNGARY) & (pl.col("year") >= AFTER)).then(heir).otherwise(code).alias(code)
        for code in ("ccode1", "ccode2")
    ]
    return rows.with_columns(passed)


def flags(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """Add a column that is true in every row: the row itself says yes."""
    return rows.with_columns(pl.lit(True).alias(name))

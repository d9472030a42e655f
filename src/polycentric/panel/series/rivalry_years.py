"""What the two lists of rivalries have in common; no series of its own."""

import polars as pl

from polycentric.panel.years import by_year

AUSTRIA_HUNGARY, AUSTRIA, AFTER = 300, 305, 1919
CAVEAT = "A rivalry of Austria-Hungary (300) is Austria's (305) from 1919, as the field does."


def rivalry_years(spells: pl.DataFrame, start: str, end: str) -> pl.DataFrame:
    """Give every year of every rivalry since 1816; those that outlive Austria-Hungary are Austria's from 1919."""
    rows = by_year(spells, start, end)
    heir = pl.lit(AUSTRIA, pl.Int16)
    passed = [
        pl.when((pl.col(code) == AUSTRIA_HUNGARY) & (pl.col("year") >= AFTER))
        .then(heir)
        .otherwise(pl.col(code))
        .alias(code)
        for code in ("ccode1", "ccode2")
    ]
    return rows.with_columns(passed)


def one_of_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep one rivalry of a dyad-year: where one ends and the next begins in the same year, the earlier in the file."""
    return rows.unique(subset=["ccode1", "ccode2", "year"], keep="first", maintain_order=True)


def counts(rows: pl.DataFrame, flags: dict[str, pl.Expr]) -> pl.DataFrame:
    """Count each state's rivalries of each kind in each year."""
    sums = {name: flag.sum().cast(pl.Int32) for name, flag in flags.items()}
    ends = [rows.with_columns(pl.col(code).alias("ccode")) for code in ("ccode1", "ccode2")]
    return pl.concat(ends).group_by("ccode", "year").agg(**sums)

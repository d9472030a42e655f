"""What the two lists of rivalries have in common; no series of its own."""

import polars as pl

from polycentric.panel.membership import under_own_codes
from polycentric.panel.years import by_year

AUSTRIA_HUNGARY, AUSTRIA, AFTER = 300, 305, 1919
PAIR = ("ccode1", "ccode2")
CAVEAT = "A rivalry of Austria-Hungary (300) is Austria's (305) from 1919, as the field does."
OUTSIDERS = "Rivals that are no members of the list that year count too."


def rivalry_years(spells: pl.DataFrame, start: str, end: str) -> pl.DataFrame:
    """Give every year of every rivalry since 1816, under the codes that the states carry then."""
    return under_own_codes(passed_to_austria(by_year(spells, start, end)), PAIR, "cow")


def passed_to_austria(rows: pl.DataFrame) -> pl.DataFrame:
    """Give Austria (305) from 1919 on what the rows of pairs have under Austria-Hungary (300), as the field does."""
    heir = pl.lit(AUSTRIA).cast(rows.schema[PAIR[0]])
    passed = [
        pl.when((pl.col(code) == AUSTRIA_HUNGARY) & (pl.col("year") >= AFTER)).then(heir).otherwise(code).alias(code)
        for code in PAIR
    ]
    return rows.with_columns(passed)


def one_of_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep one rivalry of a dyad-year: where one ends and the next begins in the same year, the earlier in the file."""
    return rows.unique(subset=[*PAIR, "year"], keep="first", maintain_order=True)


def counts(rows: pl.DataFrame, flags: dict[str, pl.Expr]) -> pl.DataFrame:
    """Count each state's rivalries of each kind in each year."""
    sums = {name: flag.sum().cast(pl.Int32) for name, flag in flags.items()}
    ends = [rows.with_columns(pl.col(code).alias("ccode")) for code in PAIR]
    return pl.concat(ends).group_by("ccode", "year").agg(**sums)

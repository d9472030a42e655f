"""What the two lists of rivalries are brought to tables with; no adder of its own."""

import polars as pl

from polycentric.panel.layers.spells import passed_to_austria
from polycentric.panel.tidy.match import under_own_codes
from polycentric.panel.tidy.years import by_year

OUTSIDERS = "rivals that are no members of the list that year count too"
REMARK = "a rivalry of Austria-Hungary (300) is Austria's (305) from 1919, as the field does"


def rivalry_years(spells: pl.DataFrame, start: str, end: str, span: tuple[int, int]) -> pl.DataFrame:
    """Give every year of every rivalry; those that outlive Austria-Hungary are Austria's from 1919."""
    rows = passed_to_austria(by_year(spells, start, end, *span))
    return under_own_codes(rows, ("ccode1", "ccode2"), "cow")


def one_of_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep one rivalry of a dyad-year: where one ends and the next begins in the same year, the earlier in the file."""
    return rows.unique(subset=["ccode1", "ccode2", "year"], keep="first", maintain_order=True)


def counts(rows: pl.DataFrame, flags: dict[str, pl.Expr]) -> pl.DataFrame:
    """Count each state's rivalries of each kind in each year."""
    sums = {name: flag.sum().cast(pl.Int32) for name, flag in flags.items()}
    ends = [rows.with_columns(pl.col(code).alias("ccode")) for code in ("ccode1", "ccode2")]
    return pl.concat(ends).group_by("ccode", "year").agg(**sums)

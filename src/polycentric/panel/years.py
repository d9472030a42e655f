"""Turn a source's spells into rows of one year each."""

import polars as pl

FIRST, LATEST = 1816, 2100


def by_year(spells: pl.DataFrame, start: str, end: str, first: int = FIRST, last: int = LATEST) -> pl.DataFrame:
    """Give a row for every year from `start` to `end` (columns of years or of dates), within some years.

    Parameters
    ----------
    spells : DataFrame
        With the two columns; rows in which one is missing are left out.
    start, end : str
        Their names; they are not in the result.
    first, last : int
        The years wanted.

    Returns
    -------
    DataFrame
        The other columns and ``year``.
    """
    known = spells.drop_nulls([start, end])
    years = [_year(known, name) for name in (start, end)]
    bounded = pl.int_ranges(years[0].clip(lower_bound=first), years[1].clip(upper_bound=last) + 1, dtype=pl.Int16)
    rows = known.with_columns(bounded.alias("year")).drop({start, end} - {"year"})
    return rows.explode("year").drop_nulls("year")


def flagged(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """Give every row once, with a column that is true: the row itself says yes."""
    return rows.unique(maintain_order=True).with_columns(pl.lit(True).alias(name))


def _year(frame: pl.DataFrame, name: str) -> pl.Expr:
    """Give a column's year."""
    column = pl.col(name)
    return (column.dt.year() if frame.schema[name] == pl.Date else column).cast(pl.Int64)

"""What a pair of states that stands once is told by a source in which it stands in both directions."""

from collections.abc import Sequence

import polars as pl

from polycentric.errors import DataError

KEYS = ("ccode1", "ccode2", "year")


def reversed_(table: pl.DataFrame, code: str = "ccode") -> pl.DataFrame:
    """Give the same rows seen from the other state."""
    one, other = f"{code}1", f"{code}2"
    return table.rename({one: other, other: one}).select(table.columns)


def laid_both_ways(table: pl.DataFrame, turned: pl.DataFrame, columns: Sequence[str], source: str) -> pl.DataFrame:
    """Give the rows of pairs and the same rows turned round, each pair and year once in each direction.

    Raises
    ------
    DataError
        If the source has a pair in both directions and says different things of it.
    """
    both = pl.concat([table, turned.select(table.columns)]).unique([*KEYS, *columns], maintain_order=True)
    twice = both.filter(both.select(KEYS).is_duplicated())
    if twice.height:
        one, other, year = twice.select(KEYS).row(0)
        pair = twice.filter(pl.col(KEYS[0]) == one, pl.col(KEYS[1]) == other, pl.col(KEYS[2]) == year)
        shown = " and ".join(str(row) for row in pair.select(columns).rows())
        raise DataError(
            f"Source '{source}' has the pair {one} and {other} of {year} in both directions, with {shown} for "
            f"{', '.join(columns)}: keep the row that is right, and hand the file over again."
        )
    return both


def either_way(table: pl.DataFrame, columns: list[str], *, both: bool = False) -> pl.DataFrame:
    """Give, for a pair in either direction, whether a column is true in one of them, or (`both`) in both."""
    keys = ["ccode1", "ccode2", "year"]
    doubled = pl.concat([table.select(*keys, *columns), reversed_(table).select(*keys, *columns)])
    judged = [(pl.col(name).all() & (pl.len() > 1) if both else pl.col(name).any()).alias(name) for name in columns]
    return doubled.group_by(keys).agg(judged)

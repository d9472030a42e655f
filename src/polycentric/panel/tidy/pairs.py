"""What a pair of states that stands once is told by a source in which it stands in both directions."""

import polars as pl


def reversed_(table: pl.DataFrame, code: str = "ccode") -> pl.DataFrame:
    """Give the same rows seen from the other state."""
    one, other = f"{code}1", f"{code}2"
    return table.rename({one: other, other: one}).select(table.columns)


def either_way(table: pl.DataFrame, columns: list[str], *, both: bool = False) -> pl.DataFrame:
    """Give, for a pair in either direction, whether a column is true in one of them, or (`both`) in both."""
    keys = ["ccode1", "ccode2", "year"]
    doubled = pl.concat([table.select(*keys, *columns), reversed_(table).select(*keys, *columns)])
    judged = [(pl.col(name).all() & (pl.len() > 1) if both else pl.col(name).any()).alias(name) for name in columns]
    return doubled.group_by(keys).agg(judged)

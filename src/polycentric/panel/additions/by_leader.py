"""Give what a source says of leaders, by their spells in office."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from polycentric.panel.tidy.base_rows import LEADER_DAY, LEADER_DYAD_YEAR, LEADER_YEAR, BaseRows
from polycentric.panel.tidy.join import Added, Cover
from polycentric.sources.contract import Column

LEADERS = (LEADER_YEAR, LEADER_DAY, LEADER_DYAD_YEAR)


def leader_columns(base: BaseRows, table: pl.DataFrame, columns: Sequence[Column], cover: Cover) -> Added:
    """Give columns by `obsid`, once for each leader of a row; a leader that the source lacks is missing."""
    parts: list[pl.DataFrame] = []
    for end in base.ends:
        theirs = table.rename({column.name: f"{column.name}{end}" for column in columns}).rename(
            {"obsid": f"obsid{end}"}
        )
        matched = base.frame.select(f"obsid{end}").join(theirs, on=f"obsid{end}", how="left", maintain_order="left")
        parts.append(matched.select(f"{column.name}{end}" for column in columns))
    notes = tuple(cover.note(replace(column, name=f"{column.name}{end}")) for end in base.ends for column in columns)
    return Added(pl.concat(parts, how="horizontal"), notes)

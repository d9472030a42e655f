"""Deliveries of major arms from the first state of a dyad to the second.

A pair is zero only where nothing that was delivered could be its own: in a year in which a table has a figure of a name
that means several states, or none then, whoever else the table doesn't name is missing.
"""

import numpy as np
import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.membership import SYSTEMS
from polycentric.panel.named import NO_STATE, with_codes, with_states
from polycentric.panel.tidy.base_rows import TWO_STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, dyad_columns
from polycentric.panel.years import by_year
from polycentric.sources.reading.sheet_of_arms import is_stranger
from polycentric.sources.record.columns import amount

COLUMN = amount(
    "tiv", "SIPRI trend-indicator value", "deliveries of major arms by the first state to the second", 0, 1e12
)
REMARK = "0 also where it is less than half a million; suppliers and recipients not handed over are missing"


ROLES = (("supplier", "recipient", "1"), ("recipient", "supplier", "2"))  # whose table, who stands in its lines


def compute(base: BaseRows) -> Added:
    """Give the volume; a pair without a delivery is zero where the table of one of the two was handed over."""
    system, code = base.system, SYSTEMS[base.system]
    transfers = base.read("sipri_arms", "transfers")
    tables = base.read("sipri_arms", "covered")
    covered = by_year(tables, "first", "last", *base.span)
    volumes = _coded(_coded(transfers, "supplier", f"{code}1", system), "recipient", f"{code}2", system)
    lost = f"{transfers.height - volumes.height:,} of {transfers.height:,} figures are of names that are no state then"
    span = (int(str(tables["first"].min())), int(str(tables["last"].max())))
    cover = Cover("sipri_arms", system, span, remark=f"{REMARK}; {lost}{_unsure(transfers, base)}")
    pairs = volumes.group_by(f"{code}1", f"{code}2", "year").agg(pl.col("tiv").sum())
    added = dyad_columns(base, pairs, (COLUMN,), cover)
    filled = added.frame["tiv"].set(pl.Series(_listed(base, transfers, covered)) & added.frame["tiv"].is_null(), 0.0)
    return Added(filled.to_frame(), added.notes)


def _listed(base: BaseRows, transfers: pl.DataFrame, covered: pl.DataFrame) -> np.ndarray:
    """Say of which rows a table lists all that was delivered, each figure under a name that is one state's."""
    system, code = base.system, SYSTEMS[base.system]
    listed = np.zeros(base.height, dtype=bool)
    for role, other, end in ROLES:
        theirs = covered.filter(pl.col("role") == role).with_columns(pl.col("year").cast(pl.Int32))
        holes = _unplaced(transfers, other).select(pl.col(role).alias("country"), "year").unique()
        whole = _coded(theirs.join(holes, on=["country", "year"], how="anti"), "country", code, system)
        key = whole[code].to_numpy().astype(np.int64) * 10_000 + whole["year"].to_numpy()
        listed |= np.isin(base.codes(end, system).astype(np.int64) * 10_000 + base.year, key)
    return listed


def _unplaced(transfers: pl.DataFrame, name: str) -> pl.DataFrame:
    """Give the figures of a name that may be a state's and can't be told whose."""
    rows = with_states(transfers, name).with_columns(pl.col("year").cast(pl.Int32))
    strange = pl.col(name).map_elements(is_stranger, return_dtype=pl.Boolean)
    return rows.filter(pl.col("refused").is_not_null() & (pl.col("refused") != NO_STATE) & ~strange)


def _unsure(transfers: pl.DataFrame, base: BaseRows) -> str:
    """Name those whose figures can't be told whose they are in the table's years."""
    within = pl.col("year").is_between(*base.span)
    lost = {name for _, other, _ in ROLES for name in _unplaced(transfers, other).filter(within)[other]}
    return f"; can't be told whose, so that others of the year are missing: {', '.join(sorted(lost))}" if lost else ""


def _coded(rows: pl.DataFrame, name: str, code: str, system: str) -> pl.DataFrame:
    """Give the rows whose name is a state, with its code that year."""
    stated = with_codes(with_states(rows, name), system).drop_nulls(SYSTEMS[system])
    return stated.rename({SYSTEMS[system]: code}).drop("state", "refused", "listed")


ADDITION = Addition(
    label="Arms transfers (SIPRI), your own copy",
    sources=("sipri_arms",),
    units=TWO_STATES,
    compute=compute,
    columns=("tiv",),
)

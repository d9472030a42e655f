"""Deliveries of major arms from the first state of a dyad to the second."""

import numpy as np
import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.membership import SYSTEMS
from polycentric.panel.named import with_codes, with_states
from polycentric.panel.tidy.base_rows import TWO_STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, dyad_columns
from polycentric.panel.years import by_year
from polycentric.sources.record.columns import amount

COLUMN = amount(
    "tiv", "SIPRI trend-indicator value", "deliveries of major arms by the first state to the second", 0, 1e12
)
REMARK = "0 also where it is less than half a million; suppliers and recipients not handed over are missing"


def compute(base: BaseRows) -> Added:
    """Give the volume; a pair without a delivery is zero where the table of one of the two was handed over."""
    system, code = base.system, SYSTEMS[base.system]
    transfers = base.read("sipri_arms", "transfers")
    covered = by_year(base.read("sipri_arms", "covered"), "first", "last", *base.span)
    volumes = _coded(_coded(transfers, "supplier", f"{code}1", system), "recipient", f"{code}2", system)
    lost = f"{transfers.height - volumes.height:,} of {transfers.height:,} figures are of names that are no state then"
    cover = Cover("sipri_arms", system, remark=f"{REMARK}; {lost}")
    pairs = volumes.group_by(f"{code}1", f"{code}2", "year").agg(pl.col("tiv").sum())
    added = dyad_columns(base, pairs, (COLUMN,), cover)
    tables = _coded(covered, "country", code, system)
    listed = np.zeros(base.height, dtype=bool)
    for role, end in (("supplier", "1"), ("recipient", "2")):
        theirs = tables.filter(pl.col("role") == role)
        key = theirs[code].to_numpy().astype(np.int64) * 10_000 + theirs["year"].to_numpy()
        listed |= np.isin(base.codes(end, system).astype(np.int64) * 10_000 + base.year, key)
    filled = added.frame["tiv"].set(pl.Series(listed) & added.frame["tiv"].is_null(), 0.0)
    return Added(filled.to_frame(), added.notes)


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

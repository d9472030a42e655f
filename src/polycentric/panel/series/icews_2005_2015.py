"""Coded events of 2005-2015 between states, by a random fifth of ICEWS."""

import polars as pl

from polycentric.panel.series.contract import Edition, Series
from polycentric.panel.series.event_counts import CAVEAT, KEYS, between_states, variables
from polycentric.sources.reading.event_files import is_government
from polycentric.tables import archive

SOURCE = "icews_2005_2015"


def of_both_tenths(valid: pl.DataFrame) -> pl.DataFrame:
    """Join the two tenths and count between states."""
    events = pl.concat([valid, archive.table(SOURCE, "test")])
    named = [(events["source"], events["source_state"]), (events["target"], events["target_state"])]
    pairs = pl.concat([pl.DataFrame({"name": names, "state": states}) for names, states in named]).unique().drop_nulls()
    governments = {state for name, state in pairs.rows() if is_government(name)}
    return between_states(events.rename({"source_state": "state1", "target_state": "state2"}), governments, "icews05")


SERIES = Series(
    label="Events between states in 2005-2015, a random fifth (ICEWS)",
    variables=variables("icews05", "in a random fifth of 2005-2015"),
    editions={"2005-2015": Edition(SOURCE, "valid")},
    keys=KEYS,
    rows=of_both_tenths,
    both_ends=True,
    caveat="A fifth of the events, drawn at random: shares and trends can be read, counts are to be taken times five, "
    f"and a pair without a row is missing. {CAVEAT}",
)

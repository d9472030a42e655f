"""Military personnel of the United States in a state."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, state_columns
from polycentric.panel.tidy.spine import STATES, Spine
from polycentric.sources.columns import whole

NO_STATES = (6,)  # Puerto Rico
LARGEST = 999
COLUMN = whole("us_troops", "people", "active-duty personnel of the United States in the state", 0, 3_000_000)


def bring(spine: Spine) -> Added:
    """Bring the number as the table has it, to its own last year; in the United States it is those at home."""
    table = spine.read("us_troops", "host_years").drop_nulls("ccode")
    states = table.filter((pl.col("ccode") <= LARGEST) & ~pl.col("ccode").is_in(NO_STATES))
    rows = states.group_by(pl.col("ccode").cast(pl.Int16), "year").agg(pl.col("troops_ad").max().alias("us_troops"))
    last = int(table["year"].max() or 1950)  # pyright: ignore[reportArgumentType]  # a column of years
    remark = "a zero is the source's: a report that prints one, or that doesn't list the state"
    return state_columns(spine, rows, (COLUMN,), Cover("us_troops", years=(1950, last), remark=remark))


ADDER = Adder(
    label="Troops of the United States (troopdata), your own copy",
    sources=("us_troops",),
    units=STATES,
    bring=bring,
    columns=("us_troops",),
)

"""Minimum distance between two states' territories."""

import polars as pl

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, dyad_columns, state_columns
from polycentric.panel.tidy.membership import SYSTEMS
from polycentric.panel.tidy.pairs import reversed_
from polycentric.panel.tidy.spine import ONE_STATE, STATES, Spine
from polycentric.sources.columns import amount

NEAREST = amount("minmindist", "metres", "distance to the nearest other state on 1 January", 0, 20_050_000)


def bring(spine: Spine) -> Added:
    """Bring the distance on 1 January of a pair, or of a state to the nearest other."""
    remark = "as of 1 January: a state that enters later in a year first has a distance in the next"
    cover = Cover("min_distance", spine.system, remark=remark)
    table = spine.read("min_distance", spine.system)
    if spine.unit in ONE_STATE:
        return state_columns(spine, _nearest(table, SYSTEMS[spine.system]), (NEAREST,), cover)
    return dyad_columns(spine, table, described("min_distance", spine.system), cover, both_ways=True)


def _nearest(table: pl.DataFrame, code: str) -> pl.DataFrame:
    """Give each state's smallest distance."""
    both = pl.concat([table, reversed_(table, code)])
    return both.group_by(pl.col(f"{code}1").alias(code), "year").agg(pl.col("mindist").min().alias("minmindist"))


ADDER = Adder(
    label="Minimum distance between territories",
    sources=("min_distance",),
    units=STATES,
    bring=bring,
    columns=("mindist", "minmindist"),
)

"""Militarised interstate disputes as revised by Gibler, Miller and Little: for dyads, states and leaders."""

import polars as pl

from polycentric.panel.additions.contract import Addition
from polycentric.panel.additions.disputes import (
    Disputes,
    columns_of_dyads,
    columns_of_states,
    initiated,
    participations,
    state_flags,
)
from polycentric.panel.tidy.base_rows import DYAD_YEAR, LEADER_DYAD_YEAR, LEADER_YEAR, STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added, Cover
from polycentric.sources.contract import Column
from polycentric.sources.record.columns import truth

DATA = Disputes("gml_mids", "gmlmid")
LEADER_YEARS = (1870, 2010)
LEADERLESS = "disputes whose leader is not on record count for nobody"
LEADER_FLAGS = (
    truth("gmlmidongoing", "whether a dispute is under way while the leader is in office"),
    truth("gmlmidonset", "whether one began this year while the leader was in office"),
)
LEADER_INITIATED = (
    truth("gmlmidongoing_init", "the same, of disputes in which the state is on side A from the first day"),
    truth("gmlmidonset_init", "the same, of onsets in which the state is on side A from the first day"),
)


def compute(base: BaseRows, rules: str = "", details: str = "yes") -> Added:
    """Give the dispute of a dyad-year, or whether a state-year, leader-year or pair of leaders has one.

    `rules` are exclusion rules joined by ``+``, such as ``onset+fatality``; by default all, in the published order.
    `details` are the columns on the dispute kept, which both data sets on disputes name alike.
    """
    if base.unit == DYAD_YEAR:
        return columns_of_dyads(base, DATA, rules, details)
    if base.unit == STATE_YEAR:
        return columns_of_states(base, DATA, participations(base, DATA), (*state_flags(DATA), *initiated(DATA)))
    if base.unit == LEADER_YEAR:
        return _leaders(base, ("obsid",), LEADER_FLAGS + LEADER_INITIATED)
    return _leaders(base, ("obsid1", "obsid2"), LEADER_FLAGS + LEADER_INITIATED)


def _leaders(base: BaseRows, who: tuple[str, ...], columns: tuple[Column, ...]) -> Added:
    """Give the flags by the leaders' own numbers, on whatever state's codes they stand."""
    rows = base.read("gml_mid", "leader_dispute_years")
    began = pl.col("sidea1") & pl.col("orig1")
    flags = rows.with_columns(
        (pl.col("gmlmidongoing") & began).alias("gmlmidongoing_init"),
        (pl.col("gmlmidonset") & began).alias("gmlmidonset_init"),
    )
    names = [column.name for column in columns]
    theirs = [pl.col(f"obsid{place}").alias(name) for place, name in enumerate(who, start=1)]
    by_leader = flags.drop_nulls([f"obsid{place}" for place in range(1, len(who) + 1)])
    by_leader = by_leader.group_by(*theirs, "year").agg(pl.col(names).any())
    cover = Cover("gml_mid", "gw", years=LEADER_YEARS, zero=tuple(names), remark=LEADERLESS)
    joined = base.frame.select(*who, "year").join(by_leader, on=[*who, "year"], how="left", maintain_order="left")
    within = pl.col("year").is_between(*cover.span)
    filled = joined.select(pl.when(within).then(pl.col(name).fill_null(False)).alias(name) for name in names)
    return Added(filled, tuple(cover.note(column) for column in columns))


ADDITION = Addition(
    label="Disputes (GML 2.2.1)",
    sources=("gml_mid",),
    units=(STATE_YEAR, DYAD_YEAR, LEADER_YEAR, LEADER_DYAD_YEAR),
    compute=compute,
    options={"rules": (), "details": ("yes", "no")},
    columns=(*DATA.flags, *(column.name for column in DATA.roles)),
)

"""Missions of the United Nations that both send troops to."""

from collections.abc import Mapping

from polycentric.panel.named import with_states
from polycentric.panel.series.peacekeeping import NO_STATES, PLAIN
from polycentric.poles.concert.acts.contract import JOINT, Act, Floats
from polycentric.poles.concert.pairs import Pairs


def compute(pairs: Pairs) -> Floats:
    """Give the missions of both over the missions of the one that is in fewer."""
    missions, together = missions_of(pairs), pairs.empty()
    for row, year in enumerate(pairs.years.tolist()):
        for column, ends in enumerate(pairs.named):
            first, second = (missions.get((year, state), frozenset[str]()) for state in ends)
            if first and second:
                together[row, column] = len(first & second) / min(len(first), len(second))
    return together


def missions_of(pairs: Pairs) -> Mapping[tuple[int, str], frozenset[str]]:
    """Name the missions that each state has troops in, by year, as the maps name them."""
    import polars as pl

    rows = pairs.read("geopko_tcc", "contributors").drop_nulls("country").filter(~pl.col("country").is_in(NO_STATES))
    plain = rows.select("mission", "year", pl.col("country").replace(PLAIN))
    named = with_states(plain, "country").drop_nulls("state")
    grouped = named.group_by("year", "state").agg(pl.col("mission").unique())
    return {(int(year), str(state)): frozenset(found) for year, state, found in grouped.iter_rows()}


ACT = Act(
    label="common peacekeeping",
    side=JOINT,
    years=(1994, 2024),
    scale="missions of the United Nations with troops of both, over the missions of the one that is in fewer",
    missing="where a map of the year names no troops of one of the two, as mostly of the United States: who sends "
    "nobody and who isn't named look alike",
    reference="Cil et al. (2020), Geo-PKO 2.3",
    compute=compute,
    tables=(("geopko_tcc", "contributors"),),
)

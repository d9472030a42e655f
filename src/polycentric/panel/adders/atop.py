"""Alliance pledges by ATOP: what the first state of a dyad has pledged to the second."""

from dataclasses import replace

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, dyad_columns
from polycentric.panel.tidy.pairs import either_way
from polycentric.panel.tidy.spine import TWO_STATES, Spine

PLEDGES = ("atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul")
WAYS = {"either": "by either state", "both": "by both states", "first": "by the first state alone"}


def bring(spine: Spine, way: str = "either") -> Added:
    """Bring the five pledges.

    In a directed table a pledge is that of the first state. In an undirected one the two directions become one, and
    `way` says how: a pledge by either state (the default), by both, or by the first alone.
    """
    table = spine.read("atop", "dyad_years")
    cover = Cover("atop", zero=PLEDGES, remark="of the first state to the second")
    columns = described("atop", "dyad_years", *PLEDGES)
    if spine.directed or way == "first":
        return dyad_columns(spine, table, columns, cover)
    joined = either_way(table, list(PLEDGES), both=way == "both")
    return dyad_columns(spine, joined, columns, replace(cover, remark=WAYS[way]), both_ways=True)


ADDER = Adder(
    label="Alliances (ATOP 5.1): defence, offence, neutrality, non-aggression, consultation",
    sources=("atop",),
    units=TWO_STATES,
    bring=bring,
    options={"way": tuple(WAYS)},
    columns=PLEDGES,
)

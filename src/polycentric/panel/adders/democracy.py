"""Democracy by three measures."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine


def bring(spine: Spine) -> Added:
    """Bring the measures from the table in the row's own code system."""
    table = spine.read("democracy", spine.system)
    cover = Cover("democracy", spine.system, remark="polity2 ends in 2018 in effect")
    return state_columns(spine, table, described("democracy", spine.system), cover)


ADDER = Adder(
    label="Democracy: extended Unified Democracy Scores, polity2, V-Dem polyarchy",
    sources=("democracy",),
    units=STATES,
    bring=bring,
    columns=("euds", "aeuds", "polity2", "v2x_polyarchy"),
)

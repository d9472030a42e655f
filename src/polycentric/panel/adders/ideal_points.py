"""Ideal points from votes in the United Nations General Assembly, as published."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described, state_columns
from polycentric.panel.tidy.spine import STATES, Spine

NAMES = ("idealpointfp", "idealpointall", "idealpointlegacy")


def bring(spine: Spine) -> Added:
    """Bring the three published series."""
    cover = Cover("un_ideal_points", remark="no 1964; 2024 from final passage only; estimated from all years at once")
    table = spine.read("un_ideal_points", "state_years")
    return state_columns(spine, table, described("un_ideal_points", "state_years", *NAMES), cover)


ADDER = Adder(
    label="Ideal points from UN votes (published)",
    sources=("un_ideal_points",),
    units=STATES,
    bring=bring,
    columns=NAMES,
)

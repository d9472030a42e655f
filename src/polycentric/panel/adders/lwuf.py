"""Leaders' estimated willingness to use force."""

from polycentric.panel.adders.by_leader import LEADERS, leader_columns
from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover
from polycentric.panel.tidy.spine import Spine
from polycentric.sources.leader_willingness import ESTIMATES


def bring(spine: Spine) -> Added:
    """Bring the four estimates, each with its standard deviation."""
    table = spine.read("leader_willingness", "leaders")
    return leader_columns(spine, table, ESTIMATES, Cover("leader_willingness", "gw"))


ADDER = Adder(
    label="Leaders' willingness to use force, your own copy",
    sources=("leader_willingness",),
    units=LEADERS,
    bring=bring,
    columns=tuple(column.name for column in ESTIMATES),
)

"""Leaders' estimated willingness to use force."""

from polycentric.panel.additions.by_leader import LEADERS, leader_columns
from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import BaseRows
from polycentric.panel.tidy.join import Added, Cover
from polycentric.sources.leader_willingness import ESTIMATES


def compute(base: BaseRows) -> Added:
    """Give the four estimates, each with its standard deviation."""
    table = base.read("leader_willingness", "leaders")
    return leader_columns(base, table, ESTIMATES, Cover("leader_willingness", "gw"))


ADDITION = Addition(
    label="Leaders' willingness to use force, your own copy",
    sources=("leader_willingness",),
    units=LEADERS,
    compute=compute,
    columns=tuple(column.name for column in ESTIMATES),
)

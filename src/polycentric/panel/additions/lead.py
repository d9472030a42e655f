"""Leaders' experience and attributes."""

from polycentric.panel.additions.by_leader import LEADERS, leader_columns
from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import BaseRows
from polycentric.panel.tidy.join import Added, Cover, described

NAMES = ("leveledu", "milservice", "combat", "rebel", "warwin", "warloss", "rebelwin", "rebelloss", "physhealth",
         "mentalhealth", "yrsexper")  # fmt: skip


def compute(base: BaseRows) -> Added:
    """Give what is known of each leader."""
    columns = described("leader_experience", "leaders", *NAMES)
    return leader_columns(base, base.read("leader_experience", "leaders"), columns, Cover("leader_experience", "gw"))


ADDITION = Addition(
    label="Leaders' experience (LEAD), your own copy",
    sources=("leader_experience",),
    units=LEADERS,
    compute=compute,
    columns=NAMES,
)

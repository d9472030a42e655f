"""Leaders' experience and attributes."""

from polycentric.panel.adders.by_leader import LEADERS, leader_columns
from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, described
from polycentric.panel.tidy.spine import Spine

NAMES = ("leveledu", "milservice", "combat", "rebel", "warwin", "warloss", "rebelwin", "rebelloss", "physhealth",
         "mentalhealth", "yrsexper")  # fmt: skip


def bring(spine: Spine) -> Added:
    """Bring what is known of each leader."""
    columns = described("leader_experience", "leaders", *NAMES)
    return leader_columns(spine, spine.read("leader_experience", "leaders"), columns, Cover("leader_experience", "gw"))


ADDER = Adder(
    label="Leaders' experience (LEAD), your own copy",
    sources=("leader_experience",),
    units=LEADERS,
    bring=bring,
    columns=NAMES,
)

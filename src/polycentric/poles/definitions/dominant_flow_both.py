"""Poles by dominant flow of exports and imports together: each state follows the one that it trades most with.

The rule is in `polycentric.poles.groups.flow_trees`; both ways together are this project's reading.
"""

from functools import partial

from polycentric.poles.contract import PoleDefinition
from polycentric.poles.groups.flow_trees import CAVEAT, REFERENCE, SMALLEST, SMALLESTS, flow_trees

DEFINITION = PoleDefinition(
    label="Heads of dominant-flow trees (both ways)",
    family="relational",
    reference=REFERENCE + ". It is of what a state sells; both ways together are this project's reading",
    compute=partial(flow_trees, direction="both"),
    uses_index=False,
    layers=("trade",),
    parameters={"smallest": SMALLEST},
    sweep={"smallest": SMALLESTS},
    caveat=CAVEAT,
)

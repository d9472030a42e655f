"""Poles by dominant flow: a state whose largest export flow goes to a smaller state, and whom others follow.

The rule is in `polycentric.poles.groups.flow_trees`; this is the original's direction, and the
other two stand beside it, since the direction decides.
"""

from functools import partial

from polycentric.poles.contract import PoleDefinition
from polycentric.poles.groups.flow_trees import CAVEAT, REFERENCE, SMALLEST, SMALLESTS, flow_trees

DEFINITION = PoleDefinition(
    label="Heads of dominant-flow trees (exports)",
    family="relational",
    reference=REFERENCE,
    compute=partial(flow_trees, direction="exports"),
    uses_index=False,
    layers=("trade",),
    parameters={"smallest": SMALLEST},
    sweep={"smallest": SMALLESTS},
    caveat=CAVEAT,
)

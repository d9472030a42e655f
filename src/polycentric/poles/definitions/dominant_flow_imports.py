"""Poles by dominant flow of imports: each state follows the one that it buys most from, if that sells more.

The rule is in `polycentric.poles.groups.flow_trees`; what a state buys is this project's reading.
"""

from functools import partial

from polycentric.poles.contract import PoleDefinition
from polycentric.poles.groups.flow_trees import CAVEAT, REFERENCE, SMALLEST, SMALLESTS, flow_trees

DEFINITION = PoleDefinition(
    label="Heads of dominant-flow trees (imports)",
    family="relational",
    reference=REFERENCE + ". It is of what a state sells; what it buys is this project's reading",
    compute=partial(flow_trees, direction="imports"),
    uses_index=False,
    layers=("trade",),
    parameters={"smallest": SMALLEST},
    sweep={"smallest": SMALLESTS},
    caveat=CAVEAT,
)

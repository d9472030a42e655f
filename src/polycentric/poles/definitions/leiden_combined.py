"""Poles by communities of trade and organisations together: each large community, named by its largest member."""

from functools import partial

from polycentric.poles.contract import PoleDefinition
from polycentric.poles.groups.blocks import OFF_MAP, REFERENCE, RESOLUTIONS, find_communities

DEFINITION = PoleDefinition(
    label="Leiden communities of trade and organisations together",
    family="communities",
    reference=REFERENCE,
    compute=partial(find_communities, layers=("trade", "organisations")),
    uses_index=False,
    off_map=OFF_MAP,
    layers=("trade", "organisations"),
    parameters={"resolution": 1.0, "smallest": 0.05},
    sweep={"resolution": RESOLUTIONS},
    caveat="Says who is together, not who leads: the name is that of the largest output. Unlisted ties count as none.",
)

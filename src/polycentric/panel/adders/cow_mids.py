"""Militarised interstate disputes by the Correlates of War, version 5.0."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.adders.disputes import (
    Disputes,
    bring_dyads,
    bring_states,
    from_dyads,
    initiated,
    is_dyadic,
    state_flags,
)
from polycentric.panel.tidy.bring import Added
from polycentric.panel.tidy.spine import DYAD_YEAR, STATE_YEAR, Spine

DATA = Disputes("cow_mids", "cowmid")


def bring(spine: Spine, rules: str = "", details: str = "yes") -> Added:
    """Bring the dispute of a dyad-year, or whether a state-year has one.

    `rules` are whittling rules joined by ``+``, such as ``onset+fatality``; by default all, in the published order.
    `details` are the columns on the dispute kept, which both data sets on disputes name alike.
    """
    if is_dyadic(spine):
        return bring_dyads(spine, DATA, rules, details)
    return bring_states(spine, DATA, from_dyads(spine, DATA), (*state_flags(DATA), *initiated(DATA)))


ADDER = Adder(
    label="Disputes (COW MID 5.0)",
    sources=("cow_mid",),
    units=(STATE_YEAR, DYAD_YEAR),
    bring=bring,
    options={"rules": (), "details": ("yes", "no")},
    columns=(*DATA.flags, *(column.name for column in DATA.roles)),
)

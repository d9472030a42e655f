"""Militarised interstate disputes by the Correlates of War, version 5.0."""

from polycentric.panel.additions.contract import Addition
from polycentric.panel.additions.disputes import (
    Disputes,
    columns_of_dyads,
    columns_of_states,
    from_dyads,
    initiated,
    is_dyadic,
    state_flags,
)
from polycentric.panel.tidy.base_rows import DYAD_YEAR, STATE_YEAR, BaseRows
from polycentric.panel.tidy.join import Added

DATA = Disputes("cow_mids", "cowmid")


def compute(base: BaseRows, rules: str = "", details: str = "yes") -> Added:
    """Give the dispute of a dyad-year, or whether a state-year has one.

    `rules` are exclusion rules joined by ``+``, such as ``onset+fatality``; by default all, in the published order.
    `details` are the columns on the dispute kept, which both data sets on disputes name alike.
    """
    if is_dyadic(base):
        return columns_of_dyads(base, DATA, rules, details)
    return columns_of_states(base, DATA, from_dyads(base, DATA), (*state_flags(DATA), *initiated(DATA)))


ADDITION = Addition(
    label="Disputes (COW MID 5.0)",
    sources=("cow_mid",),
    units=(STATE_YEAR, DYAD_YEAR),
    compute=compute,
    options={"rules": (), "details": ("yes", "no")},
    columns=(*DATA.flags, *(column.name for column in DATA.roles)),
)

"""Agreements on defence cooperation between two states."""

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import TWO_STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, dyad_columns
from polycentric.sources.dcad import FLAGS


def compute(base: BaseRows) -> Added:
    """Give the six flags; a pair without a row is missing."""
    return dyad_columns(base, base.read("dcad", "dyad_years"), FLAGS, Cover("dcad"), both_ways=True)


ADDITION = Addition(
    label="Defence cooperation agreements (DCAD), your own copy",
    sources=("dcad",),
    units=TWO_STATES,
    compute=compute,
    columns=tuple(column.name for column in FLAGS),
)

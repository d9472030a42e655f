"""Agreements on defence cooperation between two states."""

from polycentric.panel.additions.contract import Addition
from polycentric.panel.tidy.base_rows import TWO_STATES, BaseRows
from polycentric.panel.tidy.join import Added, Cover, dyad_columns
from polycentric.panel.tidy.pairs import KEYS, laid_both_ways, reversed_
from polycentric.sources.dcad import FLAGS


def compute(base: BaseRows) -> Added:
    """Give the six flags; a pair without a row is missing."""
    rows = base.read("dcad", "dyad_years")
    names = [column.name for column in FLAGS]
    once = rows.select(*KEYS, *names)
    return dyad_columns(base, laid_both_ways(once, reversed_(once), names, "dcad"), FLAGS, Cover("dcad"))


ADDITION = Addition(
    label="Defence cooperation agreements by year (DCAD), your own copy",
    sources=("dcad",),
    units=TWO_STATES,
    compute=compute,
    columns=tuple(column.name for column in FLAGS),
)

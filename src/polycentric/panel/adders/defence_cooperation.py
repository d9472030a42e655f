"""Agreements on defence cooperation between two states."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, dyad_columns
from polycentric.panel.tidy.pairs import KEYS, laid_both_ways, reversed_
from polycentric.panel.tidy.spine import TWO_STATES, Spine
from polycentric.sources.dcad import FLAGS


def bring(spine: Spine) -> Added:
    """Bring the six flags; a pair without a row is missing."""
    rows = spine.read("dcad", "dyad_years")
    names = [column.name for column in FLAGS]
    once = rows.select(*KEYS, *names)
    return dyad_columns(spine, laid_both_ways(once, reversed_(once), names, "dcad"), FLAGS, Cover("dcad"))


ADDER = Adder(
    label="Defence cooperation agreements (DCAD), your own copy",
    sources=("dcad",),
    units=TWO_STATES,
    bring=bring,
    columns=tuple(column.name for column in FLAGS),
)

"""Agreements on defence cooperation between two states."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.tidy.bring import Added, Cover, dyad_columns
from polycentric.panel.tidy.spine import TWO_STATES, Spine
from polycentric.sources.dcad import FLAGS


def bring(spine: Spine) -> Added:
    """Bring the six flags; a pair without a row is missing."""
    return dyad_columns(spine, spine.read("dcad", "dyad_years"), FLAGS, Cover("dcad"), both_ways=True)


ADDER = Adder(
    label="Defence cooperation agreements (DCAD), your own copy",
    sources=("dcad",),
    units=TWO_STATES,
    bring=bring,
    columns=tuple(column.name for column in FLAGS),
)

"""Tie layers: how states are tied to each other. One file per layer.

``polycentric.ties.LAYERS`` is the dict of all; each is also a name here: ``polycentric.ties.trade(panel)``. Where
states stand by their votes is no tie but a position: ``polycentric.positions.ideal_points()``.
"""

from polycentric.registry import attribute_of, collect
from polycentric.ties.contract import TieLayer, check
from polycentric.ties.similarity import SIMILARITIES, Similarity

LAYERS = collect(__name__, "LAYER", "tie layer", TieLayer, check=check)

# A layer is called as polycentric.ties.NAME(panel): the entry takes the place of the submodule of that name.
globals().update(LAYERS)
__getattr__ = attribute_of(LAYERS, __name__)

__all__ = ["LAYERS", "SIMILARITIES", "Similarity", "TieLayer"]


def __dir__() -> list[str]:
    return sorted({*__all__, *LAYERS})

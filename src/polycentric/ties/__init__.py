"""Tie layers: how states are tied to each other. One file per layer.

``polycentric.ties.LAYERS`` is the dict of all; each is also a name here: ``polycentric.ties.trade(panel)``.
``polycentric.ties.ideal_points()`` (and ``ideal_plane()``) estimates where states stand from how they vote; it stands
for the folder of that name, whose modules are imported by their full path.
"""

from polycentric.registry import attribute_of, collect
from polycentric.ties.contract import TieLayer
from polycentric.ties.ideal_points.estimate import ideal_points
from polycentric.ties.ideal_points.plane import ideal_plane

LAYERS = collect(__name__, "LAYER", "tie layer", TieLayer)

# A layer is called as polycentric.ties.NAME(panel): the entry takes the place of the submodule of that name.
globals().update(LAYERS)
__getattr__ = attribute_of(LAYERS)

__all__ = ["LAYERS", "TieLayer", "ideal_plane", "ideal_points"]

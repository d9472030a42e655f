"""Tie layers: how states are tied to each other. One file per layer.

``polycentric.ties.LAYERS`` is the dict of all; each is also a name here: ``polycentric.ties.trade(panel)``.
"""

from typing import Any

from polycentric.registry import collect
from polycentric.ties.contract import TieLayer

LAYERS = collect(__name__, "LAYER", "tie layer", TieLayer)

# A layer is called as polycentric.ties.NAME(panel): the entry takes the place of the submodule of that name.
globals().update(LAYERS)

__all__ = ["LAYERS", "TieLayer"]


def __getattr__(name: str) -> Any:
    """Raise with the nearest known layer for a name that is none."""
    if name.startswith("_"):
        raise AttributeError(name)
    try:
        return LAYERS[name]
    except KeyError as unknown:
        raise AttributeError(str(unknown)) from None

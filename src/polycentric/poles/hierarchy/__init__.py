"""Hierarchy: how far states are held by stronger ones, and so how autonomous they are.

``autonomy(panel)`` is the number of the system, ``held_states(panel)`` what it rests on, state by state; the
channels are in `polycentric.ties.channels`, the rule that makes one hold of them in `polycentric.ties.holding`.
"""

from polycentric.poles.hierarchy.states import Held, held_states
from polycentric.poles.hierarchy.system import autonomy

__all__ = ["Held", "autonomy", "held_states"]


def __dir__() -> list[str]:
    return sorted(__all__)

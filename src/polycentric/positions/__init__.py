"""Positions: where voters stand, estimated from their votes by a dynamic, ordinal and bridged probit.

``polycentric.positions.ideal_points()`` estimates the ideal points of the United Nations' members, or of any assembly
whose votes are given, ``ideal_plane()`` those in two dimensions; `model` says what is fitted, `votes` what a table of
votes is, `bridges` which items share parameters, `asked` what an estimate starts from, and `posterior` what draws say.
"""

from polycentric.positions.estimate import ideal_points
from polycentric.positions.plane import ideal_plane

__all__ = ["ideal_plane", "ideal_points"]


def __dir__() -> list[str]:
    return sorted(__all__)

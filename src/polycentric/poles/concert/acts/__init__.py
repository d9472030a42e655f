"""Acts that make or break a concert of powers: what two of them do together, or against each other. One file per act.

``ACTS`` is the dict of all. Which acts there are in a year is part of the result: their sources begin and end.
"""

from polycentric.poles.concert.acts.contract import Act
from polycentric.registry import collect

ACTS = collect(__name__, "ACT", "act of a concert", Act)

__all__ = ["ACTS", "Act"]

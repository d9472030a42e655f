"""Validity: how often each measure was right where scholars agree.

``LABEL_SETS`` is the dict of sets of known cases; each measure is held against them, and its past error stands beside
what it says of today.
"""

from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import LabelSet, Period

__all__ = ["LABEL_SETS", "LabelSet", "Period"]

"""Sets of known cases: labels that scholars gave. One file per set.

``LABEL_SETS`` is the dict of all.
"""

from polycentric.poles.validity.contract import LabelSet
from polycentric.registry import collect

LABEL_SETS = collect(__name__, "CASES", "set of known cases", LabelSet)

"""Concentration measures: how unevenly power is spread over a stated set. One file per measure.

``polycentric.poles.MEASURES`` is the dict of all; each is called on the shares of a set.
"""

from polycentric.poles.concentration.contract import Concentration
from polycentric.registry import collect

MEASURES = collect(__name__, "MEASURE", "concentration measure", Concentration)

"""What the measures of polarity add to a tidy table; one file per adder, by name in `ADDERS`."""

from polycentric.panel.adders.contract import Adder
from polycentric.registry import collect

ADDERS = collect("polycentric.poles.adders", "ADDER", "adder", Adder)

__all__ = ["ADDERS", "Adder"]

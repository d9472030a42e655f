"""What the tie layers add to a tidy table; one file per adder, by name in `ADDERS`."""

from polycentric.panel.adders.contract import Adder
from polycentric.registry import collect

ADDERS = collect("polycentric.ties.adders", "ADDER", "adder", Adder)

__all__ = ["ADDERS", "Adder"]

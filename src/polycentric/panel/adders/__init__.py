"""What can be added to a tidy table, by name in `ADDERS`: every series, and what a file here computes."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.adders.of_series import groups
from polycentric.registry import Registry, collect, together

COMPUTED = collect("polycentric.panel.adders", "ADDER", "adder", Adder)
ADDERS = together(COMPUTED, Registry("adder", dict(groups(tuple(COMPUTED)))))

__all__ = ["ADDERS", "Adder"]

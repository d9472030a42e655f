"""What can be added to a tidy table, by name in `ADDERS`: every series, and what a file here computes."""

from polycentric.panel.adders.contract import Adder
from polycentric.panel.adders.of_series import groups
from polycentric.registry import Registry, collect, together


def _collected() -> Registry[Adder]:
    """Collect what files here compute, and every series whose columns none of them computes."""
    computed = collect("polycentric.panel.adders", "ADDER", "adder", Adder)
    return together(computed, Registry("adder", dict(groups(tuple(computed)))))


ADDERS = _collected()

__all__ = ["ADDERS", "Adder"]

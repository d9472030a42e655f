"""What the measures of polarity add to a tidy table; one file per addition, by name in `ADDITIONS`."""

from polycentric.panel.additions.contract import Addition
from polycentric.registry import collect

ADDITIONS = collect("polycentric.poles.additions", "ADDITION", "addition", Addition)

__all__ = ["ADDITIONS", "Addition"]

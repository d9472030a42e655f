"""What the tie layers add to a tidy table; one file per addition, by name in `ADDITIONS`."""

from polycentric.panel.additions.contract import Addition
from polycentric.registry import collect

ADDITIONS = collect("polycentric.ties.additions", "ADDITION", "addition", Addition)

__all__ = ["ADDITIONS", "Addition"]

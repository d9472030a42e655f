"""What texts add to a tidy table; one file per addition, by name in `ADDITIONS`."""

from polycentric.panel.additions.contract import Addition
from polycentric.registry import collect

ADDITIONS = collect("polycentric.words.additions", "ADDITION", "addition", Addition)

__all__ = ["ADDITIONS", "Addition"]

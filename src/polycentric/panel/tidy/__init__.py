"""Tidy tables for statistics: a row a state-year, dyad-year, state-day, leader-year or year, and what is added to it.

>>> from polycentric.panel.tidy import dyad_years
>>> dyad_years(directed=False, first=1816, last=2010).frame.height
842655
"""

from polycentric.panel.tidy.build import (
    dyad_years,
    leader_days,
    leader_dyad_years,
    leader_years,
    state_days,
    state_years,
    system_years,
)
from polycentric.panel.tidy.notes import Note
from polycentric.panel.tidy.table import TidyTable

__all__ = [
    "Note",
    "TidyTable",
    "dyad_years",
    "leader_days",
    "leader_dyad_years",
    "leader_years",
    "state_days",
    "state_years",
    "system_years",
]

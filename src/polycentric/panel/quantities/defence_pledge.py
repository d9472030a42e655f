"""Pledge to defend: whether `state` has pledged by treaty to defend `partner`."""

from polycentric.panel.quantities.contract import Quantity, one
from polycentric.panel.schema import DYAD_YEAR

QUANTITY = Quantity(
    label="Pledge to defend",
    meaning="Whether `state` has pledged by treaty to defend `partner`",
    unit="yes or no",
    dims=DYAD_YEAR,
    series=(one("atop", "atop_defense", "atop"),),
)

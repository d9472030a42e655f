"""Warships: how many warships a naval power has."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Warships",
    meaning="How many warships a naval power has",
    unit="warships",
    series=(one("modelski_thompson", "warships", "warships"),),
)

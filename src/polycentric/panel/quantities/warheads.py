"""Warheads: how many nuclear warheads a state has in its stockpile."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Nuclear warheads",
    meaning="How many nuclear warheads a state has in its stockpile",
    unit="warheads",
    series=(one("notebook", "warheads", "nuclear_warheads"),),
)

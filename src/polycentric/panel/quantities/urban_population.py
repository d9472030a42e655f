"""Urban population: how many people live in cities of 100,000 and more."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Urban population",
    meaning="How many people live in cities of 100,000 and more",
    unit="people",
    series=(one("nmc", "upop", "cow_nmc"),),
)

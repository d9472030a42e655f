"""Iron and steel: what a state's heavy industry makes in a year: iron to 1899, steel from 1900."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Iron and steel",
    meaning="What a state's heavy industry makes in a year: iron to 1899, steel from 1900",
    unit="tonnes per year",
    series=(one("nmc", "irst", "cow_nmc"),),
)

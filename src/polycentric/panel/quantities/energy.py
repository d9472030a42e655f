"""Energy: how much primary energy a state uses in a year."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Energy",
    meaning="How much primary energy a state uses in a year",
    unit="an amount of energy per year",
    series=(
        one("factbook", "energy", "factbook"),
        one("nmc", "pec", "cow_nmc"),
    ),
)

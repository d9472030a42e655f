"""Military personnel: how many people a state has under arms."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Military personnel",
    meaning="How many people a state has under arms",
    unit="people",
    series=(
        one("factbook", "milper", "factbook"),
        one("nmc", "milper", "cow_nmc"),
    ),
)

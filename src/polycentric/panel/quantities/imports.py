"""Imports: what a state buys from all the world in a year."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Imports",
    meaning="What a state buys from all the world in a year",
    unit="current US dollars",
    series=(
        one("factbook", "imports", "factbook", note="goods, from the edition of 2021 on goods and services"),
        one("cow", "imports", "cow_trade", note="goods"),
    ),
)

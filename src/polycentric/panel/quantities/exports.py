"""Exports: what a state sells to all the world in a year."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Exports",
    meaning="What a state sells to all the world in a year",
    unit="current US dollars",
    series=(
        one("factbook", "exports", "factbook", note="goods, from the edition of 2021 on goods and services"),
        one("cow", "exports", "cow_trade", note="goods"),
    ),
)

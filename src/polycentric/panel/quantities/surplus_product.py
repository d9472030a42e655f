"""Surplus domestic product: what is left of output when the people have been fed."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Surplus domestic product",
    meaning="What is left of output when the people have been fed",
    unit="US dollars of constant prices",
    series=(one("anders", "surplus", "surplus_product"),),
)

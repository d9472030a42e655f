"""CINC: the Composite Index of National Capability as the Correlates of War project publishes it."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="CINC",
    meaning="The Composite Index of National Capability as the Correlates of War project publishes it",
    unit="share of the system",
    series=(one("nmc", "cinc", "cow_nmc"),),
)

"""Shared organisations: of how many intergovernmental organisations both states are members."""

from polycentric.panel.quantities.contract import Quantity, one
from polycentric.panel.schema import DYAD_YEAR

QUANTITY = Quantity(
    label="Shared organisations",
    meaning="Of how many intergovernmental organisations both states are members",
    unit="organisations",
    dims=DYAD_YEAR,
    series=(one("cow", "dyadigos", "igo_counts"),),
)

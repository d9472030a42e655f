"""Organisations joined: of how many intergovernmental organisations a state is a full member."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Organisations joined",
    meaning="Of how many intergovernmental organisations a state is a full member",
    unit="organisations",
    series=(one("cow", "sum_igo_full", "igo_counts"),),
)

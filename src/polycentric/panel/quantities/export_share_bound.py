"""Largest share of an unlisted export partner."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Largest share of an unlisted export partner",
    meaning="The most that a partner can have of a state's exports if its list of partners doesn't name it",
    unit="fraction",
    series=(one("factbook", "export_share_bound", "factbook"),),
)

"""Largest share of an unlisted import partner."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Largest share of an unlisted import partner",
    meaning="The most that a partner can have of a state's imports if its list of partners doesn't name it",
    unit="fraction",
    series=(one("factbook", "import_share_bound", "factbook"),),
)

"""Sum of the listed import shares: which part of its imports a state's list of partners accounts for."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Sum of the listed import shares",
    meaning="Which part of its imports a state's list of partners accounts for",
    unit="fraction",
    series=(one("factbook", "import_share_listed", "factbook"),),
)

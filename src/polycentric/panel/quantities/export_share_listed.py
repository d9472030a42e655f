"""Sum of the listed export shares: which part of its exports a state's list of partners accounts for."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Sum of the listed export shares",
    meaning="Which part of its exports a state's list of partners accounts for",
    unit="fraction",
    series=(one("factbook", "export_share_listed", "factbook"),),
)

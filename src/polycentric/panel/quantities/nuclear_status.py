"""Nuclear weapons status: whether a state considers, pursues or has nuclear weapons."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Nuclear weapons status",
    meaning="Whether a state considers, pursues or has nuclear weapons",
    unit="code",
    series=(one("bleek", "nuclear_status", "nuclear_status"),),
)

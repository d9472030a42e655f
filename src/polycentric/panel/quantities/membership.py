"""Membership by name: whether a state is a member of an organisation, by the organisation's name."""

from polycentric.panel.quantities.contract import Quantity, one
from polycentric.panel.schema import MEMBERSHIP

QUANTITY = Quantity(
    label="Membership by name",
    meaning="Whether a state is a member of an organisation, by the organisation's name",
    unit="code",
    dims=MEMBERSHIP,
    series=(
        one("factbook", "membership", "factbook", note="bodies that we keep by date take the place of undated lists"),
    ),
)

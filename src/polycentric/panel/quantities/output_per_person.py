"""Output per person: output at purchasing power over the people who live in the state."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Output per person",
    meaning="Output at purchasing power over the people who live in the state",
    unit="dollars of constant prices per person",
    series=(
        one(
            "fariss",
            "mrgdppc",
            "fariss_gdp",
            spread="sd_mrgdppc",
            note="on the scale of the Maddison project",
        ),
        one("maddison", "maddison_gdppc", "maddison", borders="today's"),
    ),
)

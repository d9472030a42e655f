"""Output at exchange rates: what a state's economy makes in a year, in the dollars that its currency buys."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Output at exchange rates",
    meaning="What a state's economy makes in a year, in the dollars that its currency buys",
    unit="current US dollars",
    series=(
        one("factbook", "gdp_mer", "factbook"),
        one("world_bank", "wb_gdp", "wb_gdp", borders="today's"),
    ),
)

"""Military spending: what a state spends on its armed forces in a year, at exchange rates."""

from polycentric.panel.quantities.contract import Quantity, one

QUANTITY = Quantity(
    label="Military spending",
    meaning="What a state spends on its armed forces in a year, at exchange rates",
    unit="current US dollars",
    series=(
        one("factbook", "milex", "factbook", note="share of output times output at exchange rates"),
        one("nmc", "milex", "cow_nmc"),
    ),
)

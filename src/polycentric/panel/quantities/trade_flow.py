"""Trade flow: what `state` buys from `partner` in a year, as `state` reports it."""

from polycentric.panel.quantities.contract import Quantity, one
from polycentric.panel.schema import DYAD_YEAR

QUANTITY = Quantity(
    label="Trade flow",
    meaning="What `state` buys from `partner` in a year, as `state` reports it",
    unit="current US dollars",
    dims=DYAD_YEAR,
    series=(
        one("cow", "flow", "cow_trade", note="goods"),
        one("cow_smoothed", "smoothflow", "cow_trade", note="goods; gaps filled by the source"),
    ),
)

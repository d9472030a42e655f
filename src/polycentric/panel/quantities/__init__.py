"""The quantities that measures ask for: one file per concept, with its rival series.

``polycentric.panel.quantities.QUANTITIES`` is the dict of all; `polycentric.panel.reading.read` gives one
from a panel, by whichever series the panel has, and says which.
"""

from polycentric.panel.quantities.contract import Quantity, RivalSeries
from polycentric.registry import collect

QUANTITIES = collect(__name__, "QUANTITY", "quantity", Quantity)

__all__ = ["QUANTITIES", "Quantity", "RivalSeries"]

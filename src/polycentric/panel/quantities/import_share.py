"""Share of imports by partner."""

from polycentric.panel.quantities.contract import Quantity, one
from polycentric.panel.schema import DYAD_YEAR

QUANTITY = Quantity(
    label="Share of imports by partner",
    meaning="Which part of its imports a state buys from `partner`, where its list of partners names it",
    unit="fraction",
    dims=DYAD_YEAR,
    series=(one("factbook", "import_share", "factbook", note="largest partners alone, whole percents, goods"),),
)

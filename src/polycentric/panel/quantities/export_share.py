"""Share of exports by partner."""

from polycentric.panel.quantities.contract import Quantity, one
from polycentric.panel.schema import DYAD_YEAR

QUANTITY = Quantity(
    label="Share of exports by partner",
    meaning="Which part of its exports a state sells to `partner`, where its list of partners names it",
    unit="fraction",
    dims=DYAD_YEAR,
    series=(one("factbook", "export_share", "factbook", note="largest partners alone, whole percents, goods"),),
)

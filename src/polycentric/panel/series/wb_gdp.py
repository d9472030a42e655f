"""Output at current prices and exchange rates after the World Bank."""

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.maddison import BORDERS

SERIES = Series(
    label="Output at exchange rates (World Bank)",
    variables=(Variable("wb_gdp", "Output at exchange rates", column="gdp"),),
    editions={"2026": Edition("wb_gdp")},
    keys=("iso3",),
    system="iso3",
    caveat=BORDERS,
)

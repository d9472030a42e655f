"""Output at current prices and exchange rates after the World Bank."""

from polycentric.panel.contract import Edition, Layer, Measure
from polycentric.panel.layers.maddison import BORDERS

LAYER = Layer(
    label="Output at exchange rates (World Bank)",
    variables=(Measure("wb_gdp", "Output at exchange rates", "current US dollars", "gdp"),),
    editions={"2026": Edition("wb_gdp")},
    keys=("iso3",),
    system="iso3",
    caveat=BORDERS,
)

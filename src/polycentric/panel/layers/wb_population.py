"""Population after the World Bank."""

from polycentric.panel.contract import Edition, Layer, Measure
from polycentric.panel.layers.maddison import BORDERS

LAYER = Layer(
    label="Population (World Bank)",
    variables=(Measure("wb_population", "Population at mid-year", "people", "population"),),
    editions={"2026": Edition("wb_population")},
    keys=("iso3",),
    system="iso3",
    caveat=BORDERS,
)

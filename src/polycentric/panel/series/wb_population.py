"""Population after the World Bank."""

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.maddison import BORDERS

SERIES = Series(
    label="Population (World Bank)",
    variables=(Variable("wb_population", "Population at mid-year", column="population"),),
    editions={"2026": Edition("wb_population")},
    keys=("iso3",),
    system="iso3",
    caveat=BORDERS,
)

"""Output and population after the Penn World Table."""

from polycentric.panel.contract import Edition, Layer, Measure
from polycentric.panel.layers.maddison import BORDERS

DOLLARS = "2017 US dollars (PPP)"

LAYER = Layer(
    label="Penn World Table",
    variables=(
        Measure("pwt_gdp_spending", "Output from the side of spending, chained prices", DOLLARS, "rgdpe"),
        Measure("pwt_gdp_production", "Output from the side of production, chained prices", DOLLARS, "rgdpo"),
        Measure("pwt_gdp_accounts", "Output, growing as in the national accounts", "2017 US dollars", "rgdpna"),
        Measure("pwt_population", "Population", "people", "pop"),
    ),
    editions={"10.01": Edition("penn_world_table")},
    keys=("isocode",),
    system="iso3",
    caveat=BORDERS,
)

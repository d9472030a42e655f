"""Output and population after the Penn World Table."""

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.maddison import BORDERS

DOLLARS = "2017 US dollars (PPP)"

SERIES = Series(
    label="Penn World Table",
    variables=(
        Variable("pwt_gdp_spending", "Output from the side of spending, chained prices", DOLLARS, "rgdpe"),
        Variable("pwt_gdp_production", "Output from the side of production, chained prices", DOLLARS, "rgdpo"),
        Variable("pwt_gdp_accounts", "Output, growing as in the national accounts", "2017 US dollars", "rgdpna"),
        Variable("pwt_population", "Population", "people", "pop"),
    ),
    editions={"10.01": Edition("penn_world_table")},
    keys=("isocode",),
    system="iso3",
    caveat=BORDERS,
)

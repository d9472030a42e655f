"""Output and population after the Penn World Table."""

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.maddison import BORDERS

SERIES = Series(
    label="Penn World Table",
    variables=(
        Variable("rgdpe", "Output from the side of spending, chained prices"),
        Variable("rgdpo", "Output from the side of production, chained prices"),
        Variable("rgdpna", "Output, growing as in the national accounts"),
        Variable("pwt_pop", "Population", column="pop"),
    ),
    editions={"10.01": Edition("penn_world_table")},
    keys=("isocode",),
    system="iso3",
    caveat=BORDERS,
)

"""Output at purchasing power."""

from operator import mul

from polycentric.panel.quantities.contract import Quantity, RivalSeries, one

QUANTITY = Quantity(
    label="Output at purchasing power",
    meaning="What a state's economy makes in a year, in prices at which the same thing costs the same everywhere",
    unit="dollars of constant prices, at purchasing power",
    series=(
        one("factbook", "gdp_ppp", "factbook", note="prices of the edition's base year, the last's 2021"),
        one("fariss", "pwtrgdp", "fariss_gdp", spread="sd_pwtrgdp", note="a model's estimate, prices of 2017"),
        RivalSeries(
            "maddison", ("maddison_gdppc", "maddison_pop"), "maddison", combine=mul,
            units="2011 international dollars", borders="today's", note="output per person times people",
        ),
        one(
            "penn", "rgdpo", "penn_world_table", borders="today's",
            note="from the side of production (rgdpo)",
        ),
        one(
            "penn_spending", "rgdpe", "penn_world_table", borders="today's",
            note="from the side of spending (rgdpe)",
        ),
        one(
            "penn_accounts", "rgdpna", "penn_world_table", borders="today's",
            note="growing as in the national accounts (rgdpna)",
        ),
    ),
)  # fmt: skip

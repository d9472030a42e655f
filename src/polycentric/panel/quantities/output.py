"""Output at purchasing power."""

from operator import mul

from polycentric.panel.quantities.contract import Quantity, Series, one

QUANTITY = Quantity(
    label="Output at purchasing power",
    meaning="What a state's economy makes in a year, in prices at which the same thing costs the same everywhere",
    unit="dollars of constant prices, at purchasing power",
    series=(
        one("factbook", "gdp_ppp", "factbook", note="prices of 2021, conversion of the World Bank"),
        one("fariss", "fariss_gdp", "fariss_gdp", spread="fariss_gdp_sd", note="a model's estimate, prices of 2017"),
        Series(
            "maddison", ("maddison_gdppc", "maddison_population"), "maddison", combine=mul,
            units="2011 international dollars", borders="today's", note="output per person times people",
        ),
        one(
            "penn", "pwt_gdp_production", "penn_world_table", borders="today's",
            note="from the side of production (rgdpo)",
        ),
        one(
            "penn_spending", "pwt_gdp_spending", "penn_world_table", borders="today's",
            note="from the side of spending (rgdpe)",
        ),
        one(
            "penn_accounts", "pwt_gdp_accounts", "penn_world_table", borders="today's",
            note="growing as in the national accounts (rgdpna)",
        ),
    ),
)  # fmt: skip

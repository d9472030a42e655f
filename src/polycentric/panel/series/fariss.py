"""Output and population with their standard deviations, from the latent-variable model of Fariss and others."""

from polycentric.panel.series.contract import Edition, Series, Variable

DOLLARS, PER_HEAD = "2017 international dollars", "2011 international dollars per person"

SERIES = Series(
    label="Output and population (Fariss and others)",
    variables=(
        Variable("fariss_gdp", "Output, on the scale of the Penn World Table", DOLLARS, "pwtrgdp"),
        Variable("fariss_gdp_sd", "Output: standard deviation", DOLLARS, "sd_pwtrgdp"),
        Variable("fariss_gdppc", "Output per person, on the scale of the Maddison project", PER_HEAD, "mrgdppc"),
        Variable("fariss_gdppc_sd", "Output per person: standard deviation", PER_HEAD, "sd_mrgdppc"),
        Variable("fariss_population", "Population, on the scale of the Penn World Table", "people", "pwtpop"),
        Variable("fariss_population_sd", "Population: standard deviation", "people", "sd_pwtpop"),
    ),
    editions={"2022": Edition("fariss_gdp", "cow")},
    keys=("ccode",),
)

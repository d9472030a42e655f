"""Output and population with their standard deviations, from the latent-variable model of Fariss and others."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Output and population, with standard deviations (Fariss and others)",
    variables=(
        Variable("mrgdppc", "Output per person, on the scale of the Maddison project"),
        Variable("sd_mrgdppc", "Output per person: standard deviation"),
        Variable("pwtrgdp", "Output, on the scale of the Penn World Table"),
        Variable("sd_pwtrgdp", "Output: standard deviation"),
        Variable("pwtpop", "Population, on the scale of the Penn World Table"),
        Variable("sd_pwtpop", "Population: standard deviation"),
    ),
    editions={"2022": Edition("fariss_gdp", "cow", gw="gw")},
    keys=("ccode",),
    added_as="gdp",
    caveat="An estimate with a standard deviation: carry it.",
)

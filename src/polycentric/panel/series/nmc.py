"""National Material Capabilities: the six components, and CINC as published."""

from polycentric.panel.series.contract import Edition, Series, Variable

TONNES = "tonnes per year"

SERIES = Series(
    label="Capabilities (NMC)",
    variables=(
        Variable("milex", "Military expenditure", "current British pounds to 1913, current US dollars from 1914"),
        Variable("milper", "Military personnel", "people"),
        Variable("irst", "Iron production to 1899, steel production from 1900", TONNES),
        Variable("pec", "Primary energy consumption", "tonnes of coal equivalent per year"),
        Variable("tpop", "Total population", "people"),
        Variable("upop", "Urban population", "people in cities of 100,000 and more"),
        Variable("cinc", "Composite Index of National Capability, as published", "share of the system"),
    ),
    editions={"7": Edition("cow_nmc"), "6": Edition("cow_nmc_v6", years=(1816, 2016))},
    keys=("ccode",),
    caveat="Germany and Yemen stand twice in 1990, once for each of their codes; here their row is that of the code "
    "they ended the year with, and the published shares of that year keep the double count.",
)

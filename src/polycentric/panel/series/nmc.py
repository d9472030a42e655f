"""National Material Capabilities: the six components, and CINC as published."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Capabilities (NMC): military spending and personnel, iron and steel, energy, population, CINC",
    variables=(
        Variable("milex", "Military expenditure"),
        Variable("milper", "Military personnel"),
        Variable("irst", "Iron production to 1899, steel production from 1900"),
        Variable("pec", "Primary energy consumption"),
        Variable("tpop", "Total population"),
        Variable("upop", "Urban population", "people in cities of 100,000 and more"),
        Variable("cinc", "Composite Index of National Capability, as published"),
    ),
    editions={"7": Edition("cow_nmc"), "6": Edition("cow_nmc_v6", years=(1816, 2016))},
    keys=("ccode",),
    caveat="Germany and Yemen stand twice in 1990, once for each of their codes, and the published shares of that year "
    "keep the double count; a panel has the row of the code that they ended the year with (where that says nothing, of "
    "the other: `pec` of Germany is West Germany's).",
)

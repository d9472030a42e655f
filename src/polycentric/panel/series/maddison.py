"""Output per person and population after the Maddison project."""

from polycentric.panel.series.contract import Edition, Series, Variable

BORDERS = (
    "The source covers economies within today's borders, mostly: Germany's letters mean all of it in 1950 too. "
    "Russia's letters are not taken for the Soviet Union, nor Serbia's for Yugoslavia."
)

SERIES = Series(
    label="Maddison project",
    variables=(
        Variable("maddison_gdppc", "Output per person", column="gdppc"),
        Variable("maddison_pop", "Population", column="pop"),
    ),
    editions={"2023": Edition("maddison", "economy_years")},
    keys=("iso3",),
    system="iso3",
    caveat=BORDERS,
)

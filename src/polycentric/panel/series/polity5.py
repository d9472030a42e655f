"""The Polity project's score of democracy and autocracy, by its own numbers."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Polity 5's polity2",
    variables=(Variable("polity2", "Polity score", "score from -10 to 10", dtype="int8", fill=-128),),
    editions={"5": Edition("polity5")},
    keys=("polity_ccode",),
    system="polity",
    added_as="democracy",
    caveat="By Polity's own numbers; after 2018 the United States alone. Where a state has two rows in a year (the "
    "Soviet Union in 1922), a panel has that of the number it ended the year with.",
)

"""The Polity project's score of democracy and autocracy, by its own numbers."""

from polycentric.panel.contract import Edition, Layer, Measure

LAYER = Layer(
    label="Polity 5",
    variables=(Measure("polity2", "Polity score", "score from -10 to 10", dtype="int8", fill=-128),),
    editions={"5": Edition("polity5")},
    keys=("polity_ccode",),
    system="polity",
    caveat="Where a state has two rows in a year (the Soviet Union in 1922), that of the number it ended "
    "the year with.",
)

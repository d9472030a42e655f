"""The shortest distance between two states' territories."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Minimum distance",
    variables=(Variable("min_distance", "Shortest distance between the territories", "metres", "mindist", "float32"),),
    editions={"CShapes 2.0": Edition("min_distance", "cow")},
    keys=("ccode1", "ccode2"),
    directed=False,
    caveat="As of 1 January: a state that entered later in the year is missing in it.",
)

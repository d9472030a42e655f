"""The shortest distance between two states' territories."""

from polycentric.panel.series.contract import Edition, Series, Variable

CAVEAT = "As of 1 January: a state that entered later in the year is missing in it."

SERIES = Series(
    label="Minimum distance between territories",
    variables=(Variable("mindist", "Shortest distance between the territories", dtype="float32", zero_is_value=True),),
    editions={"CShapes 2.0": Edition("min_distance", "cow", gw="gw")},
    keys=("ccode1", "ccode2"),
    directed=False,
    caveat=CAVEAT,
)

"""Wars between states."""

from functools import partial

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.cow_mids import any_dispute

FLAGS = ("cowinterongoing", "cowinteronset")

SERIES = Series(
    label="Wars between states (COW)",
    variables=(
        Variable(FLAGS[0], "An inter-state war under way between the two", dtype="int8"),
        Variable(FLAGS[1], "An inter-state war begins between the two", dtype="int8"),
    ),
    editions={"4.0": Edition("cow_wars", "inter_state")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    merge="any",
    rows=partial(any_dispute, ongoing=FLAGS[0], onset=FLAGS[1]),
    caveat="After 2007 nothing is known; the last war on the list is of 2003.",
)

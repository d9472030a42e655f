"""Wars between states."""

from functools import partial

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.disputes_cow import any_dispute

SERIES = Series(
    label="Wars between states (COW)",
    variables=(
        Variable("war", "An inter-state war under way between the two", "yes or no", "cowinterongoing", "int8"),
        Variable("war_onset", "An inter-state war begins between the two", "yes or no", "cowinteronset", "int8"),
    ),
    editions={"4.0": Edition("cow_wars", "inter_state")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    merge="any",
    rows=partial(any_dispute, ongoing="cowinterongoing", onset="cowinteronset"),
    caveat="After 2007 nothing is known; the last war on the list is of 2003.",
)

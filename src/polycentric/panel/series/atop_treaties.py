"""How many alliance treaties are in force between two states, which, and with what pledges."""

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.sources.atop_treaties import PLEDGES

SERIES = Series(
    label="Alliance treaties between two states (ATOP)",
    variables=(
        Variable("treaties", "Alliance treaties in force between the two", dtype="int8"),
        *(
            Variable(f"treaties_{name}", f"Alliance treaties in which the state pledges {what}", dtype="int8")
            for name, what in PLEDGES.items()
        ),
    ),
    editions={"5.1": Edition("atop_treaties", "dyad_years")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    merge="any",
    details=("atopids",),
    caveat="In force on any day of the year. A state's pledge is that to the treaty.",
)

"""Three scores of democracy from two projects."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Democracy: extended Unified Democracy Scores, V-Dem's polyarchy",
    variables=(
        Variable("euds", "Extended Unified Democracy Score"),
        Variable("aeuds", "Extended Unified Democracy Score, 0 at the usual cut-off"),
        Variable("v2x_polyarchy", "V-Dem's electoral democracy index", "index from 0 to 1"),
    ),
    editions={"2026": Edition("democracy", "cow", gw="gw")},
    keys=("ccode",),
    caveat="The tables by COW's list and by Gleditsch and Ward's are estimated apart, and euds is about 0.11 higher by "
    "the latter.",
)

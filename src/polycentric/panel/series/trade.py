"""What a state imports from each partner."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Trade between states (COW)",
    variables=(
        Variable("flow", "Imports of the state from the partner", column="imports", dtype="float32",
                 meaning="imports from the other"),
        Variable("smoothflow", "Imports of the state from the partner, gaps filled by the source",
                 column="imports_smoothed", dtype="float32",
                 meaning="imports from the other, gaps filled by the source"),
    ),
    editions={"4.0": Edition("cow_trade", "dyad_years")},
    keys=("ccode1", "ccode2"),
    both_ends=True,
    caveat="A zero is written by the source; a pair without a row is missing. A panel keeps seven significant digits. "
    "One of the largest traders is hardly there: West Germany has 60 flows in 1960-89, though the totals of states "
    "have all of its trade. Germany, Austria-Hungary and Italy lack 1914-18.",
)  # fmt: skip

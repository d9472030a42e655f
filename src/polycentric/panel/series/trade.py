"""What a state imports from each partner."""

from polycentric.panel.series.contract import Edition, Series, Variable

DOLLARS = "current US dollars"

SERIES = Series(
    label="Trade between states (COW)",
    variables=(
        Variable("imports_from", "Imports of the state from the partner", DOLLARS, "imports", "float32"),
        Variable(
            "imports_from_smoothed", "The same, gaps filled by the source", DOLLARS, "imports_smoothed", "float32"
        ),
    ),
    editions={"4.0": Edition("cow_trade", "dyad_years")},
    keys=("ccode1", "ccode2"),
    caveat="A zero is written by the source. Seven significant digits are kept.",
)

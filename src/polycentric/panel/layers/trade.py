"""What a state imports from each partner."""

from polycentric.panel.contract import Edition, Layer, Measure

DOLLARS = "current US dollars"

LAYER = Layer(
    label="Trade between states (COW)",
    variables=(
        Measure("imports_from", "Imports of the state from the partner", DOLLARS, "imports", "float32"),
        Measure("imports_from_smoothed", "The same, gaps filled by the source", DOLLARS, "imports_smoothed", "float32"),
    ),
    editions={"4.0": Edition("cow_trade", "dyad_years")},
    keys=("ccode1", "ccode2"),
    caveat="A zero is written by the source. Seven significant digits are kept. One of the largest traders is hardly "
    "there: West Germany has 60 flows in 1960-89, though the totals of states have all of its trade. Germany, "
    "Austria-Hungary and Italy lack 1914-18.",
)

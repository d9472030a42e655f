"""What a state imports from and exports to all the world."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Trade of states with all the world (COW)",
    variables=(
        Variable("imports", "Imports of goods from all the world"),
        Variable("exports", "Exports of goods to all the world"),
    ),
    editions={"4.0": Edition("cow_trade", "state_years")},
    keys=("ccode",),
    added_as="trade",
    caveat="A zero is written by the source.",
)

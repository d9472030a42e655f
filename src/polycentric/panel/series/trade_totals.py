"""What a state imports from and exports to all the world."""

from polycentric.panel.series.contract import Edition, Series, Variable

DOLLARS = "current US dollars"

SERIES = Series(
    label="Trade of states (COW)",
    variables=(
        Variable("trade_imports", "Imports of goods from all the world", DOLLARS, "imports"),
        Variable("trade_exports", "Exports of goods to all the world", DOLLARS, "exports"),
    ),
    editions={"4.0": Edition("cow_trade", "state_years")},
    keys=("ccode",),
    added_as="trade",
)

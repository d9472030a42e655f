"""What a state imports from and exports to all the world."""

from polycentric.panel.contract import Edition, Layer, Measure

DOLLARS = "current US dollars"

LAYER = Layer(
    label="Trade of states (COW)",
    variables=(
        Measure("trade_imports", "Imports of goods from all the world", DOLLARS, "imports"),
        Measure("trade_exports", "Exports of goods to all the world", DOLLARS, "exports"),
    ),
    editions={"4.0": Edition("cow_trade", "state_years")},
    keys=("ccode",),
)

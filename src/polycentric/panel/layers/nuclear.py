"""Who considered, pursued and had nuclear weapons."""

from polycentric.panel.contract import Edition, Layer, Measure

LAYER = Layer(
    label="Nuclear weapons",
    variables=(
        Measure(
            "nuclear_status", "Nuclear weapons status", "code", "status", "int8",
            codes="0 none, 1 considering, 2 pursuing, 3 possessing",
        ),
    ),
    editions={"2022": Edition("nuclear_status")},
    keys=("country",),
    system="name",
    caveat="By country name, matched exactly; 'Russia' is the Soviet Union before 1992.",
)  # fmt: skip

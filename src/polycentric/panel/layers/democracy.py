"""Three scores of democracy from two projects."""

from polycentric.panel.contract import Edition, Layer, Measure

LAYER = Layer(
    label="Democracy (UDS, V-Dem)",
    variables=(
        Measure("euds", "Extended Unified Democracy Score", "latent scale"),
        Measure("aeuds", "Extended Unified Democracy Score, 0 at the usual cut-off", "latent scale"),
        Measure("v2x_polyarchy", "V-Dem's electoral democracy index", "index from 0 to 1"),
    ),
    editions={"2026": Edition("democracy", "cow")},
    keys=("ccode",),
)

"""Four scores of democracy from three projects."""

from polycentric.panel.contract import Edition, Layer, Measure

LAYER = Layer(
    label="Democracy (UDS, Polity, V-Dem)",
    variables=(
        Measure("euds", "Extended Unified Democracy Score", "latent scale"),
        Measure("aeuds", "Extended Unified Democracy Score, 0 at the usual cut-off", "latent scale"),
        Measure("polity2", "Polity score", "score from -10 to 10", dtype="int8", fill=-128, years=(1816, 2018)),
        Measure("v2x_polyarchy", "V-Dem's electoral democracy index", "index from 0 to 1"),
    ),
    editions={"2026": Edition("democracy", "cow")},
    keys=("ccode",),
)

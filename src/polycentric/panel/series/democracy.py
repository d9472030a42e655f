"""Four scores of democracy from three projects."""

from polycentric.panel.series.contract import Edition, Series, Variable

SERIES = Series(
    label="Democracy (UDS, Polity, V-Dem)",
    variables=(
        Variable("euds", "Extended Unified Democracy Score", "latent scale"),
        Variable("aeuds", "Extended Unified Democracy Score, 0 at the usual cut-off", "latent scale"),
        Variable("polity2", "Polity score", "score from -10 to 10", dtype="int8", fill=-128, years=(1816, 2018)),
        Variable("v2x_polyarchy", "V-Dem's electoral democracy index", "index from 0 to 1"),
    ),
    editions={"2026": Edition("democracy", "cow")},
    keys=("ccode",),
)

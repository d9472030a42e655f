"""Militarised disputes between states, as revised by Gibler, Miller and Little."""

from functools import partial

from polycentric.panel.contract import Edition, Layer, Measure
from polycentric.panel.layers.disputes_cow import any_dispute

LAYER = Layer(
    label="Disputes (GML)",
    variables=(
        Measure("mid_gml", "A militarised dispute under way", "yes or no", "midongoing", "int8"),
        Measure("mid_gml_onset", "A militarised dispute begins", "yes or no", "midonset", "int8"),
    ),
    editions={"2.2.1": Edition("gml_mid", "dispute_dyad_years")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    merge="any",
    rows=partial(any_dispute, ongoing="midongoing", onset="midonset"),
    caveat="An onset is the dispute's beginning for the pair, whether or not another was under way.",
)

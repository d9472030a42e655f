"""Militarised disputes between states, as revised by Gibler, Miller and Little."""

from functools import partial

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.panel.series.cow_mids import any_dispute

SERIES = Series(
    label="Disputes (GML)",
    variables=(
        Variable("gmlmidongoing", "A militarised dispute under way", "yes or no", "midongoing", "int8"),
        Variable("gmlmidonset", "A militarised dispute begins", "yes or no", "midonset", "int8"),
    ),
    editions={"2.2.1": Edition("gml_mid", "dispute_dyad_years")},
    keys=("ccode1", "ccode2"),
    absence="zero",
    merge="any",
    rows=partial(any_dispute, ongoing="midongoing", onset="midonset"),
    caveat="An onset is the dispute's beginning for the pair, whether or not another was under way.",
)

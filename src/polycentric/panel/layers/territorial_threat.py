"""Latent external threat to a state's territory."""

from polycentric.panel.contract import Edition, Layer, Measure

UNIT = "latent scale"

LAYER = Layer(
    label="Territorial threat",
    variables=(
        Measure("territorial_threat", "External threat to territory, estimated", UNIT, "lterrthreat"),
        Measure("territorial_threat_sd", "External threat to territory: standard deviation", UNIT, "sd"),
    ),
    editions={"2022": Edition("territorial_threat")},
    keys=("ccode",),
    caveat="A year's estimate knows what came after it.",
)

"""Latent external threat to a state's territory."""

from polycentric.panel.series.contract import Edition, Series, Variable

UNIT = "latent scale"

SERIES = Series(
    label="Territorial threat",
    variables=(
        Variable("territorial_threat", "External threat to territory, estimated", UNIT, "lterrthreat"),
        Variable("territorial_threat_sd", "External threat to territory: standard deviation", UNIT, "sd"),
    ),
    editions={"2022": Edition("territorial_threat")},
    keys=("ccode",),
    caveat="A year's estimate knows what came after it.",
)

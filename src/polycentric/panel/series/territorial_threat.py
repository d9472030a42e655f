"""Latent external threat to a state's territory."""

from collections.abc import Iterator

from polycentric.panel.series.contract import Edition, Series, Variable

MEASURES = {"": "External threat to territory", "m_": "External threat to territory, second estimate of the source"}


def _estimate(prefix: str, label: str) -> Iterator[Variable]:
    """Describe an estimate and its uncertainty; the source's bare `sd`, `lwr` and `upr` are called what they are of."""
    yield Variable(f"{prefix}lterrthreat", label)
    yield Variable(f"{prefix}sd_lterrthreat", f"{label}: standard deviation", column=f"{prefix}sd")
    yield Variable(f"{prefix}lwr_lterrthreat", f"{label}: lower bound", column=f"{prefix}lwr")
    yield Variable(f"{prefix}upr_lterrthreat", f"{label}: upper bound", column=f"{prefix}upr")


SERIES = Series(
    label="Latent territorial threat",
    variables=tuple(variable for each in MEASURES.items() for variable in _estimate(*each)),
    editions={"2022": Edition("territorial_threat")},
    keys=("ccode",),
    caveat="Estimated from the whole period at once: a year's estimate knows what came after it.",
)

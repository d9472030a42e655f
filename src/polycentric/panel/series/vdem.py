"""V-Dem's indices of democracy, each with its interval."""

from polycentric.panel.series.contract import Edition, Series, Variable
from polycentric.sources.vdem import INDICES

_PARTS = {"": "{}", "_low": "{}: lower bound", "_high": "{}: upper bound", "_sd": "{}: standard deviation"}

SERIES = Series(
    label="Democracy with intervals (V-Dem 15)",
    variables=tuple(
        Variable(f"vdem_{name}{ending}", label.format(f"V-Dem 15's index of {what}"))
        for name, what in INDICES.items()
        for ending, label in _PARTS.items()
    ),
    editions={"15": Edition("vdem", "cow", gw="gw")},
    keys=("ccode",),
    caveat="The bounds are about one standard deviation from the value. Version 16's electoral democracy is "
    "v2x_polyarchy of `democracy`: two editions, never joined.",
)

"""How much of the world each variable covers, and how old it is."""

from collections import Counter

import numpy as np
import xarray as xr

from polycentric.answers.world.indices import by_state, years
from polycentric.panel.schema import STATE_YEAR_VARIABLES, VARIABLES
from polycentric.pictures.records.findings import Coverage

_LEFT_OUT = ("milper_low", "milper_high", "import_share_listed", "export_share_listed", "milex")
_NAMED = {"export_share_bound": "Export partners", "import_share_bound": "Import partners"}


def gather(panel: xr.Dataset) -> tuple[Coverage, ...]:
    """Give a row per variable of the panel, the best covered first."""
    rows = [_row(panel, name) for name in STATE_YEAR_VARIABLES if name in panel and name not in _LEFT_OUT]
    return tuple(sorted(rows, key=lambda row: (-row.states, row.label)))


def _row(panel: xr.Dataset, name: str) -> Coverage:
    """Give one variable's coverage."""
    known = set(by_state(panel[name]))
    people, output = _held(panel, "population", known), _held(panel, "gdp_ppp", known)
    dated = years(panel, (name.removesuffix("_bound"),))
    population = by_state(panel["population"]) if "population" in panel else {}
    lacking = sorted(
        set(map(str, panel["state"].values)) - known, key=lambda state: (-population.get(state, 0.0), state)
    )
    return Coverage(
        name=name,
        label=_NAMED.get(name, VARIABLES[name].label),
        source=str(panel[name].attrs.get("source", "not stated")),
        states=len(known),
        of_people=people,
        of_output=output,
        years=dict(Counter(year for state, year in dated.items() if state in known)),
        missing=tuple(lacking),
    )


def _held(panel: xr.Dataset, weight: str, known: set[str]) -> float:
    """Give the part of a weight that is in the states known."""
    values = by_state(panel[weight]) if weight in panel else {}
    total = sum(values.values())
    return float(np.nan) if total == 0 else sum(value for state, value in values.items() if state in known) / total

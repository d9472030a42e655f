"""A toy world of two centuries, as the archive would lay it out: every variable in its own type, with its own fill."""

import numpy as np
import xarray as xr

from polycentric.panel.series import variables

YEARS, STATES = (1960, 1961), ("AAA", "BBB", "CCC", "DDD")
# Of the last state nothing is known but that it is there.
UNKNOWN = "DDD"


def make_toy_history() -> xr.Dataset:
    """Give A, B and C 4, 3 and 2 of everything, and 1 between any two of them; of D everything is a fill."""
    data = {}
    for name, (series, variable) in variables().items():
        pairs = len(series.keys) == 2
        cells = np.ones((2, 4, 4)) if pairs else np.tile([4.0, 3.0, 2.0, 0.0], (2, 1))
        if pairs:
            cells[:, np.eye(4, dtype=bool)] = np.nan
            cells[:, 3, :] = np.nan
        cells[..., 3] = np.nan
        grid = np.where(np.isnan(cells), variable.nothing, cells).astype(variable.dtype)
        attrs: dict[str, object] = {
            "long_name": variable.label,
            "units": variable.units,
            "source": "toy archive",
            "absence": series.absence,
        }
        if grid.dtype.kind == "i":
            attrs["fill_value"] = int(variable.nothing)
        data[name] = (series.dims, grid, attrs)
    on, everyone = ("year", "state"), np.ones((2, 4), dtype=bool)
    coords = {
        "year": list(YEARS), "state": np.array(STATES, dtype=object), "partner": np.array(STATES, dtype=object),
        "exists": (on, everyone), "in_cow": (on, everyone), "in_gw": (on, everyone),
        "name": (on, np.tile(np.array(STATES, dtype=object), (2, 1))),
    }  # fmt: skip
    return xr.Dataset(data, coords=coords, attrs={"world": "history", "carried": 0})

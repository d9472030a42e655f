"""How estimated positions show themselves: who voted when, how it was done, and the ends of the scale at last."""

from collections.abc import Mapping

import numpy as np
import xarray as xr

ENDS = 5


def presented(data: xr.Dataset) -> dict[str, object]:
    """Give what a reader sees of ideal points, on a line or in a plane."""
    time = "year" if "year" in data.dims else "session"
    labels = data[time].values
    return {
        "votes of": f"{data.sizes['state']} voters on {data.sizes['item']:,} items",
        f"{time}s": f"{labels[0]}-{labels[-1]}" if labels.size else "none",
        **_ends(data, time),
        "axis": data.attrs.get("axis", f"anchored at {data.attrs.get('anchor', '')}"),
        "model": data.attrs.get("model", ""),
        "converged": "yes" if data.attrs.get("converged") else "no: see fit.moves",
        "fit": _fit(data.attrs),
        "source": data.attrs.get("source", ""),
        "reference": data.attrs.get("reference", ""),
        "notes": data.attrs.get("notes", ""),
    }


def _ends(data: xr.Dataset, time: str) -> Mapping[str, object]:
    """Name the voters at both ends of the last session, the outermost first."""
    points = data["ideal_point"].isel({time: -1})
    if "dimension" in points.dims:
        points = points.isel(dimension=0)
    known = points.dropna("state")
    order = np.argsort(known.values, kind="stable")
    few = min(ENDS, known.size // 2)
    if not few:
        return {}

    def named(at: np.ndarray) -> str:
        return ", ".join(f"{known['state'].values[each]} {known.values[each]:+.2f}" for each in at)

    last = data[time].values[-1]
    return {f"highest in {last}": named(order[::-1][:few]), f"lowest in {last}": named(order[:few])}


def _fit(attrs: Mapping[str, object]) -> str:
    if "accuracy" not in attrs:
        return ""
    return f"{float(str(attrs['accuracy'])):.1%} of {int(str(attrs['votes'])):,} votes right"

"""Gathers what the fan of futures is drawn from: the past by editions and archive, then the runs' quantiles."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.pictures.sketch import Sketch


def sketch_of(ensemble: "xr.Dataset", panel: "xr.Dataset", names: Mapping[str, str], title: str, many: int) -> "Sketch":
    """Give what the fan is drawn from."""
    from polycentric.answers.parts import futures_ahead, futures_past
    from polycentric.futures import shown
    from polycentric.pictures.charts.futures_fan import draw
    from polycentric.pictures.sketch import Sketch

    held = shown.of_ensemble(ensemble, panel, many)
    states, start = list(held["fans"]["share"]), int(held["start"])
    if ensemble.attrs["remembers"]:
        pasts, archive = futures_past.of_archive(states, start), futures_past.NOTHING
    else:
        pasts, archive = futures_past.of_editions(states, start), futures_past.archive(states)
    return Sketch(
        futures_ahead.ahead_of(held, names, title, pasts=pasts, archive=archive),
        lambda seen, narrow: draw(seen, narrow=narrow),
    )

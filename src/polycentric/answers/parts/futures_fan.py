"""Gathers what the fan of futures is drawn from: the past by editions and archive, then the runs' quantiles."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from polycentric.pictures.charts.futures_fan import draw
from polycentric.pictures.sketch import Sketch

if TYPE_CHECKING:
    import xarray as xr


def sketch_of(ensemble: "xr.Dataset", panel: "xr.Dataset", names: Mapping[str, str], title: str, many: int) -> Sketch:
    """Give what the fan is drawn from."""
    from polycentric.answers.parts import futures_ahead, futures_past
    from polycentric.futures import shown

    held = shown.of_ensemble(ensemble, panel, many)
    archive = futures_past.archive(list(held["fans"]["share"]))
    return Sketch(
        futures_ahead.ahead_of(held, names, title, archive=archive), lambda seen, narrow: draw(seen, narrow=narrow)
    )

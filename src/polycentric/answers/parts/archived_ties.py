"""A layer of the archive as one state sees it: what it has to each other, and each to it, in the last year known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from polycentric.answers.parts.places import Places, source_of

if TYPE_CHECKING:
    import xarray as xr

    from polycentric.ties.contract import TieLayer


@dataclass(frozen=True)
class Seen:
    """A layer from one state.

    Attributes
    ----------
    layer : TieLayer
    state : str
        The state's id.
    out, back : mapping of str to float
        By the other's id, what the state has to it and what it has to the state; what is missing isn't in it.
    year : int
        The year asked for, or the last before it that the source covers.
    source : str
    grid : DataArray, (state, partner)
        The whole layer in that year.
    """

    layer: "TieLayer"
    state: str
    out: Mapping[str, float]
    back: Mapping[str, float]
    year: int
    source: str
    grid: "xr.DataArray"

    def acts(self, state: str) -> bool:
        """Tell whether anything that a state has to others is known: of some layers only few states are."""
        return bool(self.grid.sel(state=state).notnull().any())

    def place(self, state: str, partner: str) -> tuple[int, int]:
        """Give the place of a partner among all of a state, the largest first, and how many there are."""
        row = self.grid.sel(state=state).values
        return 1 + int((row > float(self.grid.sel(state=state, partner=partner))).sum()), int(np.isfinite(row).sum())


def seen(places: Places, name: str) -> Seen | None:
    """Give a layer of the archive as the state of `places` sees it; None where the state isn't in it.

    Raises
    ------
    CoverageError
        If the layer begins after the year asked for.
    NotFetchedError
        If its source isn't here.
    """
    from polycentric.ties import LAYERS

    layer = LAYERS[name]
    panel = places.in_archive(layer.archive())
    values = layer(panel)
    grid = values.isel(year=-1)
    if places.state not in grid["state"].values:
        return None
    return Seen(layer, places.state, _known(grid.sel(state=places.state), "partner"),
                _known(grid.sel(partner=places.state), "state"), int(panel["year"].values[-1]),
                source_of(values, layer.source), grid)  # fmt: skip


def _known(row: "xr.DataArray", labels: str) -> dict[str, float]:
    """Give what is known by the other's id, the largest first."""
    pairs = zip(map(str, row[labels].values), map(float, row.values), strict=True)
    return dict(
        sorted(((state, value) for state, value in pairs if value == value), key=lambda pair: (-pair[1], pair[0]))
    )

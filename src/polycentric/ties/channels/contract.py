"""What a channel of hierarchy is and promises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.labels import PAIR
from polycentric.panel import reading
from polycentric.presented import Presented

Floats = NDArray[np.float64]


@dataclass(frozen=True, repr=False)
class Channel(Presented):
    """A way in which one state may hold another; called on a panel, it gives (year, state, partner) in [0, 1].

    `state` is the one that is held, `partner` the one that holds, as in trade dependence.

    Attributes
    ----------
    label : str
        What a reader sees.
    ways : tuple of tuples of str
        Quantities or variables, any one tuple of which is enough.
    scale : str
        What 0 and 1 mean, and what lies between.
    reference : str
        Where the idea is from, and what was looked up.
    caveat : str
        What it cannot see.
    compute : callable
        The panel and the strength of each state, (year, state), in; the values out: 0 where the source says that there
        is nothing, NaN where it says nothing.
    measured : bool
        Whether a zero is measured, as of a flow or a vote that every state has; else it is read from an absence in a
        list.
    name : str
        The file's name; set by the registry.
    """

    label: str
    ways: tuple[tuple[str, ...], ...]
    scale: str
    reference: str
    caveat: str
    compute: Callable[[xr.Dataset, Floats], Floats]
    measured: bool = False
    name: str = ""
    kind: ClassVar[str] = "channel"
    in_lists: ClassVar[tuple[str, ...]] = ("scale",)

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {"scale": self.scale, "reference": self.reference, "caveat": self.caveat}

    def fits(self, panel: xr.Dataset) -> bool:
        """Tell whether a panel offers what one of the ways needs."""
        return any(all(reading.offered(panel, each) for each in way) for way in self.ways)

    def __call__(self, panel: xr.Dataset, strength: Floats) -> Floats:
        """Compute it on a panel without runs; all missing where the panel doesn't offer what it needs.

        Parameters
        ----------
        panel : Dataset, (year, state, partner)
        strength : array, (year, state)

        Raises
        ------
        DataError
            If a value is outside [0, 1].
        """
        years, states = panel.sizes["year"], panel.sizes["state"]
        if not self.fits(panel):
            return np.full((years, states, states), np.nan)
        values = np.array(self.compute(panel, strength), dtype=np.float64)
        values[..., np.eye(states, dtype=bool)] = np.nan
        if np.nanmin(values, initial=0.0) < 0 or np.nanmax(values, initial=0.0) > 1:
            raise DataError(f"Channel '{self.name}' runs outside 0 to 1: clip it to its scale.")
        return values


def pairs(panel: xr.Dataset, name: str) -> Floats:
    """Read a variable on pairs as (year, state, partner)."""
    return reading.read(panel, name).transpose("year", *PAIR).to_numpy()


def states(panel: xr.Dataset, name: str, series: str | Sequence[str] | None = None) -> Floats:
    """Read a variable of states as (year, state)."""
    return reading.read(panel, name, series).transpose("year", "state").to_numpy()


def back(values: Floats) -> Floats:
    """Turn (state, partner) round: what the partner does to the state."""
    return np.swapaxes(values, -1, -2)

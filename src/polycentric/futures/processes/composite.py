"""What the capabilities process moves: each state's share in some components, their composite, and the ratios.

A composite is the mean of a state's shares over the components that are known for it, which is how CINC is made. A
component that isn't known stays missing; one that is zero stays zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.labels import numbers
from polycentric.panel.reading import read
from polycentric.power.cinc_recomputed import component_share

Floats = NDArray[np.float64]
WIDEST = 4.0  # a component of less than 1/55 of the state's composite, or of none, counts as this far below it


@dataclass(frozen=True)
class Components:
    """The components of a panel as plain arrays.

    Attributes
    ----------
    years : int, (years,)
    states : labels, in the panel's order
    names : the components' quantities
    shares : (years, states, components), each component's shares of the sum over the states known; missing as NaN
    """

    years: NDArray[np.int64]
    states: tuple[str, ...]
    names: tuple[str, ...]
    shares: Floats

    @property
    def composite(self) -> Floats:
        """Each state's part of all composites of the year, (years, states): they sum to one; missing as NaN."""
        mean = composite(self.shares)
        total = np.nansum(mean, axis=-1, keepdims=True)
        return mean / np.where(total > 0, total, np.nan)

    def until(self, year: int) -> "Components":
        """Give what was known at the end of a year."""
        kept = self.years <= year
        return Components(self.years[kept], self.states, self.names, self.shares[kept])


def of_panel(panel: xr.Dataset, names: Sequence[str], series: str | None = None) -> Components:
    """Read components of a panel by their quantities.

    Parameters
    ----------
    panel : Dataset, (year, state)
    names : sequence of str
        Quantities, as in `polycentric.panel.quantities`.
    series : str, optional
        Which series of each quantity; the panel's own choice without it.
    """
    values = [numbers(read(panel, name, series) if series else read(panel, name)) for name in names]
    shares = np.stack([component_share(each) for each in values], axis=-1)
    states = tuple(str(state) for state in panel["state"].values)
    return Components(panel["year"].values.astype(np.int64), states, tuple(names), shares)


def composite(shares: Floats) -> Floats:
    """Give the mean over the components known, the last axis; missing where none is.

    Examples
    --------
    >>> composite(np.array([[0.2, np.nan], [0.1, 0.3]])).tolist()
    [0.2, 0.2]
    """
    known = np.sum(~np.isnan(shares), axis=-1)
    return np.divide(np.nansum(shares, axis=-1), known, out=np.full(known.shape, np.nan), where=known > 0)


def log_ratios(shares: Floats, widest: float = WIDEST) -> Floats:
    """Give the log of each component's share over the state's composite, held within `widest` of 0.

    A component that isn't known gives 0: it says nothing of where the state is bound. One that is zero gives -`widest`.
    """
    middle = composite(shares)[..., np.newaxis]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.log(shares / middle)
    return np.nan_to_num(np.clip(ratios, -widest, widest), nan=0.0)


def changes(shares: Floats, step: int = 1) -> Floats:
    """Give the change of each log share over some years, (years - step, ...); missing unless above zero in both."""
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(shares > 0, np.log(shares), np.nan)
    return logs[step:] - logs[:-step]

"""The rule that makes one hold of several channels: the mean of those that are known, of a stronger state alone.

Declared before any score was seen; what was changed since stands in `validation/hierarchy_variants.md`. Rivals of the
rule are in `RULES`, so that what hangs on it can be shown; none of them was chosen by its score.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.power import INDICES
from polycentric.ties.channels import CHANNELS
from polycentric.ties.channels.contract import Floats

LEAST = 2  # channels that must be known of a pair, where that many are looked at
STRENGTH = ("cinc", "output")
"""The measures of strength, in the order in which a panel is asked for them."""


@dataclass(frozen=True)
class Grips:
    """All channels of a panel.

    Attributes
    ----------
    values : array (channel, year, state, partner)
        In [0, 1]; NaN where nothing is known.
    names : tuple of str
        The channels.
    strength : array (year, state)
    measure : str
        What strength is measured by.
    ordered : array (year,), bool, optional
        Whether the strength of most states is known, so that one can say who is stronger; yes without it.
    measured : tuple of str
        Those of `names` whose zero is measured and not read from an absence in a list.
    """

    values: Floats
    names: tuple[str, ...]
    strength: Floats
    measure: str
    ordered: NDArray[np.bool_] | None = None
    measured: tuple[str, ...] = ()


def grips(panel: xr.Dataset, channels: Sequence[str] | None = None, index: str | None = None) -> Grips:
    """Compute the channels of a panel that has no runs.

    Parameters
    ----------
    panel : Dataset
    channels : sequence of str, optional
        Which; all without it.
    index : str, optional
        The power index that says who is stronger; the first of `STRENGTH` that the panel has without it.

    Raises
    ------
    UnknownNameError
        If a channel or the index is unknown.
    """
    names = tuple(CHANNELS[name].name for name in channels) if channels else tuple(CHANNELS)
    offered = [name for name in STRENGTH if INDICES[name].on(panel).fits(panel)]
    measure = index or (offered[0] if offered else STRENGTH[0])
    strength = INDICES[measure](panel).transpose("year", "state").to_numpy()
    values = np.stack([CHANNELS[name](panel, strength) for name in names])
    measured = tuple(name for name in names if CHANNELS[name].measured)
    return Grips(values, names, strength, measure, is_ordered(panel, strength), measured)


def is_ordered(panel: xr.Dataset, strength: Floats) -> NDArray[np.bool_]:
    """Tell of each year whether the strength of more than half of the states is known.

    Of two centuries the states are those of the Correlates of War, whose capabilities say who is stronger.
    """
    known = (~np.isnan(strength)).sum(axis=-1)
    if "in_cow" not in panel.coords:
        return 2 * known > panel.sizes["state"]
    return 2 * known > panel["in_cow"].transpose("year", "state").to_numpy().sum(axis=-1)


def mean(values: Floats) -> Floats:
    """Give the mean of the known channels."""
    known = (~np.isnan(values)).sum(axis=0)
    return np.divide(np.nansum(values, axis=0), known, out=np.full(known.shape, np.nan), where=known > 0)


def three_strongest(values: Floats) -> Floats:
    """Give the mean of the three strongest of the known channels, or of fewer where fewer are known."""
    known = np.minimum((~np.isnan(values)).sum(axis=0), 3)
    top = np.sort(np.nan_to_num(values), axis=0)[-3:].sum(axis=0)
    return np.divide(top, known, out=np.full(known.shape, np.nan), where=known > 0)


def any_of_them(values: Floats) -> Floats:
    """Give one less the product of what each known channel leaves free, each able to hold half alone."""
    left = np.prod(1.0 - np.nan_to_num(values) / 2.0, axis=0)
    return np.where(np.isnan(values).all(axis=0), np.nan, 1.0 - left)


RULES: dict[str, Callable[[Floats], Floats]] = {
    "mean": mean,
    "three_strongest": three_strongest,
    "any_of_them": any_of_them,
}
"""``mean`` is the rule; the others are shown beside it."""


def hold(values: Floats, strength: Floats, rule: str = "mean", least: int = LEAST) -> Floats:
    """Give how far each state (row) is held by each other (column), in [0, 1].

    Parameters
    ----------
    values : array (channel, year, state, partner)
    strength : array (year, state)
    rule : str
        A name of `RULES`.
    least : int
        How many channels must be known of a pair at least; besides, it needs more than half of those that the
        best-known pair of its year has. Of fewer its hold is undecided, NaN.

    Returns
    -------
    array (year, state, partner)
        0 where the other isn't stronger: nobody is held by a weaker state or by an equal, so that no circle can
        arise. NaN where too few channels are known, or one strength isn't.
    """
    stronger, weaker = _compared(strength)
    known = (~np.isnan(values)).sum(axis=0)
    best = np.where(stronger, known, 0).max(axis=(-1, -2), keepdims=True)
    enough = known >= np.maximum(best // 2 + 1, least)
    held = np.where(enough & stronger, RULES[rule](values), np.where(enough & weaker, 0.0, np.nan))
    held[..., np.eye(strength.shape[-1], dtype=bool)] = np.nan
    return held


def _compared(strength: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell whether the other is stronger, and whether it is known not to be."""
    own, other = strength[..., :, np.newaxis], strength[..., np.newaxis, :]
    return other > own, other <= own

"""Autonomy of the system: how much of the power outside the strongest state is in its own hands."""

from collections.abc import Sequence

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.poles.hierarchy.states import AT_MOST, EMPTY, NO_ORDER, REASONS, TOO_WIDE, Held, held_states, left_out
from polycentric.poles.undecided import are_undecided

Floats = NDArray[np.float64]
LEAST_COVERED = 0.5
UNDECIDED = "undecided: too little is known of the states that hold most of the power outside the strongest"
NO_POWER = "no power is known"


def autonomy(
    panel: xr.Dataset, index: str | None = None, channels: Sequence[str] | None = None, rule: str = "mean"
) -> xr.Dataset:
    """Measure how much of the power outside the strongest state is in its own hands.

    The mean of the states' autonomy, each weighed by its power, without the strongest state. A world in which one
    holds all others gives 0, one in which nobody is held 1; the value is never a range.

    Parameters
    ----------
    panel : Dataset, (year, state, partner)
        Without runs.
    index, channels, rule
        As in `polycentric.poles.hierarchy.held_states`.

    Returns
    -------
    Dataset, (year,)
        `value`; `low` and `high`, the least and the largest value with each channel left out in turn, the largest with
        1 for states whose few known channels are all empty, too; `coverage`, the
        part of the power outside the strongest whose states are decided; `channels`, how many channels are
        known on the mean, by power; `reason`, why the value is missing, empty where it isn't; `known`, the
        names of the channels of which anything is known. Below a coverage of one half nothing is given, and where the
        range is over more than half of the scale no value. Attributes:
        `units`, `index`.

    Examples
    --------
    >>> from polycentric.panel.load import load
    >>> found = autonomy(load("now"))
    >>> bool(0 < found["low"].item() <= found["value"].item() <= found["high"].item() < 1)
    True
    """
    return of_states(held_states(panel, index, channels, rule), rule)


def of_states(held: Held, rule: str = "mean") -> xr.Dataset:
    """Give the number of the system from what is known of each state."""
    power = outside(held.grips.strength)
    settled = np.where(held.why == AT_MOST, np.nan, held.autonomy)
    value, coverage = weighed(settled, power)
    parts = [
        weighed(np.where(np.isnan(settled), np.nan, each), power)[0]
        for each in left_out(held.grips, held.hold, held.autonomy, rule)
    ]
    most = weighed(np.where(held.why == EMPTY, 1.0, settled), power)[0]  # since being held can't be ruled out, nor in
    low, high = (np.stack([value, *parts]).min(axis=0), np.stack([value, most, *parts]).max(axis=0))
    enough = coverage >= LEAST_COVERED
    known = np.where(np.isnan(settled), np.nan, held.known.astype(np.float64))
    wide = enough & are_undecided(low, high)
    unordered = (held.why == NO_ORDER).any(axis=-1)
    reason = np.select(
        [power.sum(axis=-1) <= 0, unordered, ~enough, wide], [NO_POWER, REASONS[NO_ORDER], UNDECIDED, TOO_WIDE], ""
    ).astype(object)
    data = {
        "value": np.where(enough & ~wide, value, np.nan),
        **{name: np.where(enough, each, np.nan) for name, each in (("low", low), ("high", high))},
        "coverage": coverage,
        "channels": weighed(known, power)[0],
        "reason": reason,
    }
    pairs = (~np.isnan(held.grips.values)).sum(axis=(-1, -2))  # (channel, year)
    data["known"] = np.array(
        [" ".join(name for place, name in enumerate(held.grips.names) if pairs[place, row])
         for row in range(held.years.size)],
        dtype=object,
    )  # fmt: skip
    return xr.Dataset(
        {name: ("year", each) for name, each in data.items()},
        coords={"year": held.years},
        attrs={"units": "part of the power outside the strongest", "index": held.grips.measure},
    )


def outside(strength: Floats) -> Floats:
    """Give each state's part of the power outside the strongest state; 0 for that one and where it isn't known."""
    power = np.nan_to_num(strength)
    power = np.where(np.arange(power.shape[-1]) == power.argmax(axis=-1)[..., np.newaxis], 0.0, power)
    total = power.sum(axis=-1, keepdims=True)
    return np.divide(power, total, out=np.zeros_like(power), where=total > 0)


def weighed(values: Floats, power: Floats) -> tuple[Floats, Floats]:
    """Give the mean of the known values by power, and the part of the power that has one."""
    covered = np.where(np.isnan(values), 0.0, power).sum(axis=-1)
    total = (np.nan_to_num(values) * power).sum(axis=-1)
    return np.divide(total, covered, out=np.full(covered.shape, np.nan), where=covered > 0), covered

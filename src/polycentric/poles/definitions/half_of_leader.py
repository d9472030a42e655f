"""Poles by one index: the leader, and every state that has at least half of what the leader has."""

import numpy as np
import xarray as xr

from polycentric.labels import numbers, on_states
from polycentric.poles.contract import PoleDefinition, Situation

_TOLERANCE = 1e-9


def compute(situation: Situation, ratio: float) -> xr.DataArray:
    """Compare each state with the strongest."""
    shares = numbers(situation.shares)
    strongest = np.where(np.isnan(shares), -np.inf, shares).max(axis=-1, keepdims=True)
    return on_states(
        np.where(np.isnan(shares), np.nan, shares >= ratio * strongest * (1 - _TOLERANCE)), situation.shares
    )


DEFINITION = PoleDefinition(
    label="At least half of the leader, on one index",
    family="ratio",
    reference="Ratio to the leading state as in Lind (2024), Back to Bipolarity, International Security 49(2), 7-55; "
    "one half is this project's choice, shown with the whole range of ratios",
    compute=compute,
    sets=("all",),
    elsewhere="a ratio to the leader does not change with the set, so it is entered once, over all states",
    parameters={"ratio": 0.5},
    sweep={"ratio": (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)},
    caveat="The ratio decides: the same index can say unipolar at one ratio and multipolar at another.",
)

"""Positions in the Assembly: ideal points drift, are drawn a little to the middle, and lean where a lever says so."""

import numpy as np
import xarray as xr

from polycentric.futures.contract import Assumed, Estimates, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering


def fit(panel: xr.Dataset | None) -> Estimates:
    """Fit the drift of the published points and of our own; `panel` isn't used."""
    from polycentric.futures.acts import drift

    del panel
    return drift.fit()


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Move positions by chance, to the middle, and by the part of the gap to others that steering says."""
    mode = order.fixed.positions_by
    luck = draws.normal("positions", year, order.fixed.keys) * parameters[f"drift.{mode}"][:, np.newaxis]
    pull = -parameters[f"back.{mode}"][:, np.newaxis] * order.position
    for place in np.flatnonzero((steering.leaning != 0).any(axis=(0, 1))):
        gap = order.position[:, place, np.newaxis] - order.position
        pull += np.nan_to_num(steering.leaning[:, :, place] * gap)
    order.position += np.where(order.alive, luck + pull, 0.0)


def _bound(low: float, high: float) -> Assumed:
    """Give the bounds within which a fitted coefficient is drawn."""
    return Assumed(0.1, 0.02, "fitted where shipped", low, high)


PROCESS = Process(
    label="Positions in the Assembly",
    equation="d ideal point = drift z - back x ideal point + leaning x (the other's - own); drift and back are those "
    "of the published points, or of our own where the world holds those",
    needs=("position",),
    gives=("position",),
    place=50,
    reference="Random walk of ideal points, as in Bailey, Strezhnev and Voeten (2017), with errors taken out",
    sample="Ideal points of all members since 1991",
    grade="estimated",
    step=step,
    fit=fit,
    assumed={
        "drift.published": _bound(0.0, 1.0), "drift.own": _bound(0.0, 1.0), "back.published": _bound(0.0, 0.5),
        "back.own": _bound(0.0, 0.5),
    },
)  # fmt: skip

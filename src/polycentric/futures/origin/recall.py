"""Puts what a year of `history` recalls into the state of the runs, in the places that the runs give its states."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.order import LONG_PEACE, Fixed, Order
from polycentric.futures.origin.past import Past
from polycentric.labels import numbers

Floats = NDArray[np.float64]
WAR_GOES_ON = 2  # a war under way goes on through the first year of the runs: about the mean of what is left of one
SINGULAR = {"v2x_polyarchy": "regimes", "idealpointall": "positions in the Assembly"}


def fixed(given: Fixed, past: Past, panel: xr.Dataset) -> Fixed:
    """Give what no run changes with the borders and distances of the year; places not yet taken have none."""
    land, sea = of_pairs(past.land, given) == 1, of_pairs(past.sea, given) == 1
    with np.errstate(divide="ignore"):
        far = np.log(of_pairs(np.where(past.kilometres > 0, past.kilometres, np.nan), given))
    sanctioned = np.zeros((len(given.states), len(given.states)), np.bool_)
    sanctioned[: len(past.sanctions), : len(past.sanctions)] = past.sanctions
    return replace(
        given,
        positions_by=panel.attrs.get("positions_by", "published"),
        sanctioned=sanctioned,
        contiguous=land,
        sea=sea & ~land,
        log_distance=far,
        remembers=True,
        starts=told(given.start, past, panel),
    )


def fill(order: Order, past: Past, panel: xr.Dataset) -> None:
    """Fill in memory, peace, wars, sanctions, treaties, regimes and positions."""
    at, many = order.fixed, len(past.land)
    peace = of_pairs(past.memory.peace, at)
    waited = np.where(np.isnan(peace), LONG_PEACE, np.minimum(peace, LONG_PEACE))
    counts = np.stack([np.nan_to_num(of_pairs(each, at)) for each in np.moveaxis(past.memory.counts, 2, 0)], axis=1)
    few = np.flatnonzero(waited < LONG_PEACE)
    order.recalls[0], order.recalled[0, : len(few)] = len(few), few
    order.memory[0, : len(few)], order.peace[0, : len(few)] = counts[few], waited[few]
    order.war[0] = of_pairs(past.war | past.war.T, at) == 1
    order.war_years[0] = np.where(order.war[0], WAR_GOES_ON, 0)
    order.sanctions[0, :many, :many] = past.sanctions
    for slot, members in enumerate(past.treaties):
        order.member[0, slot, members] = True
    by_id = np.argsort(panel["state"].values.astype(str), kind="stable")
    order.regime[0, :many] = numbers(panel["v2x_polyarchy"].isel(year=-1))[by_id]
    order.position[0, :many] = numbers(panel["idealpointall"].isel(year=-1))[by_id]


def of_pairs(matrix: NDArray[np.generic], given: Fixed) -> Floats:
    """Give a symmetric matrix of the states of the start by pair; missing for pairs of a state not yet born."""
    many = len(matrix)
    here = given.second < many  # the places of states not yet born come last
    out = np.full(len(given.first), np.nan)
    out[here] = matrix.astype(np.float64)[given.first[here], given.second[here]]
    return out


def told(year: int, past: Past, panel: xr.Dataset) -> Mapping[str, str]:
    """Say for each layer from which year and source it starts, and what isn't known."""
    aged: Mapping[str, str] = panel.attrs["aged"]
    carried = [f"{name} of {words}" for name, words in aged.items() if name not in SINGULAR]
    of = panel.attrs["output_of"]
    found = {
        "capabilities": f"{year} (NMC 7.0, four of its six components)",
        "output": f"{of} (Fariss, Anders, Markowitz and Barnum)",
        **({"of which": "; ".join(carried)} if carried else {}),
        **past.told,
    }
    for name, label in SINGULAR.items():
        known = int(np.isfinite(numbers(panel[name])).sum())
        points = "our own" if panel.attrs.get("positions_by") == "own" else "published"
        source = "V-Dem's electoral democracy" if name == "v2x_polyarchy" else f"{points} ideal points, all votes"
        found[label] = f"{year} ({source}), {known} states" + (f"; {aged[name]}" if name in aged else "")
        if not known:
            found[label] = "none known"
    return {**found, "memberships": "none known: levers on organisations have nothing to work on"}

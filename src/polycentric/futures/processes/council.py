"""The Security Council: drafts voted on, those vetoed, and by which permanent members."""

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.contract import Assumed, Estimates, Parameters, Process
from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.order import Order
from polycentric.futures.steering import Steering

Floats = NDArray[np.float64]
SIDES = {"east": ("RUS", ("CHN",)), "west": ("USA", ("GBR", "FRA"))}
MOST = 40  # vetoed drafts of a side in a year
DRAFTS = keys_of(f"draft {number}" for number in range(MOST))


def fit(panel: xr.Dataset | None) -> Estimates:
    """Fit to the Council's record since 1946; `panel` isn't used."""
    from polycentric.futures.acts import council

    del panel
    return council.fit()


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Draw drafts and vetoes; without vetoes those drafts count as adopted, which is a bound."""
    others = _count(order, "other", parameters, draws, year)
    order.vetoes[:] = 0
    vetoed = np.zeros(order.runs, np.int64)
    for side, (first, joining) in SIDES.items():
        count = np.minimum(_count(order, side, parameters, draws, year), MOST)
        vetoed += count
        _who(order, side, first, joining, count, parameters, draws, year)
    order.drafts[:] = others + vetoed
    order.vetoed[:] = np.where(steering.veto, vetoed, 0)
    order.vetoes[~steering.veto] = 0


def _count(order: Order, name: str, parameters: Parameters, draws: Draws, year: int) -> NDArray[np.int64]:
    """Draw the year's count: Poisson about a rate that wanders and that is spread within the year."""
    kept, spread = parameters[f"kept_{name}"], parameters[f"spread_{name}"]
    away = draws.wandering(f"council.{name}", order.fixed.start + 1, year, kept, np.sqrt(1.0 - kept**2) * spread)
    gone = spread**2 * (1.0 - kept ** (2 * (year - order.fixed.start)))  # variance by now: the mean stays
    rate = np.exp(parameters[f"log_{name}"] + away - 0.5 * gone)
    size = np.log1p((parameters[f"over_{name}"] - 1.0) / rate)
    within = np.sqrt(size) * draws.normal(f"council.{name}.within", year)[:, 0] - 0.5 * size
    return poisson(draws.uniform(f"council.{name}.count", year)[:, 0], rate * np.exp(within))


def _who(
    order: Order, side: str, first: str, joining: tuple[str, ...], count: NDArray[np.int64], parameters: Parameters,
    draws: Draws, year: int,
) -> None:  # fmt: skip
    """Say who vetoes each draft of a side: mostly its first member, with others or alone, or others alone."""
    u = draws.uniform(f"council.{side}.who", year, DRAFTS)
    alone = parameters[f"alone.{side}"][:, np.newaxis]
    others_alone = u < alone
    together = ~others_alone & (u < alone + (1.0 - alone) * parameters[f"with.{side}"][:, np.newaxis])
    real = np.arange(MOST) < count[:, np.newaxis]
    places = {order.fixed.states[place]: place for place in order.seats}
    for state, by in [(first, ~others_alone), *((state, others_alone | together) for state in joining)]:
        if state in places:
            order.vetoes[:, places[state]] = (real & by).sum(axis=1)


def poisson(u: Floats, rate: Floats) -> NDArray[np.int64]:
    """Give Poisson counts by their distribution function, by the normal limit where the rate is above 30.

    Examples
    --------
    >>> poisson(np.array([0.05, 0.5, 0.99]), np.array([2.0, 2.0, 2.0])).tolist()
    [0, 2, 6]
    """
    from scipy.special import ndtri

    small = np.minimum(rate, 30.0)
    term = np.exp(-small)
    total, count = term.copy(), np.zeros(len(u), np.int64)
    for number in range(1, 90):
        above = u > total
        if not above.any():
            break
        count += above
        term = term * small / number
        total = total + term
    large = np.maximum(np.rint(rate + np.sqrt(rate) * ndtri(u)), 0).astype(np.int64)
    return np.where(rate > 30.0, large, count)


def _all_names() -> dict[str, Assumed]:
    """Give the bounds within which fitted coefficients are drawn."""
    bounds: dict[str, Assumed] = {}
    for name in (*SIDES, "other"):
        bounds[f"over_{name}"] = Assumed(1.2, 0.1, "fitted where shipped", 1.0, 20.0)
        bounds[f"spread_{name}"] = Assumed(0.5, 0.1, "fitted where shipped", 0.0, 2.0)
        bounds[f"kept_{name}"] = Assumed(0.8, 0.1, "fitted where shipped", 0.0, 0.99)
        bounds[f"log_{name}"] = Assumed(0.3, 0.3, "fitted where shipped", -5.0, 6.0)
    for name in SIDES:
        bounds[f"with.{name}"] = bounds[f"alone.{name}"] = Assumed(0.1, 0.1, "fitted where shipped", 0.0, 1.0)
    return bounds


PROCESS = Process(
    label="The Security Council",
    equation="drafts that no member vetoes, drafts vetoed by Russia or China, and by the United States, Britain or "
    "France: each Poisson, its log rate wandering about the recent one (AR(1)) and spread within the year; then who "
    "vetoes: the first of the side alone, with others, or others alone",
    needs=("seats",),
    gives=("drafts", "vetoed", "vetoes"),
    place=90,
    reference="Counts of the Council's own record, this project's form",
    sample="Vetoes 1946-2021, meetings 1946-2019",
    grade="estimated",
    step=step,
    fit=fit,
    assumed=_all_names(),
)

"""The models of capabilities as forecasts: fitted before an origin, run forward from it.

Each gives, for one origin, a fan of the targets for each horizon; those that run shares give these too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.backtest.fans import Fan, of, student_points
from polycentric.futures.backtest.past import HORIZONS, Past, numbers_of
from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.processes import centring, composite, correction, shocks

Floats = NDArray[np.float64]
RUNS = 300
SEED = 1
BLOCK = 4  # years of one residual cross-section
LEAST_DEGREES = 2.0
PEOPLE = ("population", "urban_population")
DIRECT = correction.Form(intercept=False)


@dataclass
class Fitted:
    """A form fitted before every origin of a past.

    Attributes
    ----------
    past : what is known
    form : the variant
    """

    past: Past
    form: correction.Form = field(default_factory=correction.Form)

    def __post_init__(self) -> None:
        self.rows = correction.component_rows(self.past.data, self.form)
        self.coefficients = correction.annual_fits(self.past.data, self.form)

    def left(self, origin: int, pull: float = 1.0) -> Floats:
        """Give the residuals of all years before an origin, by (a part of) the coefficients that were known at it."""
        seen = correction.Rows(
            *(part[:origin] for part in (self.rows.outcomes, self.rows.regressors, self.rows.weights))
        )
        return correction.residuals(seen, self.coefficients[origin] * pull)


def run_blocks(fitted: Fitted, origin: int, runs: int = RUNS, years: int = max(HORIZONS)) -> tuple[Floats, Floats]:
    """Run shares with residuals of whole past years: (runs, years, states), and the log factor of entry and exit."""
    from polycentric.futures.processes import kernel_capabilities as kernel

    past = fitted.past
    order = np.argsort(-np.nan_to_num(past.composite[:origin], nan=-1.0), axis=1, kind="stable")
    shares, joined = np.empty((runs, years, order.shape[1])), np.empty((runs, years))
    keys = Draws(SEED, np.arange(runs)).keys("capabilities.blocks", int(past.data.years[origin]))
    kernel.run_blocks(
        np.ascontiguousarray(past.data.shares[origin]), fitted.coefficients[origin][np.newaxis].copy(),
        np.ascontiguousarray(fitted.left(origin)), order, past.alive[:origin].sum(axis=1), past.factors[:origin],
        shocks.EDGES, BLOCK, years, keys, composite.WIDEST, shares, joined,
    )  # fmt: skip
    return shares, joined


def run_shocks(
    fitted: Fitted, origin: int, runs: int = RUNS, years: int = max(HORIZONS), pull: float = 1.0, centred: bool = False
) -> Floats:
    """Run shares with shocks of a few fitted numbers, as the running order does: (runs, years, states).

    `pull` is the part of the fitted pull that is at work; `centred` takes from shocks what they gain in the mean.
    """
    from polycentric.futures.processes import kernel_capabilities as kernel

    past, coefficients = fitted.past, fitted.coefficients[origin] * pull
    found = shocks.fit(fitted.left(origin, pull), past.groups[:origin])
    centre = centring.table(found.degrees, found.mixing) * centred
    with np.errstate(divide="ignore"):
        logs = np.repeat(np.log(past.data.shares[origin])[np.newaxis], runs, axis=0)
    alive = np.repeat(past.alive[origin][np.newaxis], runs, axis=0)
    middle = np.repeat(past.composite[origin][np.newaxis], runs, axis=0)
    draws, entities = Draws(SEED, np.arange(runs)), keys_of(past.data.states)
    result, size, still = np.empty((runs, years, alive.shape[1])), np.full(runs, found.last), np.zeros(logs.shape)
    every = np.repeat(coefficients[np.newaxis], runs, axis=0)
    for at in range(years):
        year = int(past.data.years[origin]) + at + 1
        drawn = draws.student("capabilities.size", year, freedom=shocks.SIZE_DEGREES)[:, 0]
        size = found.persistence * size + found.innovation * drawn
        kernel.advance(
            logs, alive, middle, every, np.exp(np.minimum(size, shocks.LARGEST)), found.spread, found.degrees,
            found.mixing, shocks.EDGES, draws.keys("capabilities", year), entities, still, composite.WIDEST,
            centring.SCALES, centre, centring.MOST,
        )  # fmt: skip
        result[:, at] = np.where(alive, middle, np.nan)
    return result


def fan(past: Past, shares: Floats, origin: int, horizon: int, joined: Floats | None = None) -> Fan:
    """Give the targets of run shares; `joined` is the log factor of entry and exit on all states' HHI."""
    both = past.alive[origin] & past.alive[origin + horizon]
    values = numbers_of(shares[:, horizon - 1], both)
    if joined is not None:
        values[0] = np.minimum(values[0] * np.exp(joined[:, horizon - 1]), 1.0)
    return of(values.T)


@dataclass
class Direct:
    """The direct model of one horizon: a state's composite over h years on its ratios, one fit before each origin.

    Attributes
    ----------
    past : what is known
    horizon : years
    only : the one component whose ratio it knows; all without it
    stale : by how many years populations are out of date at the origin, as they are between censuses
    """

    past: Past
    horizon: int
    only: str = ""
    stale: int = 0

    def __post_init__(self) -> None:
        seen = self.past.data.shares.copy()
        for at, name in enumerate(self.past.data.names):
            if name in PEOPLE and self.stale:
                seen[self.stale :, :, at] = self.past.data.shares[: -self.stale, :, at]
        self.rows = correction.direct_rows(self.past.data, self.horizon, DIRECT, seen)
        self.ratios = np.concatenate([composite.log_ratios(seen), np.zeros((*self.past.composite.shape, 1))], axis=-1)
        if self.only:
            dropped = [at for at, name in enumerate(self.past.data.names) if name != self.only]
            self.rows.regressors[..., dropped] = 0.0
            self.ratios[..., dropped] = 0.0
        self.coefficients = correction.fits_before(self.rows, DIRECT)[:, 0]

    def said(self, years: slice, coefficients: Floats) -> Floats:
        """Give the shares that coefficients say for some origins, `horizon` years on: (origins, states)."""
        moved = np.einsum("tik,k->ti", self.ratios[years], coefficients, optimize=False)
        shares = self.past.composite[years] * np.exp(moved)
        return shares / np.nansum(shares, axis=-1, keepdims=True)

    def fan(self, origin: int) -> Fan:
        """Give the targets, as unsure as these coefficients' past errors in logs: t with n / h degrees of freedom."""
        seen, horizon, alive = origin - self.horizon + 1, self.horizon, self.past.alive
        coefficients = self.coefficients[seen]
        many = slice(0, seen)
        before = numbers_of(self.said(many, coefficients), alive[:seen] & alive[horizon : seen + horizon])
        off = np.log(self.past.ends[horizon][1][:, :seen]) - np.log(before)
        one = slice(origin, origin + 1)
        middle = numbers_of(self.said(one, coefficients), alive[one] & alive[origin + horizon])[:, 0]
        points = student_points(max(seen / horizon, LEAST_DEGREES))
        return of(np.minimum(middle * np.exp(points * np.sqrt(np.mean(off * off, axis=1))), 1.0))


def directs(past: Past, only: str = "", stale: int = 0) -> Mapping[int, Direct]:
    """Give the direct model of each horizon."""
    return {horizon: Direct(past, horizon, only, stale) for horizon in HORIZONS}

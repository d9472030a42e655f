"""Output: a random walk in log shares, with common and own fat-tailed shocks and a little momentum."""

from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.futures.contract import NORMAL_90, Estimates, Parameters, Process
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order
from polycentric.futures.processes import composite, shocks
from polycentric.futures.steering import Steering
from polycentric.labels import numbers
from polycentric.panel.load import load
from polycentric.panel.reading import read
from polycentric.power.cinc_recomputed import component_share

Floats = NDArray[np.float64]
MEMORY = 5.0  # years: how fast momentum takes in a year's growth
LEAST = 0.001  # of world output: smaller states are not in the sample of momentum
FREEDOM = 4  # of Student's t
WIDE = 0.5  # a change of more in a year is one of borders
BLOCK = 5
SERIES, RECORDED = "penn_accounts", "rgdpna"
REFERENCE = (
    "This project's form: growth above the world's is drawn to the world's, which is the regression to the mean of "
    "Pritchett and Summers (2014), Asiaphoria Meets Regression to the Mean, NBER 20573 (read about, not checked)"
)


def momentum(growth: Floats) -> Floats:
    """Give each state's momentum before each year: a mean of its past growth, a fifth of each new year in it.

    Parameters
    ----------
    growth : (years, ...), relative growth; missing as NaN, where momentum begins anew

    Examples
    --------
    >>> momentum(np.array([0.05, 0.05, np.nan, 0.1])).round(3).tolist()
    [0.0, 0.01, 0.018, 0.0]
    """
    result, held = np.zeros(growth.shape), np.zeros(growth.shape[1:])
    for year in range(len(growth)):
        result[year] = held
        held = np.where(np.isnan(growth[year]), 0.0, held + (growth[year] - held) / MEMORY)
    return result


@dataclass(frozen=True)
class Kept:
    """The slope of growth on momentum, its standard error, and that of momentum on the last year's growth alone."""

    slope: float
    error: float
    of_one_year: float


def kept(growth: Floats, shares: Floats) -> Kept:
    """Fit how much of momentum lasts, by least squares weighted by the root of shares; error by blocks of years."""
    before = momentum(growth)
    used = ~np.isnan(growth) & (np.abs(growth) < WIDE) & (np.nan_to_num(shares) > LEAST) & (before != 0)
    weights = np.where(used, np.sqrt(np.nan_to_num(shares)), 0.0)
    y = np.nan_to_num(growth)
    squares, products = np.sum(weights * before**2, axis=1), np.sum(weights * before * y, axis=1)
    blocks = -(-len(squares) // BLOCK)
    parts = zip(np.array_split(squares, blocks), np.array_split(products, blocks), strict=True)
    without = np.array([(products.sum() - b.sum()) / (squares.sum() - a.sum()) for a, b in parts])
    error = np.sqrt(np.sum((without - without.mean()) ** 2) * (blocks - 1) / blocks)
    after = before[1:]
    one = float(np.sum(weights[1:] * after * y[:-1]) / np.sum(weights[1:] * y[:-1] ** 2))
    return Kept(float(products.sum() / squares.sum()), float(error), one)


def fit(panel: xr.Dataset | None) -> Estimates:
    """Fit growth of output to an archive's panel: the national accounts of the Penn World Table, from 1950.

    Without a panel the archive's own is loaded.
    """
    panel = load("history", series=(RECORDED,)) if panel is None else panel
    return fitted(panel["year"].values.astype(np.int64), numbers(read(panel, "output", SERIES)))


def fitted(years: NDArray[np.int64], output: Floats) -> Estimates:
    """Give the estimates of output (years, states)."""
    seen = ~np.isnan(output).all(axis=1)
    years, output = years[seen], output[seen]
    shares = component_share(output)
    growth = relative_growth(output)
    found = kept(growth, shares[:-1])
    left = np.where(np.abs(growth) < WIDE, growth - found.slope * momentum(growth), np.nan)
    sizes = shocks.fit(left[..., np.newaxis], shocks.rank_groups(shares[:-1]))
    world = world_growth(output)
    common = float(world.std(ddof=1) / np.sqrt(FREEDOM / (FREEDOM - 2)))
    names, many = ("kept", "world", "common"), len(world)
    values = np.array([found.slope, float(world.mean()), common])
    error = np.array([found.error, float(world.std(ddof=1) / np.sqrt(many)), common / np.sqrt(2 * many)])
    return Estimates(
        process="output",
        names=names,
        values=values,
        covariance=np.diag(error**2),
        low=values - NORMAL_90 * error,
        high=values + NORMAL_90 * error,
        known={"penn_world_table.rgdpna": "two to four years after; past years are revised with each version"},
        sample=f"Output of all states, {years[0]}-{years[-1]}; momentum on those above {LEAST:.1%} of the world's",
        grade="estimated",
        reference=REFERENCE,
        tables={
            "spread": sizes.spread[:, 0],
            "degrees": sizes.degrees,
            "of_one_year": np.array([found.of_one_year]),
        },
    )


def relative_growth(output: Floats) -> Floats:
    """Give each state's yearly change of log output less the world's, of the states known in both years."""
    return composite.changes(output) - world_growth(output)[:, np.newaxis]


def world_growth(output: Floats) -> Floats:
    """Give the yearly change of the log output of all states known in both years."""
    both = ~np.isnan(output[:-1]) & ~np.isnan(output[1:])
    before, after = (np.sum(np.where(both, each, 0.0), axis=1) for each in (output[:-1], output[1:]))
    return np.log(after) - np.log(before)


def step(order: Order, parameters: Parameters, draws: Draws, steering: Steering, year: int) -> None:
    """Let output grow by what all share, what is kept of momentum, a state's own shock, and what levers add."""
    if year == order.fixed.start + 1:  # a world knows its states' growth of one year, which is mostly luck
        order.trend *= float(parameters.tables["of_one_year"][0])
    spread = _spreads(order, parameters.tables["spread"])
    degrees = 2 * round(float(parameters.tables["degrees"][0]) / 2)
    own = spread * draws.student("output.own", year, order.fixed.keys, max(FREEDOM, degrees))
    common = parameters["world"] + parameters["common"] * draws.student("output.common", year, freedom=FREEDOM)[:, 0]
    above = parameters["kept"][:, np.newaxis] * order.trend + own + steering.growth
    grown = common[:, np.newaxis] + above
    order.grown[:] = np.where(order.alive, grown, 0.0)
    order.log_output += order.grown
    order.trend += np.where(order.alive, (above - order.trend) / MEMORY, 0.0)


def _spreads(order: Order, spread: Floats) -> Floats:
    """Give each state's own spread by the rank of its output at the time, (runs, states)."""
    output = np.where(order.alive, order.log_output, np.nan)
    return spread[np.maximum(shocks.rank_groups(np.exp(output)), 0)]


PROCESS = Process(
    label="Output",
    equation="log output grows by: world + common t4 + kept x momentum + own t4 (spread by rank group); momentum takes "
    "in a fifth of each year's growth above the world's",
    needs=("log_output",),
    gives=("log_output", "grown", "trend"),
    place=20,
    reference=REFERENCE,
    sample="Penn World Table 10.01, national accounts, 1950-2019",
    grade="estimated",
    step=step,
    fit=fit,
)

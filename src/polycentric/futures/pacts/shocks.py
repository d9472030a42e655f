"""What treaties share within a year: a common factor of a rate, and one of those whose largest member is the same."""

import numpy as np
from numpy.typing import NDArray

from polycentric.fixed_order import product
from polycentric.futures.disputes.sample import in_great_war
from polycentric.futures.pacts import rates
from polycentric.futures.pacts.record import FIRST, Record

WINDOW = 60  # years before the origin: what the shocks are estimated on
LAGS = 5
KEPT: NDArray[np.float64] = np.linspace(0.0, 0.8, 81)


def shock(rate: rates.Rate, last: int, *, wars: bool) -> tuple[float, float]:
    """Give the spread of the log of a year's common factor, and what it keeps a year, over `WINDOW` years.

    Yearly counts vary by more than chance gives: v = sum((n - m)^2 - m) / sum(m^2), and the factor is log-normal with
    variance log(1 + v) and mean one. What is kept fits the products of years 1 to 5 apart: g(k) = v r^k.
    """
    made = rate.made
    mean = np.exp(product(made.rows, rate.fitted.values) + made.exposure)
    observed, expected = (np.bincount(made.year, each, last + 1)[-WINDOW:] for each in (made.count, mean))
    usual = wars | ~in_great_war(np.arange(last + 1)[-WINDOW:] + FIRST)
    observed, expected = observed[usual], expected[usual]
    expected = expected * observed.sum() / expected.sum()
    off = observed - expected
    extra = max(float((off**2 - expected).sum() / (expected**2).sum()), 0.0)
    lags = range(1, LAGS + 1)
    lagged = np.array([(off[lag:] * off[:-lag]).sum() / (expected[lag:] * expected[:-lag]).sum() for lag in lags])
    misses = [float(((lagged - extra * kept ** np.array(lags)) ** 2).sum()) for kept in KEPT]
    return float(np.sqrt(np.log1p(extra))), float(KEPT[int(np.argmin(misses))])


def apart(
    record: Record, rate: rates.Rate, last: int, whole: tuple[float, float], *, wars: bool
) -> tuple[float, float, float]:
    """Tell the spread of ends that all treaties of a year share from what those of the same largest member share.

    Over pairs of treaties in a year, products of ends over products of chances are (1 + v) (1 + w) where the largest
    member is the same, and 1 + v where it isn't. Gives the spread of both factors' logs, what is kept between them.
    """
    made = rate.made
    chance = np.exp(product(made.rows, rate.fitted.values) + made.exposure)
    seen, expected = np.zeros(2), np.zeros(2)
    counted = (made.year > last - WINDOW) & (wars | ~in_great_war(made.year + FIRST))
    chance *= made.count[counted].sum() / chance[counted].sum()
    for year in np.unique(made.year[counted]):
        rows = made.year == year
        _, leader = rates.largest(record, int(year))
        for at, values in ((seen, made.count[rows]), (expected, chance[rows])):
            same = sum(float(values[leader == each].sum() ** 2 - (values[leader == each] ** 2).sum())
                       for each in np.unique(leader))  # fmt: skip
            at += [same, float(values.sum() ** 2 - (values**2).sum()) - same]
    of_same, of_others = seen / np.maximum(expected, 1e-9)
    common = max(float(of_others) - 1.0, 0.0)
    own = max(float(of_same) / (1.0 + common) - 1.0, 0.0)
    return float(np.sqrt(np.log1p(common))), whole[1], float(np.sqrt(np.log1p(own)))

"""Surplus domestic product: what is left of output when the people have been fed."""

import numpy as np
from numpy.typing import NDArray

from polycentric.power.contract import PowerIndex, itself

Floats = NDArray[np.float64]
DOLLARS_A_DAY, DAYS = 3.0, 365


def subsistence(population: Floats, dollars_a_day: float = DOLLARS_A_DAY) -> Floats:
    """Give what the people need in a year; the authors show 0, 1, 2 and 3 dollars a day, and take 3 for their results.

    References
    ----------
    Anders, Fariss and Markowitz (2020), online appendix, equations 1 to 4.
    """
    return population * (dollars_a_day * DAYS)


def surplus(output: Floats, population: Floats, dollars_a_day: float = DOLLARS_A_DAY) -> Floats:
    """Give output less subsistence, 0 where the people need all of it or more; missing where either is.

    The index takes the authors' published column, which this makes again from their output and people.
    """
    return np.maximum(output - subsistence(population, dollars_a_day), 0.0)


INDEX = PowerIndex(
    label="Surplus domestic product",
    needs=("surplus_product",),
    unit="2011 US dollars",
    reference="Anders, Fariss and Markowitz (2020), Bread Before Guns or Butter: Introducing Surplus Domestic Product "
    "(SDP), International Studies Quarterly 64(2), 392-405",
    compute=itself,
    caveat="Subsistence is a fixed sum per head, so the surplus of a poor state hangs on an estimate; 0 is a floor.",
    short="Surplus domestic product",
)

"""Members of one union hardly ever dispute: their onsets are kept with a small chance, the same in both stages.

The hazard knows no union, and today's world knows no regimes, so that it gives neighbours within the European Union
what rich neighbours had before there was one. To keep an onset with chance q is to multiply its hazard by q.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.special import gammaincinv

from polycentric.futures.contract import Assumed
from polycentric.futures.disputes import hazard
from polycentric.futures.disputes.hazard import SHIPPED, VARIANTS
from polycentric.futures.disputes.history import Past
from polycentric.futures.disputes.sample import FIRST, Sample
from polycentric.futures.order import Order
from polycentric.states import Cow, Iso2, code_of, state_of

UNION = "EU"
FITTED_TO, BEGAN = 1989, 1993  # the last year of a hazard that saw no union; the Treaty of Maastricht in force
EFFECT = Assumed(
    -3.0, 1.5, "log of how many times fewer disputes of two members of a union; fitted where shipped", high=0.0
)


@dataclass(frozen=True)
class Kept:
    """What is seen of two members: pair-years, onsets, those that the hazard expects, log of the ratio and its sd."""

    pair_years: int
    onsets: int
    expected: float
    log_ratio: float
    sd: float


def members(order: Order) -> NDArray[np.bool_]:
    """Tell who is a member of the union, (run, state); nobody where the world knows no organisations."""
    if UNION not in order.fixed.organisations:
        return np.zeros(order.alive.shape, np.bool_)
    return order.membership[:, :, order.fixed.organisations.index(UNION)]


def estimated(sample: Sample, past: Past, accessions: pl.DataFrame) -> Kept:
    """Compare the onsets of two members since the Treaty of Maastricht with what a hazard of 1989 expects of them.

    The ratio is the middle of Jeffreys' posterior of a Poisson rate, a Gamma of onsets + 1/2; its standard deviation in
    logs is that of the upper side. A year in which both were members on any day counts.

    Parameters
    ----------
    accessions : DataFrame
        The table ``eu_members.accessions``; nobody had left by the last year of the sample.
    """
    known = sample.between(FIRST, FITTED_TO)
    rows = VARIANTS[SHIPPED].rows(sample, past, known)
    fitted = hazard.fit(VARIANTS[SHIPPED], rows, sample, FITTED_TO)
    joined = np.full(len(sample.codes), np.iinfo(np.int64).max)
    for iso, year in accessions.select("iso2c", pl.col("date").dt.year()).iter_rows():
        code = code_of(state_of(Iso2(iso)), Cow, BEGAN)
        if code is not None:
            joined[sample.codes == int(code.value)] = year
    year = sample.year + FIRST
    inside = (year >= BEGAN) & (joined[sample.first] <= year) & (joined[sample.second] <= year)
    onsets, expected = int(sample.onset[inside].sum()), float(fitted.chances(rows[inside]).sum())
    middle, upper = (float(np.log(gammaincinv(onsets + 0.5, part) / expected)) for part in (0.5, 0.841))
    return Kept(int(inside.sum()), onsets, expected, middle, upper - middle)

"""All that is fitted of disputes at an origin: the hazard, how sure it is, who joins, and the common shock."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.fixed_order import product
from polycentric.futures.disputes import hazard, joining, logit, shock
from polycentric.futures.disputes.covariates import Ranges, pairs_of, ranges_of
from polycentric.futures.disputes.hazard import SHIPPED, VARIANTS, Hazard
from polycentric.futures.disputes.history import Past
from polycentric.futures.disputes.joining import Joining
from polycentric.futures.disputes.sample import FIRST, Sample, in_great_war
from polycentric.futures.disputes.shock import Shock

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """Disputes as fitted on the years to `last`.

    Attributes
    ----------
    last : int
    hazard : Hazard
    covariance : array, (k, k)
        Robust to rows that share a state.
    convexity : float
        By how much draws of the coefficients raise the mean hazard (its log): half the variance of the logit, as the
        origin's expected onsets weigh pairs. It is taken off the constant where coefficients are drawn.
    ranges : Ranges
    joining : Joining
    shock : Shock
    rows : int
        How many pair-years it is fitted on.
    onsets : int
    """

    last: int
    hazard: Hazard
    covariance: Floats
    convexity: float
    ranges: Ranges
    joining: Joining
    shock: Shock
    rows: int
    onsets: int

    @property
    def coefficients(self) -> Floats:
        """The hazard's coefficients with the rolling intercept in the constant."""
        values = self.hazard.logit.coefficients.copy()
        values[0] += self.hazard.shift
        return values

    @property
    def joins(self) -> Floats:
        """The second stage's coefficients, its constant moved so that joiners make their part of all onsets.

        The fit counts who joins a dispute; one who joins meets several opponents, and disputes begun by several on a
        side make several original pairs. What a run needs is joined over original pairs.
        """
        values = self.joining.logit.coefficients.copy()
        wanted = (1 - self.joining.original) / self.joining.original
        values[0] += float(np.log(wanted / self.joining.each))
        return values


def fit(sample: Sample, past: Past, participants: pl.DataFrame, last: int) -> Model:
    """Fit all of it on the years to `last`, a calendar year; nothing of later years is used."""
    known = sample.between(FIRST, last)
    variant = VARIANTS[SHIPPED]
    rows = variant.rows(sample, past, known)
    fitted = hazard.fit(variant, rows, sample, last)
    robust = logit.robust(
        fitted.logit, rows[known], sample.onset[known], fitted.weight, sample.first[known], sample.second[known]
    )
    chance = fitted.chances(rows)
    age, usual = last - FIRST - sample.year[known], ~in_great_war(sample.year[known] + FIRST)
    rolled = _rolled(robust, fitted, rows[known], age, usual)
    now = rows[sample.year == last - FIRST]
    weight = fitted.chances(now)
    convexity = float((0.5 * (product(now, rolled) * now).sum(axis=1) * weight).sum() / weight.sum())
    return Model(
        last, fitted, rolled, convexity, ranges_of(pairs_of(sample, past), known),
        joining.fit(sample, participants, chance, last, last - shock.WINDOW + 1),
        shock.estimated(sample, chance, last), int(known.sum()), int(sample.onset[known].sum()),
    )  # fmt: skip


def _rolled(
    covariance: Floats, fitted: Hazard, rows: Floats, age: NDArray[np.int64], usual: NDArray[np.bool_]
) -> Floats:
    """Give the covariance of coefficients whose constant is rolled to recent years for each draw.

    The rolling intercept is a function of the others: where they move by db, it moves by -g'db, g the mean covariates
    of recent expected onsets, so that these stay what was observed. Its own variance is one over recent onsets.
    """
    chance = fitted.chances(rows)
    recent = 0.5 ** (age / hazard.ROLLING) * chance * usual
    mean = (recent[:, np.newaxis] * rows).sum(axis=0) / recent.sum()
    turn = np.eye(len(covariance))
    turn[0] -= mean
    out = product(product(turn, covariance), turn.T)
    out[0, 0] += 1.0 / recent.sum()
    return out

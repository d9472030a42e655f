"""The hazard of an onset, fitted on the years to an origin: the rich logit, and the plain one it must beat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.fixed_order import product
from polycentric.futures.disputes.covariates import CLASSES, NAMES, matrix, pairs_of, ranges_of
from polycentric.futures.disputes.history import Past
from polycentric.futures.disputes.logit import Logit, fitted
from polycentric.futures.disputes.sample import FIRST, Sample, in_great_war

Floats = NDArray[np.float64]
HALF_LIFE = 25.0  # years: how fast a year loses weight in the fit
ROLLING = 8.0  # years: the same for the intercept
PSEUDO = 3.0  # onsets that pull the rolling intercept to none
LEAST, MOST = 1e-7, 0.9


Rows = Callable[[Sample, Past, NDArray[np.bool_]], Floats]  # the last marks the rows that the fit sees


@dataclass(frozen=True)
class Variant:
    """One form that was tried.

    Attributes
    ----------
    rows : function
        Which covariates.
    half_life : float, optional
        Years in which a year loses half of its weight.
    rolling : bool
        Whether the intercept rolls.
    ridge : float
        On covariates scaled to standard deviation one.
    great_wars : bool
        Whether the years of the two world wars count.
    common : bool
        Whether what counts by class is a coefficient of all pairs and two classes' deviations from it, each shrunk.
    """

    rows: Rows
    half_life: float | None = HALF_LIFE
    rolling: bool = True
    ridge: float = 1.0
    great_wars: bool = True
    common: bool = False


@dataclass(frozen=True)
class Hazard:
    """A fitted hazard: the logit and what the rolling intercept adds at the origin."""

    logit: Logit
    shift: float
    weight: Floats

    def chances(self, rows: Floats) -> Floats:
        """Give each row's chance of an onset, kept between 1e-7 and .9."""
        return np.clip(self.logit.chances(rows, self.shift), LEAST, MOST)


def rich(sample: Sample, past: Past, known: NDArray[np.bool_]) -> Floats:
    """Give the covariates of the hazard that ships, within the ranges of the rows that the fit sees."""
    pairs = pairs_of(sample, past)
    return matrix(ranges_of(pairs, known).clipped(pairs))


def plain(sample: Sample, past: Past, known: NDArray[np.bool_]) -> Floats:
    """Give those of the field's hazard logit: a cubic of peace years, contact, distance, majors, size, democracy, pact.

    References
    ----------
    Carter and Signorino (2010), Back to the Future: Modeling Time Dependence in Binary Data, Political Analysis 18(3),
    271-292: the cubic polynomial of time since the last event.
    """
    del known  # nothing is clipped in the field's form
    at, one, other = sample.year, sample.first, sample.second
    time = past.peace / 10.0
    majors = sample.major[at, one].astype(int) + sample.major[at, other]
    sizes, rule = (np.stack([table[at, one], table[at, other]]) for table in (sample.share, sample.democracy))
    return np.column_stack([
        np.ones(len(at)), time, time**2, time**3, sample.land, sample.sea, sample.log_distance, majors > 0, majors == 2,
        sizes.max(axis=0), sizes.min(axis=0), rule.min(axis=0), rule.max(axis=0), sample.allied,
    ]).astype(np.float64)  # fmt: skip


def without(*names: str) -> Rows:
    """Give the rich covariates less those whose name starts so."""
    kept = [place for place, name in enumerate(NAMES) if not name.startswith(names)]
    return lambda sample, past, known: np.ascontiguousarray(rich(sample, past, known)[:, kept])


def fit(variant: Variant, rows: Floats, sample: Sample, last: int) -> Hazard:
    """Fit a variant on the years to `last`, a calendar year; `rows` are its covariates of the whole sample."""
    known = sample.between(FIRST, last)
    age = last - FIRST - sample.year[known]
    weight = np.ones(len(age)) if variant.half_life is None else 0.5 ** (age / variant.half_life)
    usual = ~in_great_war(sample.year[known] + FIRST)
    weight = weight if variant.great_wars else weight * usual
    onset, kept = sample.onset[known], rows[known]
    logit = shared(kept, onset, weight, variant.ridge) if variant.common else fitted(kept, onset, weight, variant.ridge)
    shift = 0.0
    if variant.rolling:
        recent = 0.5 ** (age / ROLLING) * usual
        shift = float(np.log(((recent * onset).sum() + PSEUDO) / ((recent * logit.chances(kept)).sum() + PSEUDO)))
    return Hazard(logit, shift, weight)


def shared(rows: Floats, onset: NDArray[np.bool_], weight: Floats, ridge: float) -> Logit:
    """Fit a common coefficient and deviations of what counts by class, and give it back as a coefficient a class."""
    logit = fitted(with_common(rows), onset, weight, ridge)
    turn = np.eye(len(NAMES))
    for place, name in enumerate(NAMES):
        if name.endswith("." + CLASSES[0]):
            turn[place + 1, place] = turn[place + 2, place] = 1.0
    return Logit(product(turn, logit.coefficients), product(product(turn, logit.bread), turn.T))


def with_common(rows: Floats) -> Floats:
    """Put the sum over the three classes in the place of pairs apart, so that its coefficient is common to all."""
    out = rows.copy()
    for place, name in enumerate(NAMES):
        if name.endswith("." + CLASSES[0]):
            out[:, place] = rows[:, place : place + len(CLASSES)].sum(axis=1)
    return out


VARIANTS: Mapping[str, Variant] = {
    "hazard logit": Variant(plain, half_life=None, rolling=False),
    "hazard logit, rolling intercept": Variant(plain, half_life=None),
    "rich": Variant(rich),
    "shared": Variant(rich, ridge=50.0, great_wars=False, common=True),
    "shared, ridge 1": Variant(rich, great_wars=False, common=True),
    "shared, world wars count": Variant(rich, ridge=50.0, common=True),
    "shared, classes apart": Variant(rich, ridge=50.0, great_wars=False),
    "rich, all years alike": Variant(rich, half_life=None),
    "rich, half-life 15 years": Variant(rich, half_life=15.0),
    "rich, half-life 50 years": Variant(rich, half_life=50.0),
    "rich, intercept fixed": Variant(rich, rolling=False),
    "rich, ridge 10": Variant(rich, ridge=10.0),
    "rich without states' activity": Variant(without("activity", "sea.activity")),
    "rich without slow activity": Variant(without("activity_32")),
    "rich without the pair's memory": Variant(without("memory", "sea.memory")),
    "rich without the number of states": Variant(without("states")),
    "rich without the sea": Variant(without("sea")),
}
SHIPPED = "shared"

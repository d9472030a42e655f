"""What today's world hides: a past drawn from classes, no borders across water, regimes by income.

A drawn past is more even than a true one: its disputes lie on the wrong pairs, and those that the hazard would add to
them are missing. So the last year of the record is looked at twice, as it was and as a world without the archive sees
it, and the log of how many more onsets the hazard expects of the first is added to the level of runs that start today.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes import classes, history, kernel_past
from polycentric.futures.disputes.covariates import OF_STATE, Pairs, matrix, pairs_of
from polycentric.futures.disputes.model import Model
from polycentric.futures.disputes.sample import FIRST, Sample
from polycentric.futures.draws import Draws, keys_of, pair_keys
from polycentric.futures.per_state import by_pair

Floats = NDArray[np.float64]
DRAWS = 200  # pasts that are drawn
DEPTH = 80
SEED = 1
INCOME, DEMOCRACY = OF_STATE.index("income"), OF_STATE.index("democracy")
ACTIVE = slice(OF_STATE.index("activity_4"), OF_STATE.index("activity_32") + 1)


@dataclass(frozen=True)
class Hidden:
    """What is added to the logit, its standard error over the drawn pasts, and the onsets expected of both looks."""

    shift: float
    sd: float
    seen: float
    drawn: float


def democracy_by_income(states: Floats) -> Floats:
    """Give level and slope of democracy on relative income, of what states bring (n, 5)."""
    return np.polyfit(states[:, INCOME], states[:, DEMOCRACY], 1)[::-1].copy()


def hidden(model: Model, sample: Sample, past: history.Past, rates: classes.Rates) -> Hidden:
    """Compare what the hazard expects of the last year's pairs as they were and as today's world would see them."""
    at = model.last - FIRST
    rows = np.flatnonzero(sample.year == at)
    pairs = _rows(model.ranges.clipped(pairs_of(sample, past)), rows)
    coefficients = model.coefficients
    seen = _expected(pairs, coefficients)
    blind = _blind(pairs)
    group = classes.group(rates.exposure, classes.parts_of(sample, rows))
    counts, peace = pasts(sample, rows, group, rates)
    drawn = np.array([
        _expected(_with_past(model, blind, sample, rows, each, waited), coefficients)
        for each, waited in zip(counts, peace, strict=True)
    ])  # fmt: skip
    mean = float(drawn.mean())
    return Hidden(float(np.log(seen / mean)), float(drawn.std(ddof=1) / mean / DRAWS**0.5), seen, mean)


def pasts(
    sample: Sample, rows: NDArray[np.int64], group: NDArray[np.int8], rates: classes.Rates
) -> tuple[NDArray[np.float32], NDArray[np.int16]]:
    """Draw pasts of some rows' pairs by class: decayed counts (draw, n, 4) and years of peace (draw, n)."""
    first, second = sample.first[rows].astype(np.int32), sample.second[rows].astype(np.int32)
    keys = pair_keys(keys_of(sample.codes.tolist()), first, second)
    many, nobody = len(rows), np.zeros((DRAWS, len(sample.codes)), np.bool_)
    recalls, recalled = np.zeros(DRAWS, np.int32), np.zeros((DRAWS, many), np.int32)
    memory, peace = np.zeros((DRAWS, many, len(history.DECAY)), np.float32), np.zeros((DRAWS, many), np.int16)
    kernel_past.drawn(
        Draws(SEED, np.arange(DRAWS)).keys("unseen", 0), keys, first, second, group, nobody, rates.part, rates.low,
        rates.high, history.DECAY, DEPTH, recalls, recalled, memory, peace,
    )  # fmt: skip
    return by_pair(recalls, recalled, memory, peace)


def _rows(pairs: Pairs, rows: NDArray[np.int64]) -> Pairs:
    """Give some of the pairs."""
    return Pairs(**{name: getattr(pairs, name)[rows] for name in Pairs.__dataclass_fields__})


def _blind(pairs: Pairs) -> Pairs:
    """Take away borders across water, and put regimes at those of like income."""
    level, slope = democracy_by_income(np.concatenate([pairs.states_1, pairs.states_2]))
    one, other = pairs.states_1.copy(), pairs.states_2.copy()
    for states in (one, other):
        states[:, DEMOCRACY] = level + slope * states[:, INCOME]
    return replace(pairs, sea=np.zeros_like(pairs.sea), states_1=one, states_2=other)


def _with_past(
    model: Model, pairs: Pairs, sample: Sample, rows: NDArray[np.int64], counts: NDArray[np.float32],
    peace: NDArray[np.int16],
) -> Pairs:  # fmt: skip
    """Give the pairs another past: memory, peace and both states' activity."""
    first, second, many = sample.first[rows], sample.second[rows], len(sample.codes)
    dense = np.zeros((many, many, counts.shape[-1]))
    dense[first, second] = dense[second, first] = counts
    active = history.Memory(dense, np.zeros((many, many))).activity(sample.alive[model.last - FIRST])
    one, other = pairs.states_1.copy(), pairs.states_2.copy()
    one[:, ACTIVE], other[:, ACTIVE] = active[first], active[second]
    changed = replace(pairs, states_1=one, states_2=other, counts=counts.astype(np.float64),
                      peace=peace.astype(np.float64))  # fmt: skip
    return model.ranges.clipped(changed)


def _expected(pairs: Pairs, coefficients: Floats) -> float:
    """Give how many onsets the hazard expects."""
    score = (matrix(pairs) * coefficients).sum(axis=1)
    return float((1.0 / (1.0 + np.exp(-score))).sum())

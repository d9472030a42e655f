"""How often treaties are made, gain and lose members and end: Poisson regressions of yearly counts.

log rate = constant + x b + log exposure,   the constant rolled to recent years (half-life `rolling`)
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.fixed_order import product
from polycentric.futures.disputes.sample import in_great_war
from polycentric.futures.pacts.choice import BLOCK, RIDGE
from polycentric.futures.pacts.events import Events
from polycentric.futures.pacts.newton import Fitted, maximum
from polycentric.futures.pacts.record import FIRST, Record

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
PSEUDO = 3.0  # events that pull the rolling constant to none
COVARIATES = {
    "form": ("constant",),
    "accede": ("constant", "group", "size"),
    "leave": ("constant", "size", "major"),
    "end": ("constant", "group", "size", "major"),
}


@dataclass(frozen=True)
class Rows:
    """What a rate is fitted on: covariates (n, k) with a constant first, counts, log exposure, place of the year."""

    rows: Floats
    count: Floats
    exposure: Floats
    year: Ints


@dataclass(frozen=True)
class Rate:
    """A fitted rate: the regression without the rolled constant, and what is rolled onto it."""

    fitted: Fitted
    shift: float
    made: Rows
    weight: Floats
    recent: Floats

    @property
    def values(self) -> Floats:
        """The coefficients with the rolled constant."""
        return self._rolled(self.fitted.values, np.ones(len(self.recent)))

    def redrawn(self, times: Floats) -> Floats:
        """Give the coefficients, (draws, k), where the years of block c count ``times[draw, c]`` times."""
        place = np.searchsorted(self.fitted.cluster, self.made.year // BLOCK)
        return np.stack([
            self._rolled(values, weight[place])
            for values, weight in zip(self.fitted.redrawn(times), times, strict=True)
        ])  # fmt: skip

    def _rolled(self, values: Floats, times: Floats) -> Floats:
        """Move the constant so that recent expected counts are what was observed."""
        if not self.recent.any():
            return values
        mean = np.exp(product(self.made.rows, values) + self.made.exposure)
        shift = np.log(((times * self.recent * self.made.count).sum() + PSEUDO)
                       / ((times * self.recent * mean).sum() + PSEUDO))  # fmt: skip
        out = values.copy()
        out[0] += shift
        return out


def fit(
    made: Rows, last: int, half_life: float | None, rolling: float | None, ridge: float = RIDGE, *, wars: bool = False
) -> Rate:
    """Fit a rate on rows of the years to a place; years of the two world wars count nothing unless `wars` is set."""
    age, usual = last - made.year, wars | ~in_great_war(made.year + FIRST)
    weight = usual * (np.ones(len(age)) if half_life is None else 0.5 ** (age / half_life))
    recent = np.zeros(len(age)) if rolling is None else 0.5 ** (age / rolling) * usual
    cluster, group = np.unique(made.year // BLOCK, return_inverse=True)

    def at(values: Floats) -> tuple[float, Floats, Floats]:
        linear = product(made.rows, values) + made.exposure
        mean = np.exp(linear)
        slope, bend = np.zeros((len(cluster), len(values))), np.zeros((len(cluster), len(values), len(values)))
        each = (weight * (made.count - mean))[:, np.newaxis] * made.rows
        np.add.at(slope, group, each)
        for k in range(len(values)):
            np.add.at(bend[:, k], group, (weight * mean * made.rows[:, k])[:, np.newaxis] * made.rows)
        return float((weight * (mean - made.count * linear)).sum()), slope, bend

    penalty = np.full(made.rows.shape[1], ridge)
    penalty[0] = 1e-9
    start = np.zeros(made.rows.shape[1])
    start[0] = np.log((weight * made.count).sum() / (weight * np.exp(made.exposure)).sum())
    out = maximum(at, start, penalty)
    out = Fitted(out.values, out.slope, out.bend, out.penalty, cluster)
    return Rate(out, 0.0, made, weight, recent)


def rows_of(record: Record, happened: list[Events], kind: str, last: int, newer: float) -> Rows:
    """Give the rows of a kind of event in the years to a place; `newer` is the log weight of a new state."""
    making = {"form": _form, "accede": _accede, "leave": _leave, "end": _end}[kind]
    parts = [making(record, happened[year], year, newer) for year in range(1, last + 1)]
    year = np.concatenate([np.full(len(part[1]), at + 1) for at, part in enumerate(parts)])
    rows, count, exposure = (np.concatenate([part[place] for part in parts]) for place in range(3))
    return Rows(rows.reshape(-1, len(COVARIATES[kind])).astype(np.float64), count.astype(np.float64), exposure, year)


Part = tuple[Floats, Floats, Floats]


def _weights(record: Record, year: int, newer: float) -> Floats:
    """Give the weight of each state: new ones count exp(newer), those that aren't there nothing."""
    return np.where(record.alive[year], np.where(record.new[year], np.exp(newer), 1.0), 0.0)


def _form(record: Record, events: Events, year: int, newer: float) -> Part:
    total = _weights(record, year, newer).sum()
    return np.ones((1, 1)), np.array([float(len(events.founded))]), np.log([total])


def _held(record: Record, year: int) -> tuple[Ints, Ints]:
    """Give the treaties of the year before that living states still keep, and their sizes."""
    sizes = (record.member[year - 1] & record.alive[year]).sum(axis=1)
    held = np.flatnonzero(sizes >= 2)
    return held, sizes[held]


def largest(record: Record, year: int) -> tuple[Ints, Ints]:
    """Give the treaties of the year before that living states still keep, and the largest living member of each."""
    held, _ = _held(record, year)
    members = record.member[year - 1, held] & record.alive[year]
    return held, np.where(members, record.share[year], -np.inf).argmax(axis=1)


def _sized(sizes: Ints) -> Floats:
    """Give the covariate of size: log(members / 3) of a group, 0 of a pair."""
    return np.log(np.maximum(sizes, 3) / 3.0)


def _accede(record: Record, events: Events, year: int, newer: float) -> Part:
    held, sizes = _held(record, year)
    weights = _weights(record, year, newer)
    outside = np.array([weights[~record.member[year - 1, each]].sum() for each in held])
    joined = {treaty for treaty, _ in events.joined}
    count = np.array([float(each in joined) for each in held])
    return (
        np.column_stack([np.ones(len(held)), (sizes > 2).astype(float), _sized(sizes)]),
        count,
        np.log(np.maximum(outside, 0.5)),
    )


def _leave(record: Record, events: Events, year: int, newer: float) -> Part:
    del newer
    held, sizes = _held(record, year)
    gone = {(treaty, int(state)) for treaty, who in events.left for state in who}
    ended = set(events.ended)
    rows, count = [], []
    for treaty, size in zip(held, sizes, strict=True):
        if size < 3 or int(treaty) in ended:
            continue
        for state in np.flatnonzero(record.member[year - 1, treaty] & record.alive[year]):
            rows.append((1.0, np.log(size / 3.0), float(record.major[year, state])))
            count.append(float((int(treaty), int(state)) in gone))
    return np.array(rows).reshape(-1, 3), np.array(count), np.zeros(len(count))


def _end(record: Record, events: Events, year: int, newer: float) -> Part:
    del newer
    held, sizes = _held(record, year)
    ended = set(events.ended)
    great = np.array([bool((record.member[year - 1, each] & record.major[year]).any()) for each in held])
    count = np.array([float(int(each) in ended) for each in held])
    return (
        np.column_stack([np.ones(len(held)), (sizes > 2).astype(float), _sized(sizes), great.astype(float)]),
        count,
        np.zeros(len(held)),
    )

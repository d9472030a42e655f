"""Try a variant of treaties on years after its origin, by the pairs that it binds and unbinds, and log it.

Each year is stepped once in many runs from what was in force at the end of the year before; a pair's chance is the part
of runs in which it changes. The baseline is a rolling climatology: the rate of all pairs with half-life 10 years.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures import tried
from polycentric.futures.disputes.logit import fitted as logit
from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.pacts import choice, moving
from polycentric.futures.pacts.events import Events
from polycentric.futures.pacts.model import ALL, VARIANTS, Model, fit
from polycentric.futures.pacts.record import FIRST, Record
from polycentric.scoring.bootstrap import Interval, ratio_interval, weights

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
HALF_LIFE = 10.0
CHOICE, TEST = (1969, 1970, 1989), (1989, 1990, 2010)
RUNS = 2000
NEIGHBOURS = "assumed rates, free choice among land neighbours"  # what was shipped before treaties were fitted
SPARE = 40  # free places for new treaties
BLOCK = 3  # years of the bootstrap's blocks
PSEUDO = 1.0  # runs at the climatology's rate: a pair that changes in no run has a small chance still
SCORES = ("skill", "skill_low", "skill_high", "auc", "slope", "ratio")
COLUMNS = ("variant", "fitted_to", "first", "last", "event", "pairs", *SCORES)


@dataclass(frozen=True)
class Forecast:
    """Chances of all pairs at risk of one kind of change, their outcomes, the climatology's chance and the year."""

    event: str
    chance: Floats
    base: Floats
    outcome: Flags
    year: NDArray[np.int64]

    def skill(self) -> Interval:
        """Give one minus log loss over the climatology's, with its 95% interval over blocks of three years."""
        own, rival = _loss(self.outcome, self.chance), _loss(self.outcome, self.base)
        blocks = (self.year - self.year.min()) // BLOCK
        return ratio_interval(rival - own, rival, blocks, weights(blocks, seed=1))

    def auc(self) -> float:
        """Give the area under the curve."""
        values, place, count = np.unique(self.chance, return_inverse=True, return_counts=True)
        del values
        last = np.cumsum(count)
        rank = ((last - count + 1 + last) / 2)[place]
        events = int(self.outcome.sum())
        return float((rank[self.outcome].sum() - events * (events + 1) / 2) / (events * (len(rank) - events)))

    def slope(self) -> float:
        """Give the slope of the outcome's logit on the forecast's."""
        known = np.log(self.chance / (1 - self.chance))
        return float(logit(np.column_stack([np.ones(len(known)), known]), self.outcome, ridge=0.0).coefficients[1])

    def ratio(self) -> float:
        """Give predicted over observed changes."""
        return float(self.chance.sum() / self.outcome.sum())


def _loss(outcome: Flags, chance: Floats) -> Floats:
    return -np.where(outcome, np.log(chance), np.log1p(-chance))


def forecasts(
    record: Record, model: Model, first: int, last: int, runs: int = RUNS, seed: int = 1
) -> tuple[Forecast, Forecast]:
    """Forecast formations and ends of pairs in the years from `first` to `last`, one year ahead, coefficients kept."""
    values = model.of_runs(runs, None)
    parts: dict[str, list[tuple[Floats, Floats, Flags, int]]] = {"formation": [], "end": []}
    bound = [record.pairs(year) for year in range(len(record.alive))]
    usual = climatology(record, bound)
    for year in range(first - FIRST, last - FIRST + 1):
        states = np.flatnonzero(record.alive[year] & record.alive[year - 1])
        one, other = np.triu_indices(len(states), 1)
        before, now = (bound[at][np.ix_(states, states)][one, other] for at in (year - 1, year))
        chance = changed(record, model, values, year, states, runs, seed)[one, other]
        for event, at_risk in (("formation", ~before), ("end", before)):
            rate = float(usual[event][year])
            part = np.where(event == "formation", chance, 1 - chance)
            kept = (part * runs + PSEUDO * rate) / (runs + PSEUDO)
            parts[event].append((kept[at_risk], np.full(int(at_risk.sum()), rate), (now != before)[at_risk], year))
    made = [
        Forecast(event, np.concatenate([each[0] for each in held]), np.concatenate([each[1] for each in held]),
                 np.concatenate([each[2] for each in held]),
                 np.concatenate([np.full(len(each[0]), each[3] + FIRST) for each in held]))
        for event, held in parts.items()
    ]  # fmt: skip
    return made[0], made[1]


def changed(
    record: Record, model: Model, values: dict[str, Floats], year: int, states: NDArray[np.int64], runs: int, seed: int
) -> Floats:
    """Give the part of runs in which each pair of `states` is bound at the end of a year's place, (n, n)."""
    living = np.flatnonzero(record.alive[year])
    held = record.member[year - 1][:, living]
    member = np.zeros((runs, int(held.any(axis=1).sum()) + SPARE, len(living)), np.bool_)
    member[:, : -SPARE or None] = held[held.any(axis=1)]
    alive = np.ones((runs, len(living)), np.bool_)
    own = choice.traits_of(record, year, model.ranges)[living]
    cut = np.ix_(living, living)
    moving.step(
        member, alive, np.repeat(own[np.newaxis], runs, axis=0), record.major[year, living],
        np.ascontiguousarray(record.land[cut]),
        np.ascontiguousarray(np.clip(record.distance[cut], *model.ranges.distance)),
        keys_of(record.codes[living].tolist()), values, moving.neutral(runs, len(living)),
        Draws(seed, np.arange(runs)), year + FIRST,
    )  # fmt: skip
    place = np.searchsorted(living, states)
    return together(member)[np.ix_(place, place)] / runs


def together(member: Flags) -> Floats:
    """Count the runs in which each two states share a treaty, (state, state)."""
    from polycentric.futures import kernel_states

    states = member.shape[2]
    allied = np.zeros((len(member), states * (states - 1) // 2), np.bool_)
    kernel_states.bind(np.ascontiguousarray(member), allied)
    out = np.zeros((states, states))
    out[np.triu_indices(states, 1)] = allied.sum(axis=0)
    return out + out.T


def climatology(record: Record, bound: list[Flags]) -> dict[str, Floats]:
    """Give each year's rate of an event over all pairs at risk in the years before it, with half-life 10 years."""
    keep, held = 0.5 ** (1 / HALF_LIFE), {event: np.zeros(2) for event in ("formation", "end")}
    rates = {event: np.full(len(record.alive), np.nan) for event in held}
    for at in range(1, len(record.alive)):
        both = record.alive[at] & record.alive[at - 1]
        there, before, now = np.triu(np.outer(both, both), 1), bound[at - 1], bound[at]
        for event, risk in (("formation", there & ~before), ("end", there & before)):
            if held[event][1]:
                rates[event][at] = held[event][0] / held[event][1]
            held[event] = held[event] * keep + [(risk & (now != before)).sum(), risk.sum()]
    return rates


def forecast_of(
    name: str, record: Record, happened: list[Events], window: tuple[int, int, int], runs: int = RUNS
) -> tuple[Forecast, Forecast]:
    """Fit a variant to the window's first year and forecast the years from its second to its third."""
    model = neighbours(record, window[0]) if name == NEIGHBOURS else fit(record, happened, window[0], VARIANTS[name])
    return forecasts(record, model, window[1], window[2], runs)


def neighbours(record: Record, last: int) -> Model:
    """Give the rates that were assumed before: .5 new pacts of neighbours a year, and groups gain one in 33 years."""
    outside = float(np.log(record.alive[last - FIRST].sum()))
    values = dict.fromkeys(ALL, 0.0) | {
        "form.constant": float(np.log(0.5)) - outside, "accede.constant": -60.0,
        "accede.group": 60.0 + float(np.log(0.03)) - outside, "leave.constant": float(np.log(0.0015)),
        "end.constant": float(np.log(0.008)), "others.land": 30.0, "joins.land": 30.0, "size_mean": 1.0,
        "size_shape": 1.0,
    }  # fmt: skip
    held = np.array([values[name] for name in ALL])
    return Model(last, held, held[np.newaxis], choice.ranges_of(record, last - FIRST), {})


def log(name: str, made: tuple[Forecast, Forecast], window: tuple[int, int, int]) -> None:
    """Append what came of a variant to the log of all that were tried."""
    rows: list[dict[str, object]] = [dict(zip(COLUMNS, (name, *window, *_told(each)), strict=True)) for each in made]
    _ = tried.append("pacts", rows, known={*VARIANTS, NEIGHBOURS}, scores=SCORES)


def _told(made: Forecast) -> tuple[object, ...]:
    """Give the event, how many pairs changed, and the scores to four digits."""
    skill = made.skill()
    scores = (skill.value, skill.low, skill.high, made.auc(), made.slope(), made.ratio())
    return (made.event, int(made.outcome.sum()), *(f"{score:.4f}" for score in scores))

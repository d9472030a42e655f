"""Treaties left alone from an origin: what a model fitted to it makes of the next twenty years, and what happened.

The states of the origin stay as they are, all alive; no others are born. What happened is counted among them alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.draws import Draws, keys_of
from polycentric.futures.pacts import choice, moving
from polycentric.futures.pacts.model import Model
from polycentric.futures.pacts.record import FIRST, LAST, Record

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
MEASURES = ("pairs", "treaties", "degree", "largest", "allied")
SPARE = 160  # free places for new treaties
NEW_YEARS = 10
NEVER = -60.0  # a log rate at which nothing happens


@dataclass(frozen=True)
class FreePacts:
    """Measures of some runs, (run, year) each, the origin first, and of what happened, (year,); missing after 2018."""

    runs: dict[str, Floats]
    actual: dict[str, Floats]

    def band(self, measure: str, year: int) -> tuple[float, float, float]:
        """Give the 5th, 50th and 95th percentile of a measure some years after the origin."""
        low, middle, high = np.percentile(self.runs[measure][:, year], [5, 50, 95])
        return float(low), float(middle), float(high)

    def inside(self, measure: str, year: int) -> bool:
        """Tell whether what happened lies within the band."""
        low, _, high = self.band(measure, year)
        return bool(low <= self.actual[measure][year] <= high)


class Mover:
    """The treaties of some runs on the states of an origin: `step` moves them by a year."""

    def __init__(
        self, model: Model, record: Record, runs: int, seed: int = 1, *, drawn: bool = True, accessions: bool = True
    ) -> None:
        at = model.last - FIRST
        self.record, self.states = record, np.flatnonzero(record.alive[at])
        cut = np.ix_(self.states, self.states)
        held = record.member[at][:, self.states]
        held = held[held.sum(axis=1) >= 2]
        self.member = np.zeros((runs, len(held) + SPARE, len(self.states)), np.bool_)
        self.member[:, : len(held)] = held
        self.alive = np.ones((runs, len(self.states)), np.bool_)
        next_year = min(at + 1, len(record.alive) - 1)
        own = choice.traits_of(record, next_year, model.ranges)[self.states]
        since = _years_in(record, at)[self.states]
        self.born = since[np.newaxis] + np.arange(1, 41)[:, np.newaxis] < NEW_YEARS
        self.traits = np.repeat(own[np.newaxis], runs, axis=0)
        self.major = record.major[next_year, self.states]
        self.land = np.ascontiguousarray(record.land[cut])
        self.distance = np.ascontiguousarray(np.clip(record.distance[cut], *model.ranges.distance))
        self.keys = keys_of(record.codes[self.states].tolist())
        self.values = model.of_runs(runs, seed if drawn else None)
        if not accessions:
            self.values["accede.constant"][:] = NEVER
        self.times, self.draws, self.last = (
            moving.neutral(runs, len(self.states)),
            Draws(seed, np.arange(runs)),
            model.last,
        )

    def __call__(self, year: int) -> Flags:
        """Give which pairs share a treaty as a year begins, 0 being the first; years are asked for in turn."""
        if year > 0:
            self.step(year - 1)
        return self.allied()

    def step(self, year: int) -> None:
        """Move all runs by a year: 0 is the first after the origin."""
        self.traits[:, :, choice.STATE.index("new")] = self.born[min(year, len(self.born) - 1)]
        moving.step(self.member, self.alive, self.traits, self.major, self.land, self.distance, self.keys, self.values,
                    self.times, self.draws, self.last + 1 + year)  # fmt: skip

    def allied(self) -> Flags:
        """Give which pairs share a treaty, (run, pair)."""
        from polycentric.futures import kernel_states

        many = len(self.states)
        out = np.zeros((len(self.member), many * (many - 1) // 2), np.bool_)
        kernel_states.bind(self.member, out)
        return out


def _years_in(record: Record, at: int) -> Ints:
    """Give for how many years each state has been in the system; at least `NEW_YEARS` for those of the first year."""
    age = np.where(record.alive[0], NEW_YEARS, 0)
    for year in range(at + 1):
        age = np.where(record.alive[year], age + 1, 0)
    return age - 1


def measures(member: Flags, allied: Flags) -> dict[str, Floats]:
    """Measure treaties of runs: bound pairs, treaties, mean degree, members of the largest, part of states bound."""
    sizes = member.sum(axis=2)
    pairs = allied.sum(axis=1).astype(np.float64)
    return {
        "pairs": pairs,
        "treaties": (sizes >= 2).sum(axis=1).astype(np.float64),
        "degree": 2 * pairs / member.shape[2],
        "largest": sizes.max(axis=1).astype(np.float64),
        "allied": (member & (sizes >= 2)[:, :, np.newaxis]).any(axis=1).mean(axis=1),
    }


def free_run(
    model: Model, record: Record, runs: int = 400, years: int = 20, seed: int = 1, *, drawn: bool = True
) -> FreePacts:
    """Run treaties alone from the year that a model was fitted to."""
    mover = Mover(model, record, runs, seed, drawn=drawn)
    seen = [measures(mover.member, mover.allied())]
    for year in range(years):
        mover.step(year)
        seen.append(measures(mover.member, mover.allied()))
    return FreePacts(
        {name: np.stack([each[name] for each in seen], axis=1) for name in MEASURES},
        actual(record, model.last, mover.states, years),
    )  # fmt: skip


def actual(record: Record, last: int, states: Ints, years: int) -> dict[str, Floats]:
    """Measure what happened to the states of an origin, those that died since counted as bound to nobody."""
    from polycentric.futures import kernel_states

    rows = []
    for year in range(last, last + years + 1):
        if year > LAST:
            rows.append(dict.fromkeys(MEASURES, np.array([np.nan])))
            continue
        member = np.ascontiguousarray(record.member[year - FIRST][np.newaxis][:, :, states])
        member &= (member.sum(axis=2) >= 2)[:, :, np.newaxis]
        allied = np.zeros((1, len(states) * (len(states) - 1) // 2), np.bool_)
        kernel_states.bind(member, allied)
        rows.append(measures(member, allied))
    return {name: np.array([float(row[name][0]) for row in rows]) for name in MEASURES}

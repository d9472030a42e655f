"""Who founds a treaty and who accedes to one: a conditional logit among the living states that aren't in it.

The first founder is drawn by what a state is like; each other by that and by how it stands to those drawn before. The
record doesn't say in which order founders came, so each treaty is read in `ORDERS` orders drawn by its number.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.draws import key_of
from polycentric.futures.pacts import kernel_choice, kernel_pacts
from polycentric.futures.pacts.events import Events
from polycentric.futures.pacts.newton import Fitted, maximum
from polycentric.futures.pacts.record import Record

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
STATE = ("share", "major", "degree", "new", "democracy", "income")
BESIDE = ("land", "distance", "democracy_gap", "income_gap", "bound")
NAMES = (*STATE, *BESIDE)
ORDERS = 3
RIDGE = 1.0  # a prior of standard deviation one on coefficients of covariates scaled to standard deviation one


@dataclass(frozen=True)
class Choices:
    """Choices with their alternatives: rows (n, 11), starts (c + 1,), and for each its row, weight, year and treaty."""

    rows: Floats
    starts: Ints
    chosen: Ints
    weight: Floats
    year: Ints
    treaty: Ints


@dataclass(frozen=True)
class Ranges:
    """The range that the fit saw of each, (2,); what is outside is put on its ends."""

    share: Floats
    democracy: Floats
    income: Floats
    distance: Floats


def ranges_of(record: Record, last: int) -> Ranges:
    """Give the ranges of living states in the years to a place."""
    alive = record.alive[: last + 1]

    def ends(table: Floats) -> Floats:
        values = table[: last + 1][alive]
        return np.array([np.nanmin(values), np.nanmax(values)])

    there = alive.any(axis=0)
    far = record.distance[np.ix_(there, there)][~np.eye(int(there.sum()), dtype=bool)]
    return Ranges(ends(record.share), ends(record.democracy), ends(record.income), np.array([far.min(), far.max()]))


def traits(
    share: Floats, major: NDArray[np.bool_], new: NDArray[np.bool_], democracy: Floats, income: Floats, ranges: Ranges
) -> Floats:
    """Put what states bring side by side, (..., state, 6); the number of treaties is left 0 for the kernel to write.

    A value that isn't known is the middle of the range's ends.
    """
    columns = [
        np.clip(np.where(np.isnan(each), each_range.mean(), each), *each_range)
        for each, each_range in ((share, ranges.share), (democracy, ranges.democracy), (income, ranges.income))
    ]
    zero = np.zeros_like(columns[0])
    held = [columns[0], major + zero, zero, new + zero, columns[1], columns[2]]
    return np.ascontiguousarray(np.stack(held, axis=-1), dtype=np.float64)


def traits_of(record: Record, year: int, ranges: Ranges) -> Floats:
    """Give the traits of a year's place, (S, 6)."""
    return traits(record.share[year], record.major[year], record.new[year], record.democracy[year],
                  record.income[year], ranges)  # fmt: skip


def choices(record: Record, happened: list[Events], kind: str, last: int, ranges: Ranges) -> Choices:
    """Give the choices of one kind in the years to a place: ``"first"``, ``"others"`` or ``"joins"``."""
    parts = list(_parts(record, happened, kind, last, ranges))
    lengths = np.array([len(rows) for rows, *_ in parts], np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    at, weight, year, treaty = (np.array([part[place] for part in parts]) for place in (1, 2, 3, 4))
    many = len(STATE) if kind == "first" else len(NAMES)
    rows = np.concatenate([rows for rows, *_ in parts])[:, :many] if parts else np.empty((0, many))
    return Choices(np.ascontiguousarray(rows), starts, starts[:-1] + at, weight, year, treaty)


def _parts(
    record: Record, happened: list[Events], kind: str, last: int, ranges: Ranges
) -> Iterator[tuple[Floats, int, float, int, int]]:
    """Give each choice: rows of the alternatives, which was taken, its weight, year and treaty."""
    land, distance = record.land, np.clip(record.distance, *ranges.distance)
    out = np.empty((len(record.codes), len(NAMES)))
    for year in range(1, last + 1):
        old, alive = record.member[year - 1] & record.alive[year], record.alive[year]
        own = traits_of(record, year, ranges)
        kernel_pacts.degrees(old, own)
        for treaty, who in happened[year].joined if kind == "joins" else happened[year].founded:
            inside = old[treaty].copy()
            for taken, weight, before in _steps(who, kind, int(record.atopids[treaty])):
                inside[:] = old[treaty]
                inside[before] = True
                kernel_pacts.describe(inside, old, own, land, distance, out)
                able = np.flatnonzero(alive & ~inside)
                yield out[able].copy(), int(np.searchsorted(able, taken)), weight, year, treaty


def _steps(who: Ints, kind: str, atopid: int) -> Iterator[tuple[int, float, Ints]]:
    """Give who comes when: the state taken, the step's weight (each event counts once), those before."""
    if kind == "first":
        for state in who:
            yield int(state), 1.0 / len(who), who[:0]
        return
    for order in range(ORDERS):
        drawn = np.random.default_rng(int(key_of(atopid, order)) % 2**63).permutation(who)
        first = 0 if kind == "joins" else 1
        weight = 1.0 / ORDERS / (len(who) - first)
        for step in range(first, len(who)):
            yield int(drawn[step]), weight, drawn[:step]


def fitted(made: Choices, last: int, half_life: float | None, kept: NDArray[np.bool_], ridge: float = RIDGE) -> Fitted:
    """Fit the logit to choices; those of `half_life` years before `last` weigh half, covariates not `kept` stay 0."""
    weight = made.weight * (1.0 if half_life is None else 0.5 ** ((last - made.year) / half_life))
    spread = made.rows.std(axis=0)
    usable = kept & (spread > 0)
    spread = np.where(usable, spread, 1.0)
    rows = np.ascontiguousarray(np.where(usable, made.rows, 0.0) / spread)
    cluster, group = np.unique(made.year // BLOCK, return_inverse=True)

    def at(values: Floats) -> tuple[float, Floats, Floats]:
        return kernel_choice.curvature(rows, made.starts, made.chosen, weight, group, len(cluster), values)

    out = maximum(at, np.zeros(rows.shape[1]), np.full(rows.shape[1], ridge))
    return out.scaled(np.diag(1.0 / spread), cluster)


BLOCK = 5  # years whose treaties are one cluster

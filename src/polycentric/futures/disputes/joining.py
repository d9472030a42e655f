"""Who joins a dispute that has begun: a second stage, since one dispute becomes many pairs' onsets.

For each original dispute (a, b) and each third state c, c may come in against b on a's side, or against a on b's. The
logit has the pair's own hazard against its opponent, a pact with the side that it joins, one with the opponent, whether
c is a major power, and whether it borders on the opponent. The part of all onsets that joiners make is estimated
too: the hazard of the first stage is that of any onset, and a run thins it by that part before disputes are joined.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from polycentric.futures.disputes.logit import Logit, fitted
from polycentric.futures.disputes.sample import FIRST, Sample, in_great_war

Floats = NDArray[np.float64]
NAMES = ("constant", "log_hazard", "allied_to_side", "allied_to_opponent", "major", "border_opponent", "border_side")
FEWEST = 1e-6


@dataclass(frozen=True)
class Joining:
    """The fitted second stage: who joins, which part of onsets is original, and how many join a dispute."""

    logit: Logit
    original: float
    each: float
    candidates: int
    joined: int


@dataclass(frozen=True)
class Year:
    """The dense tables of one year that joiners are judged by, (S, S) symmetric unless said."""

    chance: Floats
    allied: NDArray[np.bool_]
    land: NDArray[np.bool_]
    major: NDArray[np.bool_]
    alive: NDArray[np.bool_]


def year_of(sample: Sample, chance: Floats, year: int) -> Year:
    """Put a year's rows into matrices; `chance` is the first stage's, of all rows."""
    rows = slice(*np.searchsorted(sample.year, [year, year + 1]))
    one, other, many = sample.first[rows], sample.second[rows], len(sample.codes)

    def table(values: NDArray[Any], kind: type) -> NDArray[Any]:
        out = np.zeros((many, many), kind)
        out[one, other] = out[other, one] = values
        return out

    return Year(table(chance[rows], float), table(sample.allied[rows], bool), table(sample.land[rows], bool),
                sample.major[year], sample.alive[year])  # fmt: skip


def rows_of(year: Year, side: int, opponent: int, third: NDArray[np.int64]) -> Floats:
    """Give the covariates of third states that may join `side` against `opponent`, (n, k)."""
    return np.column_stack([
        np.ones(len(third)), np.log(np.maximum(year.chance[third, opponent], FEWEST)), year.allied[third, side],
        year.allied[third, opponent], year.major[third], year.land[third, opponent], year.land[third, side],
    ]).astype(np.float64)  # fmt: skip


def thirds(year: Year, side: int, opponent: int) -> NDArray[np.int64]:
    """List the states that could join against the opponent: alive, neither of the two."""
    there = year.alive & (year.chance[:, opponent] > 0)
    there[[side, opponent]] = False
    return np.flatnonzero(there)


def fit(sample: Sample, participants: pl.DataFrame, chance: Floats, last: int, first: int = 1946) -> Joining:
    """Fit the second stage on disputes that began in `first` to `last`.

    Parameters
    ----------
    sample : Sample
    participants : DataFrame
        The table ``gml_mid.participants``: who took part, on which side, from the first day or not.
    chance : array, (n,)
        The first stage's chance of each row of the sample.
    """
    place = {int(code): at for at, code in enumerate(sample.codes)}
    began = participants.filter(pl.col("orig"))
    start = began.group_by("dispnum").agg(pl.col("styear").min().alias("year"))
    rows: list[Floats] = []
    outcomes: list[NDArray[np.bool_]] = []
    years: dict[int, Year] = {}
    for number, year in start.sort("dispnum").iter_rows():
        if not first <= year <= last or in_great_war(np.array([year]))[0]:
            continue
        tables = years.setdefault(year, year_of(sample, chance, year - FIRST))
        mine = participants.filter(pl.col("dispnum") == number)
        sides = [[place[int(code)] for code in mine.filter(pl.col("sidea") == flag, pl.col("orig"))["ccode"]
                  if int(code) in place] for flag in (True, False)]  # fmt: skip
        late = [{place[int(code)] for code in mine.filter(pl.col("sidea") == flag, ~pl.col("orig"))["ccode"]
                 if int(code) in place} for flag in (True, False)]  # fmt: skip
        if not sides[0] or not sides[1]:
            continue
        for own, against in ((0, 1), (1, 0)):
            third = thirds(tables, sides[own][0], sides[against][0])
            third = third[~np.isin(third, [*sides[0], *sides[1]])]
            rows.append(rows_of(tables, sides[own][0], sides[against][0], third))
            outcomes.append(np.isin(third, list(late[own])))
    onset = sample.onset & sample.between(first, last) & ~in_great_war(sample.year + FIRST)
    outcome = np.concatenate(outcomes)
    logit = fitted(np.concatenate(rows), outcome)
    return Joining(logit, float((onset & sample.original).sum() / onset.sum()), 2 * outcome.sum() / len(rows),
                   len(outcome), int(outcome.sum()))  # fmt: skip

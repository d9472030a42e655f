"""Try a variant of the hazard on years after its origin, beside the hazard logit on the same pairs, and log it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polycentric.futures import tried
from polycentric.futures.disputes import hazard
from polycentric.futures.disputes.hazard import VARIANTS
from polycentric.futures.disputes.history import Past
from polycentric.futures.disputes.sample import FIRST, Sample
from polycentric.futures.disputes.scores import Scores, reduction, scored

Floats = NDArray[np.float64]
BASELINE = "hazard logit"
CHOICE, TEST = (1969, 1970, 1989), (1989, 1990, 2010)  # last year of the fit; first and last year of the forecasts
HEADER = ("variant", "fitted_to", "first", "last", "pairs", "skill", "skill_own", "auc", "ap", "slope", "ratio", "date",
          "commit")  # fmt: skip


@dataclass(frozen=True)
class Forecast:
    """A variant's chances in the years after its origin, with the outcomes, on all pairs."""

    variant: str
    chance: Floats
    onset: NDArray[np.bool_]
    relevant: NDArray[np.bool_]
    year: NDArray[np.int64]
    base: float
    base_relevant: float

    def of_pairs(self, which: str) -> Scores:
        """Score the forecasts on ``"all"`` or ``"relevant"`` pairs, against the same pairs' training rate."""
        if which == "all":
            return scored(self.onset, self.chance, self.base)
        return scored(self.onset[self.relevant], self.chance[self.relevant], self.base_relevant)

    def saves(self, other: "Forecast", which: str) -> tuple[float, float, float]:
        """Give the part of another's log loss that this saves, with its 95% interval over blocks of three years."""
        kept = np.ones(len(self.onset), np.bool_) if which == "all" else self.relevant
        gain = reduction(self.onset[kept], self.chance[kept], other.chance[kept], self.year[kept])
        return gain.value, gain.low, gain.high


def forecast(name: str, sample: Sample, past: Past, window: tuple[int, int, int]) -> Forecast:
    """Fit a variant to an origin and forecast each later year from what was known before it, one year ahead.

    The coefficients stay those of the origin; memory and covariates are those of the year before.
    """
    fitted_to, first, last = window
    known, ahead = sample.between(FIRST, fitted_to), sample.between(first, last)
    rows = VARIANTS[name].rows(sample, past, known)
    chance = hazard.fit(VARIANTS[name], rows, sample, fitted_to).chances(rows[ahead])
    return Forecast(
        name, chance, sample.onset[ahead], sample.relevant[ahead], sample.year[ahead] + FIRST,
        float(sample.onset[known].mean()), float(sample.onset[known & sample.relevant].mean()),
    )  # fmt: skip


def rows_of(made: Forecast, window: tuple[int, int, int], date: str, commit: str) -> Iterator[tuple[object, ...]]:
    """Give the log's rows of a forecast."""
    for which in ("all", "relevant"):
        got = made.of_pairs(which)
        scores = (got.skill, got.skill_own, got.auc, got.ap, got.slope, got.ratio)
        yield (made.variant, *window, which, *(f"{each:.4f}" for each in scores), date, commit)


def log(rows: list[tuple[object, ...]], folder: Path = tried.FOLDER) -> None:
    """Append rows to the log of all variants tried; nothing in it is ever written over."""
    held: list[dict[str, object]] = [dict(zip(HEADER[:-2], row[:-2], strict=True)) for row in rows]
    commit = str(rows[0][-1]) if rows else ""
    _ = tried.append("disputes", held, known={*VARIANTS, BASELINE}, scores=("skill",), commit=commit, folder=folder)

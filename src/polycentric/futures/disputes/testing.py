"""Try a variant of the hazard on years after its origin, beside the hazard logit on the same pairs, and log it."""

from dataclasses import dataclass

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
WHICH = ("all", "relevant")
COLUMNS = ("variant", "fitted_to", "first", "last", "pairs", "skill", "skill_own", "auc", "ap", "slope", "ratio")


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


def log(made: Forecast, window: tuple[int, int, int]) -> None:
    """Append what came of a forecast to the log of all variants tried."""
    rows: list[dict[str, object]] = [
        dict(zip(COLUMNS, (made.variant, *window, *_told(made, which)), strict=True)) for which in WHICH
    ]
    _ = tried.append("disputes", rows, known={*VARIANTS, BASELINE}, scores=("skill",))


def _told(made: Forecast, which: str) -> tuple[object, ...]:
    """Give which pairs, and the scores on them to four digits."""
    got = made.of_pairs(which)
    scores = (got.skill, got.skill_own, got.auc, got.ap, got.slope, got.ratio)
    return (which, *(f"{each:.4f}" for each in scores))

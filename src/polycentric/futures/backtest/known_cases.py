"""Known cases of shares: what the form that runs would have said of the United States, twenty years on.

Declared before they were computed: the median within a fifth of what came, which the 90% interval holds, from each of
three origins. A form that fails one of them isn't what today's world runs on, however it scores on concentration.
"""

from dataclasses import dataclass

import numpy as np

from polycentric.futures.backtest import models

STATE, ORIGINS, HORIZON = "USA", (1985, 1992, 2002), 20
WITHIN = 0.2
LEVELS = (0.05, 0.5, 0.95)


@dataclass(frozen=True)
class Case:
    """What was said from an origin, and what came.

    Attributes
    ----------
    origin : int
    before, came : float
        The share at the origin, and `HORIZON` years later.
    low, middle, high, mean : float
        Of the runs: 5%, 50%, 95%, and the mean.
    """

    origin: int
    before: float
    came: float
    low: float
    middle: float
    high: float
    mean: float

    @property
    def holds(self) -> bool:
        """Whether the median is near enough to what came, and the interval holds it."""
        return abs(self.middle / self.came - 1) <= WITHIN and self.low <= self.came <= self.high


def cases(fitted: models.Fitted, pull: float, runs: int = 1000) -> list[Case]:
    """Run shares from each origin with a part of the fitted pull and centred shocks."""
    past, found = fitted.past, list[Case]()
    place = past.data.states.index(STATE)
    for origin in ORIGINS:
        at = past.at(origin)
        run = models.run_shocks(fitted, at, runs, HORIZON, pull, centred=True)[:, -1, place]
        low, middle, high = (float(each) for each in np.quantile(run, LEVELS))
        before, came = (float(past.composite[each, place]) for each in (at, at + HORIZON))
        found.append(Case(origin, before, came, low, middle, high, float(run.mean())))
    return found

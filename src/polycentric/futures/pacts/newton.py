"""Newton's steps for a penalised likelihood whose slope and curvature come in clusters, and the clusters drawn anew."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.fixed_order import product

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
STEPS = 60
At = Callable[[Floats], tuple[float, Floats, Floats]]


@dataclass(frozen=True)
class Fitted:
    """A maximum: values (k,), and for each cluster its slope (c, k) and curvature (c, k, k) there.

    `penalty` is (k, k); `cluster` (c,) are the clusters' labels.
    """

    values: Floats
    slope: Floats
    bend: Floats
    penalty: Floats
    cluster: Ints

    def scaled(self, back: Floats, cluster: Ints) -> "Fitted":
        """Give the same for coefficients ``back @ values`` (`back` is regular)."""
        turn = np.linalg.inv(back)
        return Fitted(
            product(back, self.values), np.stack([product(turn.T, each) for each in self.slope]),
            np.stack([product(product(turn.T, each), turn) for each in self.bend]),
            product(product(turn.T, self.penalty), turn), cluster,
        )  # fmt: skip

    def redrawn(self, times: Floats) -> Floats:
        """Give the values, (draws, k), where cluster c counts ``times[draw, c]`` times: by one step of Newton."""
        out = np.empty((len(times), len(self.values)))
        for draw, weight in enumerate(times):
            slope = (weight[:, np.newaxis] * self.slope).sum(axis=0) - product(self.penalty, self.values)
            bend = (weight[:, np.newaxis, np.newaxis] * self.bend).sum(axis=0) + self.penalty
            out[draw] = self.values + np.linalg.solve(bend, slope)
        return out


def maximum(at: At, values: Floats, ridge: Floats) -> Fitted:
    """Find the maximum from `values`; `at` gives loss, slopes and curvatures by cluster. Halves steps if it rises."""

    def whole(values: Floats) -> tuple[float, Floats, Floats, Floats, Floats]:
        loss, slope, bend = at(values)
        return (loss + 0.5 * float((ridge * values**2).sum()), slope.sum(axis=0) - ridge * values,
                bend.sum(axis=0) + np.diag(ridge), slope, bend)  # fmt: skip

    now = whole(values)
    for _ in range(STEPS):
        step = np.linalg.solve(now[2], now[1])
        new = whole(values + step)
        while new[0] > now[0] and np.abs(step).max() > 1e-10:
            step = step / 2
            new = whole(values + step)
        gain = now[0] - new[0]
        values, now = values + step, new
        if gain < 1e-9 * max(abs(new[0]), 1e-9):
            break
    return Fitted(values, now[3], now[4], np.diag(ridge), np.arange(len(now[3])))

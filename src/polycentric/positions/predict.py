"""How probable a vote is by an estimate, for votes that it was not made from."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from polycentric.positions.ballots import VOTES
from polycentric.positions.fit import Fit, precisions

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]


def predict(fit: Fit, votes: "pl.DataFrame") -> "pl.DataFrame":
    """Give the probabilities of no, abstain and yes for each row of a table of votes.

    Parameters
    ----------
    fit : Fit
    votes : DataFrame
        With `unit`, `session` and `item`.

    Returns
    -------
    DataFrame
        The rows with `no`, `abstain` and `yes`. They are missing where the unit never voted before or in that session,
        or the item is none that the estimate knows. A unit that did not vote in the session is taken from its last one
        before, the steps since then counted.
    """
    import polars as pl

    mean, variance, known = _points(fit, votes)
    sets = dict(zip(fit.ballots.items, fit.ballots.parameter.tolist(), strict=True))
    at = np.array([sets.get(str(item), -1) for item in votes["item"].to_list()])
    beta, low, high = (fit.items[at, column] for column in range(3))
    given = shares(mean, variance, beta, low, high)
    placed = known & (at >= 0)
    columns = {word: pl.Series(np.where(placed, given[:, code], np.nan)).fill_nan(None)
               for code, word in enumerate(VOTES)}  # fmt: skip
    return votes.with_columns(**columns)


def shares(mean: Floats, variance: Floats, beta: Floats, low: Floats, high: Floats) -> Floats:
    """Give the three probabilities, the ideal point being normal."""
    from scipy.special import ndtr

    spread = np.sqrt(1.0 + beta**2 * variance)
    no, yes = ndtr((low - beta * mean) / spread), ndtr((beta * mean - high) / spread)
    return np.maximum(np.column_stack([no, 1.0 - no - yes, yes]), 1e-12)


def _points(fit: Fit, votes: "pl.DataFrame") -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Give mean and variance of the ideal point behind each row, and whether there is one."""
    cells, session = fit.layout.cells, fit.layout.session
    units = {label: place for place, label in enumerate(fit.ballots.states)}
    prior_precision, _ = precisions(fit.model)
    step = fit.step**-2
    points: dict[tuple[str, int], tuple[float, float, bool]] = {}
    pairs = list(zip(votes["unit"].cast(str).to_list(), votes["session"].cast(int).to_list(), strict=True))
    for unit, label in set(pairs):
        place = units.get(unit)
        first, last = (0, 0) if place is None else (int(cells.first[place]), int(cells.first[place + 1]))
        before = int(np.searchsorted(session[first:last], label, side="right"))
        if before == 0:
            points[unit, label] = (0.0, 0.0, False)
            continue
        cell = first + before - 1
        gap = label - session[cell]
        if gap == 0:
            points[unit, label] = (float(fit.mean[cell]), float(fit.variance[cell]), True)
        else:
            w = step / gap
            pull = w / (w + prior_precision)
            points[unit, label] = (
                pull * fit.mean[cell],
                1.0 / (w + prior_precision) + pull**2 * fit.variance[cell],
                True,
            )
    rows = [points[pair] for pair in pairs]
    return (np.array([row[0] for row in rows]), np.array([row[1] for row in rows]), np.array([row[2] for row in rows]))

"""How far component shares follow a state's output: a slope for each, beside the pull of the other components.

    e[c, i, t] = k[c] g[i, t] + rest,   g: the year's change of the log of a state's share of output

e is what error correction leaves of a component's change. An association within a year, not an effect: a war moves
both. Population doesn't follow output here, for both are measured on it.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
WIDE = 0.25  # a change of output of more than a quarter in a year is a change of borders or of source


def slopes(left: Floats, output: Floats, weights: Floats, block: int = 5) -> tuple[Floats, Floats]:
    """Give each component's slope on the change of log output share, and its standard error by blocks of years.

    Parameters
    ----------
    left : (steps, states, components), what error correction leaves
    output : (steps, states), changes of log output share; missing as NaN
    weights : (steps, states, components), 0 outside the sample
    block : years that are one cluster
    """
    known = (~np.isnan(output) & (np.abs(output) < WIDE))[..., np.newaxis] & ~np.isnan(left)
    used = np.where(known, weights, 0.0)
    x = np.nan_to_num(output)[..., np.newaxis] - _mean(np.nan_to_num(output)[..., np.newaxis], used)
    y = np.nan_to_num(left)
    squares = np.sum(used * x * x, axis=(0, 1))
    slope = np.sum(used * x * y, axis=(0, 1)) / squares
    scores = np.sum(used * x * (y - slope * x), axis=1)
    clusters = np.stack([part.sum(axis=0) for part in np.array_split(scores, -(-len(scores) // block))])
    return slope, np.sqrt(np.sum(clusters * clusters, axis=0)) / squares


def _mean(values: Floats, weights: Floats) -> Floats:
    """Give the weighted mean over states of each year, so that what moves all moves no slope."""
    total = weights.sum(axis=1, keepdims=True)
    mean = np.sum(values * weights, axis=1, keepdims=True)
    return np.divide(mean, total, out=np.zeros_like(mean), where=total > 0)

"""What symmetric shocks of log shares do to shares in the mean, and what is taken from them so that they do nothing.

A log share that is as likely to rise by e as to fall by e gains in the mean: E exp(e) > 1, the more the wider the
shocks. Small states' shocks are the widest, so without a remedy large states lose, by renormalisation alone. A large
state loses once more, for its luck swells the total that it is measured in. So k(scale, share) is added to a shock:

    E[ s exp(e + k) / (s exp(e + k) + 1 - s) ] = s,   e = clip(scale y[c]),   y[c] = sum over d of mixing[c, d] x[d]

with x[d] of Student's t: against a rest that stands still, no share s is bound to move. Of a share near zero k is minus
the log of E exp(e). The rest doesn't stand still, which leaves a drift of a higher order.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SCALES = np.geomspace(0.001, 8.0, 40)  # from a shock that hardly moves to the largest a run may draw
MOST, STEPS = 0.8, 13  # shares at which k is known: MOST x (0, 1 / 144, 4 / 144, ... 1)
LARGEST = 3.0  # a share moves at most to 20 times or a twentieth of itself in a year
POINTS = 1 << 11
ROUNDS = 8
SEED = 1


def shares() -> Floats:
    """Give the shares at which k is known."""
    return MOST * np.linspace(0.0, 1.0, STEPS) ** 2


def table(degrees: Floats, mixing: Floats) -> Floats:
    """Give k of each component, (components, scales, shares), by evenly likely points, mixed.

    Parameters
    ----------
    degrees : (components,), Student's degrees of freedom
    mixing : (components, components), lower triangular

    Examples
    --------
    A small state's shock that is nearly normal gains half its variance:

    >>> at = np.searchsorted(SCALES, 0.1)
    >>> float((table(np.array([1e6]), np.eye(1))[0, at, 0] / SCALES[at] ** 2).round(2))
    -0.5
    """
    from scipy.special import stdtrit

    random, even = np.random.default_rng(SEED), (np.arange(POINTS) + 0.5) / POINTS
    points = np.stack([random.permutation(stdtrit(each, even)) for each in degrees])
    drawn = np.einsum("cd,dn->cn", mixing, points, optimize=False)
    both = np.concatenate([drawn, -drawn], axis=1)  # y is symmetric
    return np.stack([[_of_scale(np.clip(scale * each, -LARGEST, LARGEST)) for scale in SCALES] for each in both])


def _of_scale(shocks: Floats) -> Floats:
    """Solve for k at each share, from the small share's on, by Newton's steps on the log of the mean."""
    share, grown = shares()[1:, np.newaxis], np.exp(shocks)
    first = -float(np.log(grown.mean()))
    found = np.full((STEPS - 1, 1), first)
    for _ in range(ROUNDS):
        part = share * grown * np.exp(found)
        part = part / (part + 1 - share)
        mean, slope = part.mean(axis=1, keepdims=True), (part * (1 - part)).mean(axis=1, keepdims=True)
        found = found - (np.log(mean) - np.log(share)) * mean / slope
    return np.append(first, found[:, 0])

"""Places for the nodes of a network: stress majorisation from a given start, so the same ties give the same picture."""

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from polycentric.fixed_order import product

Floats = NDArray[np.float64]


def distances(weights: Floats, steps: float = 2.6) -> Floats:
    """Give wanted distances from symmetric ties: the strongest pair close together, the untied `steps` times as far.

    A tie's distance falls with the logarithm of its weight, since ties span several orders of magnitude; paths through
    others shorten the way between the untied.
    """
    tied = weights > 0
    if not tied.any():
        return np.ones_like(weights) - np.eye(len(weights))
    strength = np.log1p(np.where(tied, weights, 0.0) / np.median(weights[tied]))
    far = np.where(tied, 0.55 + 1.6 * (1 - strength / strength.max()), steps)
    np.fill_diagonal(far, 0.0)
    for middle in range(len(far)):
        far = np.minimum(far, far[:, middle, None] + far[None, middle, :])
    return far


def place(lengths: Floats, start: Floats, rounds: int = 300) -> Floats:
    """Move points so that their distances come near the wanted ones.

    References
    ----------
    Gansner, Koren & North (2005), Graph Drawing by Stress Majorization, Graph Drawing 2004, LNCS 3383, 239-250: the
    localised update of section 2.3, with weights of distance to the power of minus two (not checked against the
    original; the stress falls in every round, which a test checks).
    """
    size = len(lengths)
    weight = np.zeros_like(lengths)
    apart = ~np.eye(size, dtype=bool)
    weight[apart] = 1.0 / np.maximum(lengths[apart], 1e-9) ** 2
    laplace = np.diag(weight.sum(1)) - weight
    with threadpool_limits(1):  # on several threads the last digit could differ with their number
        inverse = np.linalg.pinv(laplace)
    points = start.astype(float)
    for _ in range(rounds):
        gaps = points[:, None, :] - points[None, :, :]
        now = np.maximum(np.sqrt((gaps**2).sum(2)), 1e-9)
        pull = -weight * lengths / now
        pull[~apart] = 0.0
        np.fill_diagonal(pull, -pull.sum(1))
        points = product(inverse, product(pull, points))
    return points


def stress(lengths: Floats, points: Floats) -> float:
    """Give how far the distances are from the wanted ones: the sum of squared relative errors over pairs."""
    upper = np.triu_indices(len(lengths), 1)
    now = np.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(2))[upper]
    return float((((now - lengths[upper]) / np.maximum(lengths[upper], 1e-9)) ** 2).sum())


def fit(points: Floats, width: float, height: float, margin: tuple[float, float]) -> Floats:
    """Stretch points into a frame; both directions are filled, which a network picture may do."""
    low, span = points.min(0), np.maximum(np.ptp(points, axis=0), 1e-9)
    room = np.array([width - 2 * margin[0], height - 2 * margin[1]])
    return (points - low) / span * room + np.array(margin)


def part(points: Floats, radii: Floats, frame: tuple[float, float], rounds: int = 80) -> Floats:
    """Push circles apart that overlap, and keep them in the frame."""
    moved = points.copy()
    reach = radii[:, None] + radii[None, :]
    limits = np.array(frame)[None, :] - radii[:, None]
    for _ in range(rounds):
        gaps = moved[:, None, :] - moved[None, :, :]
        now = np.maximum(np.sqrt((gaps**2).sum(2)), 1e-6)
        push = np.maximum(reach - now, 0.0) / 2
        np.fill_diagonal(push, 0.0)
        if not push.any():
            break
        moved += 0.5 * (gaps / now[:, :, None] * push[:, :, None]).sum(1)
        moved = np.clip(moved, radii[:, None], limits)
    return moved

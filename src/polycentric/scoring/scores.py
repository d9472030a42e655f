"""How right predictions were: proper scores of probabilities (log loss) and of whole distributions (CRPS, energy)."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LEAST = 1e-14


def losses(probabilities: Floats, outcomes: Ints) -> Floats:
    """Give each row's log loss; probabilities are kept above 1e-14, as Carroll and Kenkel (2019) do.

    Examples
    --------
    >>> losses(np.array([[0.25, 0.25, 0.5]]), np.array([2])).round(4).tolist()
    [0.6931]
    """
    return -np.log(np.maximum(probabilities[np.arange(len(outcomes)), outcomes], LEAST))


def reduction(loss: Floats, null: Floats) -> float:
    """Give the proportional reduction in log loss: one minus the model's loss over the null model's.

    Missing where the null model has no loss to reduce.

    References
    ----------
    Carroll and Kenkel (2019), Prediction, Proxies, and Power, American Journal of Political Science 63(3), 577-593.
    """
    total = float(null.sum())
    return 1 - float(loss.sum()) / total if total > 0 else float("nan")


def crps_normal(mean: Floats, spread: Floats, outcome: Floats) -> Floats:
    """Give the continuous ranked probability score of normal forecasts, in the outcome's unit; 0 is perfect.

    References
    ----------
    Gneiting and Raftery (2007), Strictly Proper Scoring Rules, Prediction, and Estimation, Journal of the American
    Statistical Association 102(477), 359-378, section 4.2.

    Examples
    --------
    >>> crps_normal(np.array([0.0]), np.array([1.0]), np.array([0.0])).round(4).tolist()
    [0.2337]
    """
    from scipy.special import ndtr

    z = (outcome - mean) / spread
    density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    return spread * (z * (2 * ndtr(z) - 1) + 2 * density - 1 / np.sqrt(np.pi))


def crps_sample(sample: Floats, outcome: Floats, weights: Floats | None = None) -> Floats:
    """Give the CRPS of a forecast that is a sample: E|x - y| - E|x - x'| / 2, each draw with its weight.

    Parameters
    ----------
    sample : (draws, ...)
    outcome : (...)
    weights : (draws,), optional
        Equal ones without it; they needn't sum to one.

    Examples
    --------
    >>> float(crps_sample(np.array([0.0, 2.0]), np.array(1.0)))
    0.5
    """
    given = np.ones(len(sample)) if weights is None else weights
    order = np.argsort(sample, axis=0, kind="stable")
    ordered, part = np.take_along_axis(sample, order, axis=0), given[order] / given.sum()
    below = np.cumsum(part, axis=0) - part / 2  # the part of the draws below each, half of its own with it
    # The quantile score's integral: 2 sum w (1{y < x} - F)(x - y), Laio and Tamea (2007), eq. 11, written for draws.
    return 2 * np.sum(part * ((outcome < ordered) - below) * (ordered - outcome), axis=0)


def pit(sample: Floats, outcome: Floats, weights: Floats | None = None) -> Floats:
    """Give the part of a sample below the outcome, half of what equals it with it: even on [0, 1] if calibrated.

    Parameters
    ----------
    sample : (draws, ...)
    outcome : (...)
    weights : (draws,), optional
    """
    given = np.ones(len(sample)) if weights is None else weights
    part = (given / given.sum()).reshape(-1, *np.ones(np.ndim(outcome), dtype=int))
    return np.sum(part * ((sample < outcome) + (sample == outcome) / 2), axis=0)


def energy(sample: Floats, outcome: Floats, weights: Floats | None = None) -> float:
    """Give the energy score of a sample of vectors: the CRPS for more than one number at once.

    Parameters
    ----------
    sample : (draws, numbers)
    outcome : (numbers,)
    weights : (draws,), optional

    References
    ----------
    Gneiting and Raftery (2007), as in `crps_normal`, section 4.3.

    Examples
    --------
    >>> energy(np.array([[0.0], [2.0]]), np.array([1.0]))
    0.5
    """
    given = np.ones(len(sample)) if weights is None else weights
    part = given / given.sum()
    off = np.sqrt(np.sum((sample - outcome) ** 2, axis=1))
    squares = np.sum(sample * sample, axis=1)
    between = squares[:, None] + squares[None, :] - 2 * np.einsum("ik,jk->ij", sample, sample, optimize=False)
    apart = np.sqrt(np.maximum(between, 0.0))
    return float(np.sum(part * off) - np.sum(part[:, None] * part[None, :] * apart) / 2)

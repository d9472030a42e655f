"""How right predictions were: log loss, a proper score, and its proportional reduction."""

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

"""Whether chains have mixed: R-hat and effective draws of every quantity.

After Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), "Rank-normalization, folding, and localization: an
improved R-hat for assessing convergence of MCMC", Bayesian Analysis 16(2), 667-718, sections 3 and 4.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import ShapeError

LEAST_CHAINS, LEAST_DRAWS = 2, 8
PART = 256


class Diagnosis(NamedTuple):
    """Of each quantity: the larger of the R-hats of ranks and of folded ranks; effective draws of bulk and of tails."""

    rhat: NDArray[np.float64]
    bulk: NDArray[np.float64]
    tail: NDArray[np.float64]


def diagnosed(draws: NDArray[np.float32], threads: int | None = None) -> Diagnosis:
    """Diagnose every quantity.

    Parameters
    ----------
    draws : float, (chains, draws, ...)
        At least two chains of eight draws.
    threads : int, optional
        At most so many.

    Returns
    -------
    Diagnosis
        Each (...); missing for a quantity that does not vary within chains.

    Raises
    ------
    ShapeError
        If there are too few chains or draws to tell.
    """
    from polycentric.positions.kernel_diagnostics import at_most, diagnose

    if draws.ndim < 2 or draws.shape[0] < LEAST_CHAINS or draws.shape[1] < LEAST_DRAWS:
        raise ShapeError(
            f"Draws of shape {draws.shape} tell nothing of mixing: at least {LEAST_CHAINS} chains of {LEAST_DRAWS} "
            f"draws are needed, as (chain, draw, ...)."
        )
    flat = draws.reshape(*draws.shape[:2], -1)
    out = np.empty((flat.shape[2], 3))
    parts = range(0, flat.shape[2], PART)

    def part(at: int) -> None:
        diagnose(np.ascontiguousarray(flat[:, :, at : at + PART]), out[at : at + PART])

    with ThreadPoolExecutor(threads or at_most()) as pool:
        list(pool.map(part, parts))
    return Diagnosis(*(out[:, k].reshape(draws.shape[2:]) for k in range(3)))

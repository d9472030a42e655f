"""Products of matrices whose last digit doesn't hang on how many threads a machine has.

`left @ right` is left to a library (BLAS) that cuts the work into as many pieces as it has threads, and so adds in
another order on another machine. Here the order is always the same. It is slower, and fast enough for a few hundred
states; where all numbers are whole, `@` is exact in any order.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def product(left: NDArray[Any], right: NDArray[Any]) -> NDArray[np.float64]:
    """Multiply two matrices, or a matrix and a vector.

    Examples
    --------
    >>> product(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]])).tolist()
    [[11.0]]
    """
    ways = "ik,kj->ij" if right.ndim == 2 else "ik,k->i"
    return np.einsum(ways, left.astype(np.float64), right.astype(np.float64), optimize=False)

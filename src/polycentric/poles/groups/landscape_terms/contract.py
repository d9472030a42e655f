"""What a term of a propensity is and promises."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

Pairs = NDArray[np.float64]


@dataclass(frozen=True)
class Term:
    """One part of a propensity.

    Attributes
    ----------
    label : str
        What a reader sees: what makes it positive or negative.
    needs : tuple of str
        The variables of a panel of `history` that it reads.
    compute : callable
        A panel and a year in, (state, state) out: in [-1, 1], symmetric, missing where nothing is known.
    order : int
        Where it stands among the terms when they are shown and added up; terms of one order go by name.
    years : int
        How many years it looks at, the year itself among them.
    name : str
        The file's name; set by the registry.
    """

    label: str
    needs: tuple[str, ...]
    compute: Callable[[xr.Dataset, int], Pairs]
    order: int
    years: int = 1
    name: str = ""

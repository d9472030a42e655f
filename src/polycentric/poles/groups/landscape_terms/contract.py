"""What a term of a propensity is and promises."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from polycentric.presented import Presented

Pairs = NDArray[np.float64]


@dataclass(frozen=True, repr=False)
class Term(Presented):
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
    kind: ClassVar[str] = "term of a propensity"
    in_lists: ClassVar[tuple[str, ...]] = ("needs", "years looked at")

    def presented(self) -> dict[str, object]:
        """Give what a reader sees of it."""
        return {"needs": ", ".join(self.needs), "years looked at": self.years}

"""Portfolios: what each of some states did towards each of some items, on an ordered scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError, ShapeError

UNKNOWN = -1
"""Stands where a state took no stand on an item, or none is known."""


@dataclass(frozen=True)
class Portfolios:
    """The portfolios of some states in one year.

    Attributes
    ----------
    values : array, (state, item), int8
        The place on the scale, 0 to `top`; `UNKNOWN` where a state took no stand, or none is known.
    top : int
        The highest place of the scale: the farthest that two states can be apart on an item.
    weights : array, (item,), or None
        What an item counts, in any unit; missing where unknown, and then the item is left out of weighted measures.
    empty : array, (state,), of bool
        States whose portfolio holds nothing but the tie to themselves.
    highest : array, (state,), int8, or None
        The highest place of a tie to another state, where a state's tie to itself stands among the values.
    """

    values: NDArray[np.int8]
    top: int
    empty: NDArray[np.bool_]
    weights: NDArray[np.float64] | None = None
    highest: NDArray[np.int8] | None = None

    def __post_init__(self) -> None:
        """Refuse what is off the scale.

        Raises
        ------
        ShapeError, DataError
            If the arrays don't fit each other, or a value or a weight can't be.
        """
        if self.values.ndim != 2 or self.empty.shape != self.values.shape[:1]:
            raise ShapeError(
                f"Portfolios of shape {self.values.shape} with {self.empty.shape} marks: (state, item) and (state,) "
                "are right."
            )
        if self.values.size and (self.values.min() < UNKNOWN or self.values.max() > self.top):
            raise DataError(
                f"Portfolios hold {self.values.min()} to {self.values.max()}: places on the scale run from 0 to "
                f"{self.top}, with {UNKNOWN} for no stand."
            )
        if self.weights is not None and self.weights.shape != self.values.shape[1:]:
            raise ShapeError(f"{self.weights.size} weights for {self.values.shape[1]} items: one each is right.")
        if self.weights is not None and bool((self.weights < 0).any() | np.isinf(self.weights).any()):
            raise DataError("A weight is below zero or infinite: give what each item counts, or NaN where unknown.")

    def binary(self, least: int = 1) -> "Portfolios":
        """Give the same portfolios with a tie from the place `least` up as 1, and any below as none."""
        values = np.where(self.values == UNKNOWN, UNKNOWN, self.values >= least).astype(np.int8)
        empty = self.empty if self.highest is None else self.highest < least
        return replace(self, values=values, top=1, empty=empty, highest=None)

    def chosen(self, states: Sequence[int]) -> "Portfolios":
        """Give the portfolios of some of the states, by place."""
        rows = list(states)
        highest = None if self.highest is None else self.highest[rows]
        return replace(self, values=self.values[rows], empty=self.empty[rows], highest=highest)


def of_alliances(
    pledges: NDArray[np.int8], weights: NDArray[np.float64] | None = None, *, self_tie: bool = True
) -> Portfolios:
    """Make portfolios of alliances from pledges valued 0 to 3.

    Parameters
    ----------
    pledges : array, (state, state), int8
        What the state of a row has pledged to that of a column; `UNKNOWN` where nothing is known.
    weights : array, (state,), optional
        The power of each state as the target of pledges.
    self_tie : bool
        Whether each state is its own firmest ally, as Signorino and Ritter (1999, Table 6) have it; if not, a state's
        tie to itself is no item of its portfolio.
    """
    # The diagonal is blanked first: a state's tie to itself is no reason to call its portfolio anything but empty.
    values = pledges.astype(np.int8, copy=True)
    np.fill_diagonal(values, UNKNOWN)
    highest = values.max(axis=1, initial=UNKNOWN)
    np.fill_diagonal(values, 3 if self_tie else UNKNOWN)
    return Portfolios(values, 3, highest <= 0, weights, highest)


def of_votes(votes: NDArray[np.int8]) -> Portfolios:
    """Make portfolios of votes from 0 (no), 1 (abstained), 2 (yes) and `UNKNOWN` (not there), (state, roll call)."""
    return Portfolios(votes.astype(np.int8), 2, np.zeros(len(votes), dtype=bool))

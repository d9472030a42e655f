"""How well a number tells known cases from others: the ROC curve, its area, and the best cut-offs.

The area (AUC) is the chance that a case taken at random has a greater number than another state-year taken at random,
equal ones counting half. State-years are no sample: those of one state follow each other. So an interval draws *blocks*
(whole states, or a state's decades) with replacement, and counts the pairs of cases and others block by block; all
counts are halves of whole numbers, and the same in any order of adding.

References
----------
Hanley and McNeil (1982), The Meaning and Use of the Area under a Receiver Operating Characteristic (ROC) Curve,
Radiology 143(1), 29-36; Youden (1950), Index for Rating Diagnostic Tests, Cancer 3(1), 32-35; F1: van Rijsbergen
(1979), Information Retrieval, chapter 7. Formulas as generally used; the originals were not opened for this work.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polycentric.errors import DataError
from polycentric.scoring.bootstrap import Interval
from polycentric.scoring.streams import stream

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
DRAWS = 2000
SEED = 14
LOW, HIGH = 2.5, 97.5


@dataclass(frozen=True)
class Curve:
    """A ROC curve: the rule *at least this number* at every number that occurs, the greatest first.

    Attributes
    ----------
    at : array
        The numbers that occur, each once.
    caught, called : array of int
        How many cases and how many others have at least that number.
    cases, others : int
        How many there are.
    """

    at: Floats
    caught: NDArray[np.int64]
    called: NDArray[np.int64]
    cases: int
    others: int

    @property
    def hit_rate(self) -> Floats:
        """The part of the cases that is caught."""
        return self.caught / self.cases

    @property
    def false_alarms(self) -> Floats:
        """The part of the others that is called one."""
        return self.called / self.others

    @property
    def f1(self) -> Floats:
        """Twice the caught, over all cases and all that are called one."""
        return 2.0 * self.caught / (self.cases + self.caught + self.called)

    def area(self) -> float:
        """Give the area under the curve."""
        caught, called = np.concatenate(([0], self.caught)), np.concatenate(([0], self.called))
        twice = int((np.diff(called) * (caught[1:] + caught[:-1])).sum())
        return twice / (2 * self.cases * self.others)

    def best_f1(self) -> float:
        """Give the number at which F1 is greatest; of equally good ones the greatest."""
        return float(self.at[int(np.argmax(self.f1))])

    def youden(self) -> float:
        """Give the number at which hits less false alarms are most; of equally good ones the greatest."""
        return float(self.at[int(np.argmax(self.caught * self.others - self.called * self.cases))])


@dataclass(frozen=True)
class At:
    """What one cut-off does: how many it calls a case, and how many of these are."""

    cases: int
    caught: int
    called: int

    @property
    def hit_rate(self) -> float:
        """The part of the cases that is caught (recall)."""
        return self.caught / self.cases if self.cases else float("nan")

    @property
    def precision(self) -> float:
        """The part of those called a case that is one."""
        every = self.caught + self.called
        return self.caught / every if every else float("nan")

    @property
    def f1(self) -> float:
        """Twice the caught, over all cases and all that are called one."""
        return 2 * self.caught / (self.cases + self.caught + self.called) if self.cases else float("nan")


def curve(numbers: Floats, is_case: Bools) -> Curve:
    """Give the ROC curve of a number.

    Parameters
    ----------
    numbers : array of float, no missing ones
    is_case : array of bool, of the same shape

    Raises
    ------
    DataError
        If a number is missing, or there are no cases or nothing but cases.
    """
    _check(numbers, is_case)
    order = np.argsort(-numbers, kind="stable")
    ordered, marks = numbers[order], is_case[order]
    last = np.append(np.flatnonzero(np.diff(ordered) != 0), ordered.size - 1)
    caught = np.cumsum(marks, dtype=np.int64)[last]
    return Curve(ordered[last], caught, last + 1 - caught, int(marks.sum()), int((~marks).sum()))


def at(numbers: Floats, is_case: Bools, cut_off: float) -> At:
    """Say what the rule *at least this number* does."""
    chosen = numbers >= cut_off
    return At(int(is_case.sum()), int((chosen & is_case).sum()), int((chosen & ~is_case).sum()))


def area_interval(numbers: Floats, is_case: Bools, blocks: NDArray[np.int64], seed: int = SEED) -> Interval:
    """Give the area with its interval over draws of whole blocks; a draw without cases or others is left out.

    Parameters
    ----------
    numbers, is_case : array
        As for `curve`.
    blocks : array of int
        The block of each; a block may hold cases and others.
    """
    _check(numbers, is_case)
    _, own = np.unique(blocks, return_inverse=True)
    wins = _wins(numbers, is_case, own)
    value = float(wins.sum()) / (int(is_case.sum()) * int((~is_case).sum()))
    size = len(wins)
    if size < 2:
        return Interval(value, float("nan"), float("nan"))
    picked = stream(seed, "blocks", size).integers(0, size, (DRAWS, size))
    drawn = np.bincount((picked + size * np.arange(DRAWS)[:, np.newaxis]).ravel(), minlength=DRAWS * size)
    counts = drawn.reshape(DRAWS, size).astype(np.float64)
    cases, others = np.bincount(own[is_case], minlength=size), np.bincount(own[~is_case], minlength=size)
    with_cases = np.flatnonzero(cases)
    # Whole numbers and halves of them: exact in any order, so `@` is safe here.
    won = ((counts[:, with_cases] @ wins[with_cases]) * counts).sum(axis=1)
    pairs = (counts @ cases) * (counts @ others)
    low, high = np.percentile(won[pairs > 0] / pairs[pairs > 0], [LOW, HIGH])
    return Interval(value, float(low), float(high))


def _wins(numbers: Floats, is_case: Bools, blocks: NDArray[np.int64]) -> Floats:
    """Count, for each block of the cases and each block of the others, in how many pairs the case is greater."""
    size = int(blocks.max()) + 1
    wins, cases, of_case = np.zeros((size, size)), numbers[is_case], blocks[is_case]
    others, of_other = numbers[~is_case], blocks[~is_case]
    for block in np.unique(of_other):
        held = np.sort(others[of_other == block])
        halves = (np.searchsorted(held, cases, "left") + np.searchsorted(held, cases, "right")) / 2
        wins[:, block] = np.bincount(of_case, halves, size)
    return wins


def _check(numbers: Floats, is_case: Bools) -> None:
    """Refuse missing numbers, and cases without others."""
    if np.isnan(numbers).any():
        raise DataError(f"{int(np.isnan(numbers).sum())} numbers are missing: leave those state-years out first.")
    if is_case.all() or not is_case.any():
        what = "all of them are cases" if is_case.any() else "none of them is a case"
        raise DataError(f"Of {is_case.size} state-years {what}: a curve needs cases and others.")

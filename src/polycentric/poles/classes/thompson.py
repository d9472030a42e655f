"""Thompson's classes: unipolar, near-unipolar, bipolar, multipolar by cut-offs on the shares of a great-power set.

The rule comes from Modelski (1974), was extended by Rapkin, Thompson and Christopherson (1979), and is used in Thompson
(1986) and Thompson (1988). None of the four could be read here: the cut-offs below are those that later work restates
(unipolar at half; bipolar at two of a quarter each; multipolar from three of a twentieth each; near-unipolar from .45
to .5 with nobody else at a quarter), and none has been checked against the originals. A distribution that meets none of
them is *unclassified*; it is not called multipolar for want of a word. Where one state holds more than half and another
a quarter, unipolar goes first; two exact halves are bipolar.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.classes.contract import (
    BIPOLAR,
    CLASSES,
    MULTIPOLAR,
    NEAR_UNIPOLAR,
    UNCLASSIFIED,
    UNIPOLAR,
    PolarityClass,
)

CUT_OFFS = {"unipolar": 0.5, "near_unipolar": 0.45, "bipolar": 0.25, "multipolar": 0.05}
# A share such as 1/4 may come out a rounding error below it, depending on the unit of the index.
_TOLERANCE = 1e-9


_CODES = {word: CLASSES.index(word) for word in CLASSES}


def compute(shares: NDArray[np.float64]) -> NDArray[np.int8]:
    """Give each cell's class as a code; two exact halves are bipolar, though each is half."""
    known = np.nan_to_num(shares, nan=-1.0)
    half, second_tier, powers = (_reaching(known, name) for name in ("unipolar", "bipolar", "multipolar"))
    strongest = known.max(axis=-1, initial=-1.0)
    conditions = [
        half == 1,
        second_tier == 2,
        (strongest >= CUT_OFFS["near_unipolar"] - _TOLERANCE) & (second_tier == 1),
        powers >= 3,
    ]
    codes = [_CODES[word] for word in (UNIPOLAR, BIPOLAR, NEAR_UNIPOLAR, MULTIPOLAR)]
    return np.select(conditions, codes, _CODES[UNCLASSIFIED]).astype(np.int8)


def poles(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mark the states that make the class: the leader, the two, or all of a twentieth and more."""
    codes, values = compute(shares)[..., np.newaxis], np.nan_to_num(shares, nan=-1.0)
    leader = values == values.max(axis=-1, keepdims=True, initial=-1.0)
    quarter, twentieth = values >= CUT_OFFS["bipolar"] - _TOLERANCE, values >= CUT_OFFS["multipolar"] - _TOLERANCE
    marks = np.zeros(values.shape)
    for word, rule in ((UNIPOLAR, leader), (NEAR_UNIPOLAR, leader), (BIPOLAR, quarter), (MULTIPOLAR, twentieth)):
        marks = np.where(codes == _CODES[word], rule, marks)
    return np.where(~np.isnan(shares) & (codes != _CODES[UNCLASSIFIED]), marks, np.nan)


def _reaching(shares: NDArray[np.float64], cut_off: str) -> NDArray[np.int64]:
    """Count the states that reach a cut-off."""
    return (shares >= CUT_OFFS[cut_off] - _TOLERANCE).sum(axis=-1)


MEASURE = PolarityClass(
    label="Classes after Thompson",
    reference="Modelski (1974), World Power Concentrations; Rapkin, Thompson and Christopherson (1979), Bipolarity and "
    "Bipolarization in the Cold War Era, Journal of Conflict Resolution 23(2), 261-295; Thompson (1986), Polarity, the "
    "Long Cycle, and Global Power Warfare, Journal of Conflict Resolution 30(4), 587-615. Cut-offs as later work "
    "restates them, not checked against the originals",
    compute=compute,
    poles=poles,
    cut_offs=CUT_OFFS,
)

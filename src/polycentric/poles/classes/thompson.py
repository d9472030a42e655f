"""Thompson's classes: unipolar, near-unipolar, bipolar, multipolar by cut-offs on the shares of a great-power set.

The rule comes from Modelski (1974), was extended by Rapkin, Thompson and Christopherson (1979), and is used in Thompson
(1986) and Thompson (1988). None of the four could be read here: the cut-offs below are those that later work restates
(unipolar at half; bipolar at two of a quarter each; multipolar from three of a twentieth each; near-unipolar from .45
to .5 with nobody else at a quarter), and none has been checked against the originals. A distribution that meets none of
them is *unclassified*; it is not called multipolar for want of a word. Where one state holds more than half and another
a quarter, unipolar goes first; two exact halves are bipolar.
"""

import numpy as np
import xarray as xr

from polycentric.poles.contract import (
    BIPOLAR,
    MULTIPOLAR,
    NEAR_UNIPOLAR,
    UNCLASSIFIED,
    UNIPOLAR,
    PolarityClass,
)
from polycentric.poles.labelled import on_states, on_years

CUT_OFFS = {"unipolar": 0.5, "near_unipolar": 0.45, "bipolar": 0.25, "multipolar": 0.05}
# A share such as 1/4 may come out a hair below it, depending on the unit of the index.
_HAIR = 1e-9


def compute(shares: xr.DataArray) -> xr.DataArray:
    """Give each year's class; two exact halves are bipolar, though each is half."""
    strongest, second_tier, powers = _counts(shares)
    half = (np.nan_to_num(shares.values, nan=-1.0) >= CUT_OFFS["unipolar"] - _HAIR).sum(axis=1)
    conditions = [
        half == 1,
        second_tier == 2,
        (strongest >= CUT_OFFS["near_unipolar"] - _HAIR) & (second_tier == 1),
        powers >= 3,
    ]
    words = np.select(conditions, [UNIPOLAR, BIPOLAR, NEAR_UNIPOLAR, MULTIPOLAR], UNCLASSIFIED)
    return on_years(words, shares["year"])


def poles(shares: xr.DataArray) -> xr.DataArray:
    """Mark the states that make the class: the leader, the two, or all of a twentieth and more."""
    words = compute(shares).values
    values = np.nan_to_num(shares.values, nan=-1.0)
    leader = values == values.max(axis=1, keepdims=True)
    quarter, twentieth = values >= CUT_OFFS["bipolar"] - _HAIR, values >= CUT_OFFS["multipolar"] - _HAIR
    marks = np.zeros(values.shape)
    for word, rule in ((UNIPOLAR, leader), (NEAR_UNIPOLAR, leader), (BIPOLAR, quarter), (MULTIPOLAR, twentieth)):
        marks = np.where((words == word)[:, np.newaxis], rule, marks)
    observed = shares.notnull().values & (words != UNCLASSIFIED)[:, np.newaxis]
    return on_states(np.where(observed, marks, np.nan), shares)


def _counts(shares: xr.DataArray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the largest share, and how many reach a quarter and a twentieth."""
    values = np.nan_to_num(shares.values, nan=-1.0)
    quarter, twentieth = (values >= CUT_OFFS[name] - _HAIR for name in ("bipolar", "multipolar"))
    return values.max(axis=1), quarter.sum(axis=1), twentieth.sum(axis=1)


MEASURE = PolarityClass(
    label="Thompson's classes",
    reference="Modelski (1974), World Power Concentrations; Rapkin, Thompson and Christopherson (1979), Bipolarity and "
    "Bipolarization in the Cold War Era, Journal of Conflict Resolution 23(2), 261-295; Thompson (1986), Polarity, the "
    "Long Cycle, and Global Power Warfare, Journal of Conflict Resolution 30(4), 587-615. Cut-offs as later work "
    "restates them, not checked against the originals",
    compute=compute,
    poles=poles,
    cut_offs=CUT_OFFS,
)

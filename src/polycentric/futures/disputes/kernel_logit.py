"""The gradient and curvature of a weighted logit, added up in one order on any number of threads.

A row x with outcome y and weight w adds w (y - p) x to the gradient and w p (1 - p) x x' to the curvature, with
p = 1 / (1 + exp(-x b)). Rows are added from the first to the last.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@njit(cache=True, nogil=True, error_model="numpy")
def curvature(rows: Floats, weight: Floats, outcome: Floats, scores: Floats) -> tuple[float, Floats, Floats]:
    """Give the loss, its gradient downhill (k,) and its curvature (k, k) where rows have the linear scores (n,)."""
    many, width = rows.shape
    loss, slope, bend = 0.0, np.zeros(width), np.zeros((width, width))
    for n in range(many):
        p = 1.0 / (1.0 + math.exp(-scores[n]))
        loss += weight[n] * (max(scores[n], 0.0) + math.log1p(math.exp(-abs(scores[n]))) - outcome[n] * scores[n])
        off, spread = weight[n] * (outcome[n] - p), weight[n] * p * (1.0 - p)
        for a in range(width):
            slope[a] += off * rows[n, a]
            part = spread * rows[n, a]
            if part != 0.0:
                for b in range(a + 1):
                    bend[a, b] += part * rows[n, b]
    for a in range(width):
        for b in range(a):
            bend[b, a] = bend[a, b]
    return loss, slope, bend


@njit(cache=True, nogil=True)
def linear(rows: Floats, coefficients: Floats) -> Floats:
    """Give x b for each row, added from the first column to the last."""
    out = np.zeros(rows.shape[0])
    for n in range(rows.shape[0]):
        total = 0.0
        for a in range(rows.shape[1]):
            total += rows[n, a] * coefficients[a]
        out[n] = total
    return out


@njit(cache=True, nogil=True)
def of_groups(rows: Floats, off: Floats, group: NDArray[np.int64], groups: int) -> Floats:
    """Sum each group's scores (w (y - p) x), (groups, k): for a variance that is robust to groups."""
    out = np.zeros((groups, rows.shape[1]))
    for n in range(rows.shape[0]):
        for a in range(rows.shape[1]):
            out[group[n], a] += off[n] * rows[n, a]
    return out

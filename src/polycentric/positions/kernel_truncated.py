"""Compiled draws of a normal beyond a bound or between two, many at once, in single precision.

A uniform number times the mass above a bound is the mass above the draw; its quantile is Giles' polynomial for
the inverse error function in the middle, and Acklam's rational function in the tail (both from memory; their error in
single precision is tested against another implementation). As in `kernel_probit` no loop has a branch.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from polycentric.positions.kernel_probit import CONTRACT, HALF, ONE, ROOT, ZERO, exponential, logarithm, upper_ratio

Single = NDArray[np.float32]
f4 = np.float32
G0, G1, G2 = f4(1.50140941), f4(0.246640727), f4(-0.00417768164)
G3, G4, G5 = f4(-0.00125372503), f4(0.00021858087), f4(-4.39150654e-06)
G6, G7, G8 = f4(-3.5233877e-06), f4(3.43273939e-07), f4(2.81022636e-08)
C1, C2, C3 = f4(-0.007784894002430293), f4(-0.3223964580411365), f4(-2.400758277161838)
C4, C5, C6 = f4(-2.549732539343734), f4(4.374664141464968), f4(2.938163982698783)
D1, D2, D3, D4 = f4(0.007784695709041462), f4(0.3224671290700398), f4(2.445134137142996), f4(3.754408661907416)
TWO, FOUR, LEAST = f4(2.0), f4(4.0), f4(1e-30)
MIDDLE, EDGE, ROOT2 = f4(2.5), f4(0.005), f4(math.sqrt(2.0))


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def mass_above(x: f4) -> f4:
    """Give the normal mass above x."""
    tail = ROOT * exponential(-HALF * x * x) * upper_ratio(abs(x))
    return tail if x > ZERO else ONE - tail


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def quantile_above(q: f4) -> f4:
    """Give the number with the normal mass q above it."""
    rest = ONE - q
    small = f4(max(min(q, rest), LEAST))
    r = f4(math.sqrt(-TWO * logarithm(small)))
    outer = (((((C1 * r + C2) * r + C3) * r + C4) * r + C5) * r + C6) / ((((D1 * r + D2) * r + D3) * r + D4) * r + ONE)
    w = -logarithm(FOUR * small * f4(max(q, rest))) - MIDDLE
    inner = G0 + w * (G1 + w * (G2 + w * (G3 + w * (G4 + w * (G5 + w * (G6 + w * (G7 + w * G8)))))))
    inner = ROOT2 * inner * (TWO * small - ONE)
    below = outer if small < EDGE else inner
    return -below if q < HALF else below


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def beyond(low: Single, u: Single, out: Single, size: int) -> None:
    """Write a draw of the normal above each `low`, by the uniform numbers `u`."""
    # One thing a loop: together they are too much for the compiler to take many at a time.
    for n in range(size):
        out[n] = u[n] * mass_above(low[n])
    for n in range(size):
        out[n] = quantile_above(out[n])
    for n in range(size):
        out[n] = f4(max(out[n], low[n]))


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def between(low: Single, high: Single, u: Single, out: Single, size: int) -> None:
    """Write a draw of the normal between each `low` and `high`, by the uniform numbers `u`."""
    # Turned so that the middle is not below zero, where small masses are exact.
    for n in range(size):
        turn = low[n] + high[n] < ZERO
        least = mass_above(-low[n] if turn else high[n])
        most = mass_above(-high[n] if turn else low[n])
        out[n] = least + u[n] * (most - least)
    for n in range(size):
        out[n] = quantile_above(out[n])
    for n in range(size):
        drawn = -out[n] if low[n] + high[n] < ZERO else out[n]
        out[n] = f4(min(max(drawn, low[n]), high[n]))

"""Compiled normal probabilities of many votes at once, in single precision: logarithms and slopes without a branch.

A sweep of the sampler needs some six million of them. Each loop here runs over plain arrays of bounds and has no
branch and no call, so that the compiler takes eight or sixteen votes at a time: one takes a nanosecond. The upper tail
is phi(x) R(x), with R fitted by a polynomial of the ninth degree in 4 / (4 + x) (Chebyshev nodes, relative error 4e-8
for all x >= 0). Logarithms are right to one part in a million where a bound lies in the tail, else to 1e-6.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Single = NDArray[np.float32]
f4, i4 = np.float32, np.int32

R0, R1, R2, R3, R4 = f4(0.473304763), f4(0.38094257), f4(0.242602531), f4(0.116888415), f4(0.0378469265)
R5, R6, R7, R8, R9 = f4(0.00470705609), f4(-0.00217801424), f4(-0.000979184257), f4(8.08634718e-05), f4(9.82222814e-05)
ZERO, HALF, ONE, TWO, FOUR = f4(0.0), f4(0.5), f4(1.0), f4(2.0), f4(4.0)
ROOT, LOG_ROOT = f4(1.0 / math.sqrt(2.0 * math.pi)), f4(0.5 * math.log(2.0 * math.pi))
PER_LN2, LN2_HIGH, LN2_LOW = f4(1.0 / math.log(2.0)), f4(0.693359375), f4(-2.12194440e-4)
E2, E3, E4, E5, E6 = f4(1 / 2), f4(1 / 6), f4(1 / 24), f4(1 / 120), f4(1 / 720)
L3, L5, L7, LN2 = f4(1 / 3), f4(1 / 5), f4(1 / 7), f4(math.log(2.0))
LOWEST = f4(-87.0)
NARROW, SHALLOW, TWENTYFOURTH = f4(0.1), f4(0.3), f4(1 / 24)
SMALLEST, QUARTER = f4(1e-30), f4(0.25)
MANTISSA, BIAS, SQRT_HALF, SHIFT = i4(0x007FFFFF), i4(127), i4(0x3F3504F3), i4(23)
# The compiler may fuse a product with a sum and forget the sign of zero. It may not reorder additions, nor assume that
# nothing is infinite.
CONTRACT = {"contract", "nsz"}


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def upper_ratio(x: f4) -> f4:
    """Give the normal mass above x >= 0, divided by the density at x."""
    # s runs over (-1, 1]: the polynomial in two halves, whose chains the processor works on at once.
    t = FOUR / (FOUR + x)
    s = TWO * t - ONE
    low = R0 + s * (R1 + s * (R2 + s * (R3 + s * R4)))
    return t * (low + s * s * s * s * s * (R5 + s * (R6 + s * (R7 + s * (R8 + s * R9)))))


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def exponential(y: f4) -> f4:
    """Give e to the power y <= 0; below -87, that of -87."""
    y = f4(max(y, LOWEST))
    # y = n log 2 + f with |f| <= log(2) / 2: truncation rounds, since y is never positive. LN2_HIGH has few digits, so
    # that n LN2_HIGH is exact. 2^n is written into the bits of the exponent; LOWEST keeps it a normal number.
    n = i4(y * PER_LN2 - HALF)
    part = f4(n)
    f = (y - part * LN2_HIGH) - part * LN2_LOW
    p = ONE + f * (ONE + f * (E2 + f * (E3 + f * (E4 + f * (E5 + f * E6)))))
    return p * i4(i4(n + BIAS) << SHIFT).view(np.float32)


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def logarithm(y: f4) -> f4:
    """Give the natural logarithm of a y > 0."""
    # y = 2^n m with m from sqrt(1/2) to sqrt(2), read off the bits; then log m = 2 atanh(s), four terms of its series.
    bits = f4(max(y, SMALLEST)).view(np.int32)
    n = i4(i4(bits - SQRT_HALF) >> SHIFT)
    m = i4(bits - i4(n << SHIFT)).view(np.float32)
    s = (m - ONE) / (m + ONE)
    q = s * s
    return f4(n) * LN2 + TWO * s * (ONE + q * (L3 + q * (L5 + q * L7)))


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def log_below(z: Single, out: Single, size: int) -> None:
    """Write the logarithm of the normal mass below each z."""
    for n in range(size):
        # Both sides are computed and one is chosen, since a branch would stop the compiler from taking many at a time.
        x = abs(z[n])
        half = HALF * x * x
        ratio = upper_ratio(x)
        tail = z[n] < ZERO
        rest = ONE - ROOT * exponential(-half) * ratio
        out[n] = logarithm(ratio if tail else rest) - (half + LOG_ROOT if tail else ZERO)


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def slope_below(z: Single, out: Single, size: int) -> None:
    """Write the slope of that logarithm: density at z over the mass below."""
    for n in range(size):
        x = abs(z[n])
        ratio = upper_ratio(x)
        density = ROOT * exponential(-HALF * x * x)
        tail = z[n] < ZERO
        out[n] = (ONE if tail else density) / (ratio if tail else ONE - density * ratio)


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def log_between(low: Single, high: Single, out: Single, size: int) -> None:
    """Write the logarithm of the normal mass between each low and high.

    Turned so that both bounds lie as far left as they can; a narrow gap is integrated by its middle.
    """
    for n in range(size):
        # The mass is the same with both bounds' signs turned, so the middle is taken as positive: near = middle - gap /
        # 2 (its size), far = middle + gap / 2, and phi(far) = phi(near) fall, since far^2 - near^2 = 2 middle gap. On
        # one side of zero the mass is phi(near) (R(near) - fall R(far)); `across` it, 1 - phi(near) (R(near) + fall
        # R(far)).
        gap, middle = high[n] - low[n], abs(HALF * (high[n] + low[n]))
        near, far = abs(HALF * gap - middle), HALF * gap + middle
        half = HALF * near * near
        fall = exponential(-middle * gap)
        near_ratio, far_ratio = upper_ratio(near), upper_ratio(far) * fall
        across = HALF * gap > middle
        mass = ONE - ROOT * exponential(-half) * (near_ratio + far_ratio)
        wide = mass if across else near_ratio - far_ratio
        # To the second order about the middle: gap phi(middle) (1 + gap^2 (middle^2 - 1) / 24); there the difference
        # cancels.
        narrow = gap * (ONE + TWENTYFOURTH * gap * gap * (middle * middle - ONE))
        flat = gap < NARROW and middle * gap < SHALLOW
        shift = HALF * middle * middle + LOG_ROOT if flat else (ZERO if across else half + LOG_ROOT)
        out[n] = logarithm(narrow if flat else wide) - shift


@njit(cache=True, fastmath=CONTRACT, error_model="numpy")
def slopes_between(low: Single, high: Single, out_low: Single, out_high: Single, size: int) -> None:
    """Write the densities at low and at high, divided by the mass between."""
    for n in range(size):
        gap, both = high[n] - low[n], HALF * (high[n] + low[n])
        middle = abs(both)
        near, far = abs(HALF * gap - middle), HALF * gap + middle
        fall = exponential(-middle * gap)
        near_ratio, far_ratio = upper_ratio(near), upper_ratio(far) * fall
        density = ROOT * exponential(-HALF * near * near)
        across = HALF * gap > middle
        wide = (ONE if not across else density) / max(
            ONE - density * (near_ratio + far_ratio) if across else near_ratio - far_ratio, SMALLEST
        )
        # phi(near) / phi(middle) = exp(u), to the third order.
        u = HALF * gap * (middle - QUARTER * gap)
        grown = ONE + u * (ONE + u * (E2 + u * E3))
        narrow = grown / (gap * (ONE + TWENTYFOURTH * gap * gap * (middle * middle - ONE)))
        flat = gap < NARROW and middle * gap < SHALLOW
        at_near = narrow if flat else wide
        at_far = at_near * fall
        # Turned back: with the middle above zero the lower bound was the near one.
        out_low[n] = at_near if both > ZERO else at_far
        out_high[n] = at_far if both > ZERO else at_near

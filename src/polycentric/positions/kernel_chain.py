"""What the compiled sampler reads and changes: votes in both orders, priors, a chain, and its random numbers."""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false
# (numba has no types of its own)

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Single = NDArray[np.float32]
Whole = NDArray[np.int32]
Counter = NDArray[np.uint64]
f4 = np.float32

GOLDEN, MIX1, MIX2 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
S30, S27, S31, S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
UNIT = 1.0 / 9007199254740992.0


class Paths(NamedTuple):
    """Votes by cell. `one` are yes and no votes (place 2 p + yes), `two` abstentions (place p) on parameter set p."""

    first: Whole
    gap: Floats
    one_first: Whole
    one: Whole
    two_first: Whole
    two: Whole


class Sets(NamedTuple):
    """Votes by parameter set: the cells of those for, those against, and of abstentions; `batch` groups sets."""

    first: Whole
    middle: Whole
    one: Whole
    two_first: Whole
    two: Whole
    batch: Whole


class Prior(NamedTuple):
    """Precisions of each cell, of each path's first cell, of discriminations and cutpoints; what links and cuts."""

    leash: float
    first: float
    beta: float
    cut: float
    linked: bool
    ordinal: bool
    step_scale: float


class Chain(NamedTuple):
    """Where a chain stands, changed in place; items are (beta, upper cutpoint, logarithm of the gap)."""

    theta: Floats
    items: Floats
    step: Floats
    counter: Counter


class Reference(NamedTuple):
    """What the approximations expand about, and the curvatures there (of items: lower Cholesky factors, by row)."""

    theta: Floats
    weight: Floats
    items: Floats
    factor: Floats


@njit(cache=True, error_model="numpy")
def uniform(counter: Counter) -> float:
    """Give the next uniform number, above 0 and below 1 (splitmix64)."""
    counter[0] += GOLDEN
    x = counter[0]
    x = (x ^ (x >> S30)) * MIX1
    x = (x ^ (x >> S27)) * MIX2
    x = x ^ (x >> S31)
    return (float(x >> S11) + 0.5) * UNIT


@njit(cache=True, error_model="numpy")
def normal(counter: Counter) -> float:
    """Give the next standard normal number (Box and Muller, the cosine alone)."""
    radius = math.sqrt(-2.0 * math.log(uniform(counter)))
    return radius * math.cos(2.0 * math.pi * uniform(counter))


@njit(cache=True, error_model="numpy")
def lower_cut(items: Floats, p: int, ordinal: bool) -> float:
    """Give the lower cutpoint of a parameter set."""
    return items[p, 1] - math.exp(items[p, 2]) if ordinal else items[p, 1]

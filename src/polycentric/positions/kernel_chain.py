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

# Constants of splitmix64: the step of the counter and two multipliers. UNIT is 2^-53: a double's mantissa, in the
# middle of its cell, so that 0 and 1 never come and a logarithm is always finite.
GOLDEN, MIX1, MIX2 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
S30, S27, S31, S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
UNIT = 1.0 / 9007199254740992.0


class Paths(NamedTuple):
    """Votes by cell. `one` are yes and no votes (place 2 p + yes), `two` abstentions (place p) on parameter set p."""

    # first: where each unit's cells begin. gap: sessions since the cell before (unused at a path's first cell).
    # one_first, two_first: where each cell's votes begin in `one` and `two`.
    first: Whole
    gap: Floats
    one_first: Whole
    one: Whole
    two_first: Whole
    two: Whole


class Sets(NamedTuple):
    """Votes by parameter set: the cells of those for, those against, and of abstentions; `batch` groups sets."""

    # first: where each set's yes and no votes begin in `one`; middle: where its noes do. two_first: where its
    # abstentions begin in `two`. batch: where each batch of sets begins, sized so that its votes fit the processor's
    # cache.
    first: Whole
    middle: Whole
    one: Whole
    two_first: Whole
    two: Whole
    batch: Whole


class Prior(NamedTuple):
    """Precisions of each cell, of each path's first cell, of discriminations and cutpoints; what links and cuts."""

    cell: float
    first: float
    beta: float
    cut: float
    linked: bool
    ordinal: bool
    step_scale: float


class Chain(NamedTuple):
    """Where a chain stands, changed in place; items are (beta, upper cutpoint, logarithm of the gap)."""

    # theta: an ideal point for each cell, (cells,). items: (sets, 3). step: (1,), the walk's standard deviation.
    # counter: (1,), all the randomness that a chain has.
    theta: Floats
    items: Floats
    step: Floats
    counter: Counter


class Reference(NamedTuple):
    """What the approximations expand about, and the curvatures there (of items: lower Cholesky factors, by row)."""

    # theta, weight: (cells,), where a cell is expanded and the votes' information there. items: (sets, 3). factor:
    # (sets, 6), the triangle by rows: l00, l10, l11, l20, l21, l22.
    theta: Floats
    weight: Floats
    items: Floats
    factor: Floats


@njit(cache=True, error_model="numpy")
def uniform(counter: Counter) -> float:
    """Give the next uniform number, above 0 and below 1 (splitmix64)."""
    # Unsigned arithmetic wraps around 2^64, which is what the generator means.
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

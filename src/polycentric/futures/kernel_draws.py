"""Counter-based draws: every number is a function of a 64-bit key and the key of an entity, and of nothing else.

The key of (seed, run, year, process) is mixed once; the entity's own key is mixed into it by the finaliser of
SplitMix64 (Steele, Lea and Flood 2014, Fast Splittable Pseudorandom Number Generators, OOPSLA, figure 16; constants of
Stafford's mix 13). Nothing is carried from draw to draw: chunks, threads and the order of entities change no number.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import math

import numpy as np
from numba import njit, uint64
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
STEP = np.uint64(0xD1342543DE82EF95)  # odd: spreads the index of a draw over 64 bits
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
UNIT = 2.0**-53


@njit(cache=True, inline="always")
def mix(x):  # noqa: ANN001, ANN202, RUF100  # inlined by numba, which has no types of its own  # pyright: ignore[reportMissingParameterType]
    """Mix 64 bits: SplitMix64's finaliser."""
    x = uint64(x)
    x = (x ^ (x >> uint64(30))) * FIRST
    x = (x ^ (x >> uint64(27))) * SECOND
    return x ^ (x >> uint64(31))


@njit(cache=True, nogil=True)
def keys(seed: np.uint64, run: NDArray[np.int64], year: int, process: np.uint64) -> Keys:
    """Give one key for each run: of (seed, run, year, process)."""
    out = np.empty(len(run), np.uint64)
    base = mix(mix(uint64(seed) + GOLDEN) ^ mix(uint64(process) + STEP))
    base = mix(base ^ (uint64(year) * STEP + GOLDEN))
    for r in range(len(run)):
        out[r] = mix(base + mix(uint64(run[r]) + GOLDEN))
    return out


@njit(cache=True, inline="always")
def bits(key, entity, index):  # pyright: ignore[reportMissingParameterType]
    """Give the 64 bits of one draw: `entity` is a mixed key already, `index` counts the draws of one entity."""
    return mix(uint64(key) ^ (uint64(entity) + uint64(index) * STEP))


@njit(cache=True, inline="always")
def unit(word):  # pyright: ignore[reportMissingParameterType]
    """Turn 64 bits into a number in (0, 1), neither end included."""
    return (float(uint64(word) >> uint64(11)) + 0.5) * UNIT


@njit(cache=True, nogil=True)
def uniform(key: Keys, entity: Keys, index: int) -> Floats:
    """Give a uniform number for each key and entity: (run, entity)."""
    out = np.empty((len(key), len(entity)))
    for r in range(len(key)):
        for e in range(len(entity)):
            out[r, e] = unit(bits(key[r], entity[e], index))
    return out


@njit(cache=True, nogil=True)
def uniform_at(key: Keys, at: NDArray[np.int64], entity: Keys, index: int) -> Floats:
    """Give a uniform number for each cell: the key at a place of `at`, and its entity."""
    out = np.empty(len(at))
    for c in range(len(at)):
        out[c] = unit(bits(key[at[c]], entity[c], index))
    return out


@njit(cache=True, nogil=True)
def normal(key: Keys, entity: Keys, index: int) -> Floats:
    """Give a standard normal number for each key and entity, by Box and Muller; takes draws 2 x index and the next."""
    out = np.empty((len(key), len(entity)))
    for r in range(len(key)):
        for e in range(len(entity)):
            radius = math.sqrt(-2.0 * math.log(unit(bits(key[r], entity[e], 2 * index))))
            out[r, e] = radius * math.cos(2.0 * math.pi * unit(bits(key[r], entity[e], 2 * index + 1)))
    return out


@njit(cache=True, nogil=True)
def wandering(
    seed: np.uint64, run: NDArray[np.int64], first: int, last: int, process: np.uint64, entity: np.uint64,
    kept: Floats, size: Floats,
) -> Floats:  # fmt: skip
    """Give each run's x of the last year: from 0 before the first on, x = kept x + size z, z the year's normal draw."""
    out, one = np.zeros(len(run)), np.empty(1, np.uint64)
    one[0] = entity
    for year in range(first, last + 1):
        drawn = normal(keys(seed, run, year, process), one, 0)
        for r in range(len(run)):
            out[r] = kept[r] * out[r] + size[r] * drawn[r, 0]
    return out


@njit(cache=True, nogil=True)
def student(key: Keys, entity: Keys, half: int, index: int) -> Floats:
    """Give Student's t with 2 x `half` degrees of freedom: normal / sqrt(chi2 / df), the chi2 a sum of exponentials.

    Takes draws index x 64 and on.
    """
    out = np.empty((len(key), len(entity)))
    for r in range(len(key)):
        for e in range(len(entity)):
            at = 64 * index
            radius = math.sqrt(-2.0 * math.log(unit(bits(key[r], entity[e], at))))
            z = radius * math.cos(2.0 * math.pi * unit(bits(key[r], entity[e], at + 1)))
            chi2 = 0.0
            for k in range(half):
                chi2 -= 2.0 * math.log(unit(bits(key[r], entity[e], at + 2 + k)))
            out[r, e] = z / math.sqrt(chi2 / (2.0 * half))
    return out

"""Draws of an ensemble: each a function of (seed, run, year, actor or pair, process), of nothing else.

A scenario and its baseline share all draws; a chunk, a thread or a cluster changes none; a state that is added or
taken away changes no other's.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]
ONE = np.zeros(1, np.uint64)  # the entity of what a whole run draws once


@cache
def key_of(*names: object) -> np.uint64:
    """Give the 64-bit key of some names, such as a state's id: their order counts.

    Examples
    --------
    >>> int(key_of("FRA")) == int(key_of("FRA")), int(key_of("FRA")) == int(key_of("DEU"))
    (True, False)
    """
    text = "\x1f".join(str(name) for name in names)
    return np.uint64(int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little"))


def keys_of(ids: Iterable[object]) -> Keys:
    """Give the keys of states or other entities."""
    return np.array([key_of(each) for each in ids], np.uint64)


def pair_keys(keys: Keys, first: NDArray[np.int32], second: NDArray[np.int32]) -> Keys:
    """Give the key of each unordered pair, of its two states' keys: which of them stands first changes nothing."""
    one, other = keys[first], keys[second]
    low, high = np.minimum(one, other), np.maximum(one, other)
    mixed = low * np.uint64(0x9E3779B97F4A7C15) + (high << np.uint64(1)) + np.uint64(1)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


@dataclass(frozen=True)
class Draws:
    """The draws of some runs under one seed.

    Attributes
    ----------
    seed : int
        Zero or more, below 2^63.
    run : (R,) int64
        Numbers of the runs in the whole ensemble.
    """

    seed: int
    run: NDArray[np.int64]

    def keys(self, process: str, year: int) -> Keys:
        """Give the (R,) keys of a process in a year, for a kernel of its own (`kernel_draws.bits`, `unit`)."""
        from polycentric.futures import kernel_draws

        return kernel_draws.keys(np.uint64(self.seed), self.run, year, key_of(process))

    def uniform(self, process: str, year: int, entities: Keys = ONE, index: int = 0) -> Floats:
        """Give (R, E) uniform numbers in (0, 1).

        `index` numbers the draws that one process makes for one entity in one year. Draws of two kinds of one process
        are of processes named apart: ``"pacts.formation"``, ``"pacts.end"``.
        """
        from polycentric.futures import kernel_draws

        return kernel_draws.uniform(self.keys(process, year), entities, index)

    def uniform_at(self, process: str, year: int, at: NDArray[np.int64], entities: Keys, index: int = 0) -> Floats:
        """Give the numbers that `uniform` gives, for some cells alone: the run at each place of `at`, its entity."""
        from polycentric.futures import kernel_draws

        return kernel_draws.uniform_at(self.keys(process, year), at, entities, index)

    def normal(self, process: str, year: int, entities: Keys = ONE, index: int = 0) -> Floats:
        """Give (R, E) standard normal numbers."""
        from polycentric.futures import kernel_draws

        return kernel_draws.normal(self.keys(process, year), entities, index)

    def student(self, process: str, year: int, entities: Keys = ONE, freedom: int = 4, index: int = 0) -> Floats:
        """Give (R, E) numbers of Student's t; `freedom` is even, 2 to 60."""
        from polycentric.futures import kernel_draws

        if freedom % 2 or not 2 <= freedom <= 60:
            raise ValueError(f"Degrees of freedom are even here, 2 to 60, not {freedom}")
        return kernel_draws.student(self.keys(process, year), entities, freedom // 2, index)

    def wandering(self, process: str, first: int, last: int, kept: Floats, size: Floats) -> Floats:
        """Give (R,) where a walk of the years `first` to `last` stands: x = kept x + size z from 0 on, z normal.

        It is a function of the years' draws alone, so that nothing is carried from year to year.
        """
        from polycentric.futures import kernel_draws

        return kernel_draws.wandering(np.uint64(self.seed), self.run, first, last, key_of(process), ONE[0], kept, size)

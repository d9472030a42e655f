"""A stand-in world on which the compiled step is timed: states and pairs like today's, the shipped coefficients."""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes import kernel_hazard, kernel_joining, kernel_past, kernel_year, world
from polycentric.futures.disputes.covariates import NAMES, Ranges
from polycentric.futures.disputes.history import DECAY
from polycentric.futures.draws import Draws, keys_of, pair_keys
from polycentric.futures.estimates import shipped
from polycentric.futures.order import LONG_PEACE
from polycentric.futures.per_state import by_pair

Floats = NDArray[np.float64]


class Bench:
    """Some runs of a stand-in world, a year at a time: onsets of all pairs and their memory.

    Attributes
    ----------
    updates : int
        Pairs that a year's step updates: runs x pairs.
    """

    def __init__(self, runs: int, states: int, seed: int, first: int = 0) -> None:
        estimates = shipped("disputes")
        if estimates is None:
            raise FileNotFoundError("The estimates of disputes don't ship: make them by `make futures-fit`.")
        rng, held = np.random.default_rng(seed), estimates.tables
        self.ranges = Ranges(held["range_states"], held["range_distance"], held["range_living"], held["range_counts"])
        place = rng.uniform(0, 1, (states, 2)) * (18_000, 9_000)
        one, other = np.triu_indices(states, 1)
        far = np.hypot(*(place[one] - place[other]).T)
        self.major = np.arange(states) < 7
        self.land = world.geography(
            np.log(far + 50.0), far < np.quantile(far, 0.016), np.zeros(len(far), np.bool_), self.major, self.ranges
        )  # fmt: skip
        self.draws = Draws(seed, np.arange(first, first + runs))
        self.keys = pair_keys(keys_of(range(states)), self.land.first, self.land.second)
        values = np.repeat(estimates.values[np.newaxis, : len(NAMES)], runs, axis=0)
        self.coefficients = np.ascontiguousarray(values)
        self.part = np.full(runs, estimates.values[estimates.names.index("original")])
        self.alive = np.ones((runs, states), np.bool_)
        size = np.concatenate([rng.normal(4, 1, 7), rng.normal(-1, 1.5, states - 7)])
        brought = np.stack([size, rng.uniform(0.1, 0.9, states), rng.normal(0, 1, states)], axis=1)
        self.states = np.repeat(np.concatenate([brought, np.zeros((states, 2))], axis=1)[np.newaxis], runs, axis=0)
        pairs = len(far)
        self.recalls, self.recalled = np.zeros(runs, np.int32), np.zeros((runs, pairs), np.int32)
        self.memory, self.peace = np.zeros((runs, pairs, 4), np.float32), np.zeros((runs, pairs), np.int16)
        border = self.land.slot // (4 * kernel_hazard.BINS) == 2
        kernel_past.drawn(
            self.draws.keys("past", 0), self.keys, self.land.first, self.land.second,
            np.where(border, 7, 3).astype(np.int8), np.zeros((runs, states), np.bool_), held["class_part"],
            held["class_low"], held["class_high"], DECAY, 80,
            self.recalls, self.recalled, self.memory, self.peace,
        )  # fmt: skip
        self.allied = rng.random((runs, pairs)) < 0.07
        self.blocked = np.zeros((runs, pairs), np.bool_)
        self.onset = np.zeros((runs, pairs), np.bool_)
        self.pushes = np.zeros((runs, pairs), np.float32)
        self.none = np.zeros((runs, states))
        self.shock = np.zeros(runs)
        self.outside, self.beyond = np.zeros(runs), np.zeros(runs)
        self.updates = runs * pairs

    def year(self, year: int, *, thinned: bool = True) -> int:
        """Step a year and give how many hazards were computed."""
        return self.quick(year) if thinned else self.whole(year)

    def quick(self, year: int) -> int:
        """Step a year as the running order does, but that nobody joins: activity, support, onsets, memory."""
        land, none = self.land, np.zeros((len(self.alive), len(self.major)), np.bool_)
        keys = self.draws.keys("disputes", year)
        return kernel_year.year(
            keys, keys, self.keys, land.first, land.second, land.place, land.slot, land.distance, land.astray,
            land.edges, self.coefficients, self.part, np.zeros((0, 7)), self.shock, self.alive, self.states,
            self.ranges.states, self.ranges.living, self.ranges.counts, self.major, self.allied, self.blocked,
            self.none, self.pushes, False, none, self.part, DECAY, self.recalls, self.recalled, self.memory, self.peace,
            self.onset, self.outside, self.beyond,
        )  # fmt: skip

    def whole(self, year: int) -> int:
        """Compute every hazard of a year, mark the onsets and give how many there were; nothing is remembered."""
        land, alive, none = self.land, self.alive, np.zeros_like(self.onset)
        memory, peace, states = self.spread()
        return kernel_hazard.onsets(
            self.draws.keys("disputes", year), self.keys, land.first, land.second, land.slot, land.distance,
            land.edges, self.coefficients, self.part, self.shock, alive, states,
            world.centred_living(alive, self.ranges), self.allied, memory, self.ranges.counts, peace, none, self.none,
            self.pushes, False, False, self.onset,
        )  # fmt: skip

    def spread(self) -> tuple[NDArray[np.float32], NDArray[np.int16], Floats]:
        """Give memory (run, pair, 4) and peace (run, pair) of every pair, and what states bring, within the ranges."""
        memory, peace = by_pair(self.recalls, self.recalled, self.memory, self.peace)
        active = np.zeros((*self.alive.shape, 2))
        kernel_joining.activity(memory, peace, self.alive, self.land.first, self.land.second, LONG_PEACE, active)
        states = np.concatenate([self.states[:, :, :3], active], axis=2)
        return memory, peace, world.within(states, self.ranges)

    def plain(self, year: int) -> NDArray[np.bool_]:
        """Give a year's onsets by NumPy alone, every hazard computed: what the kernel is timed against."""
        from polycentric.futures.disputes.covariates import MIDDLE_DISTANCE, MIDDLE_STATES, Pairs, matrix

        land, out = self.land, np.zeros_like(self.onset)
        memory, peace, brought = self.spread()
        draws = self.draws.uniform("disputes", year, self.keys)
        packed = land.slot // kernel_hazard.BINS
        kind, living = packed // 4, np.full(len(land.slot), float(np.exp(MIDDLE_STATES)))
        majors = np.where(packed % 2 == 1, 2, np.where(kind == 1, 1, 0))
        for run in range(len(out)):
            pairs = Pairs(kind == 2, packed // 2 % 2 == 1, majors, land.distance + MIDDLE_DISTANCE, self.allied[run],
                          brought[run, land.first], brought[run, land.second], memory[run].astype(float),
                          peace[run].astype(float), living)  # fmt: skip
            score = (matrix(pairs) * self.coefficients[run]).sum(axis=1)
            out[run] = draws[run] < self.part[run] / (1.0 + np.exp(-score))
        return out

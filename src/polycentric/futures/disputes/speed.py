"""A stand-in world on which the compiled step is timed: states and pairs like today's, the shipped coefficients."""

import numpy as np
from numpy.typing import NDArray

from polycentric.futures.disputes import kernel_hazard, kernel_joining, kernel_past, world
from polycentric.futures.disputes.covariates import NAMES, Ranges
from polycentric.futures.disputes.history import DECAY
from polycentric.futures.draws import Draws, keys_of, pair_keys
from polycentric.futures.estimates import shipped
from polycentric.futures.order import LONG_PEACE


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
        self.memory = np.zeros((runs, pairs, 4), np.float32)
        self.peace = np.full((runs, pairs), LONG_PEACE, np.int16)
        border = self.land.slot // (4 * kernel_hazard.BINS) == 2
        group = np.repeat(np.where(border, 7, 3).astype(np.int8)[np.newaxis], runs, axis=0)
        kernel_past.drawn(
            self.draws.keys("past", 0), self.keys, group, held["class_part"], held["class_low"], held["class_high"],
            DECAY, 80, LONG_PEACE, self.memory, self.peace,
        )  # fmt: skip
        self.allied = rng.random((runs, pairs)) < 0.07
        self.blocked = np.zeros((runs, pairs), np.bool_)
        self.onset = np.zeros((runs, pairs), np.bool_)
        self.pushes = np.zeros((runs, pairs), np.float32)
        self.none = np.zeros((runs, states))
        self.shock = np.zeros(runs)
        self.active = np.zeros((runs, states, 2))
        self.updates = runs * pairs

    def year(self, year: int, *, thinned: bool = True) -> int:
        """Step a year, block by block of runs, and give how many hazards were computed."""
        return sum(self.block(year, runs, thinned) for runs in world.blocks(len(self.alive)))

    def block(self, year: int, runs: slice, thinned: bool) -> int:
        """Step a year of some runs: activity, onsets, memory."""
        land, alive, memory, peace = self.land, self.alive[runs], self.memory[runs], self.peace[runs]
        onset, states, active = self.onset[runs], self.states[runs], self.active[runs]
        kernel_joining.activity(memory, peace, alive, land.first, land.second, LONG_PEACE, active)
        states[:, :, 3:] = active
        computed = kernel_hazard.onsets(
            self.draws.keys("disputes", year)[runs], self.keys, land.first, land.second, land.slot, land.distance,
            land.edges, self.coefficients[runs], self.part[runs], self.shock[runs], alive,
            world.within(states, self.ranges), world.centred_living(alive, self.ranges), self.allied[runs], memory,
            self.ranges.counts, peace, self.blocked[runs], self.none[runs], self.pushes[runs], False, thinned, onset,
        )  # fmt: skip
        kernel_joining.remember(onset, alive, land.first, land.second, DECAY, memory, peace, LONG_PEACE)
        return int(computed)

    def plain(self, year: int) -> NDArray[np.bool_]:
        """Give a year's onsets by NumPy alone, every hazard computed: what the kernel is timed against."""
        from polycentric.futures.disputes.covariates import MIDDLE_DISTANCE, MIDDLE_STATES, Pairs, matrix

        land, out = self.land, np.zeros_like(self.onset)
        brought = world.within(self.states, self.ranges)
        draws = self.draws.uniform("disputes", year, self.keys)
        packed = land.slot // kernel_hazard.BINS
        kind, living = packed // 4, np.full(len(land.slot), float(np.exp(MIDDLE_STATES)))
        majors = np.where(packed % 2 == 1, 2, np.where(kind == 1, 1, 0))
        for run in range(len(out)):
            pairs = Pairs(kind == 2, packed // 2 % 2 == 1, majors, land.distance + MIDDLE_DISTANCE, self.allied[run],
                          brought[run, land.first], brought[run, land.second], self.memory[run].astype(float),
                          self.peace[run].astype(float), living)  # fmt: skip
            score = (matrix(pairs) * self.coefficients[run]).sum(axis=1)
            out[run] = draws[run] < self.part[run] / (1.0 + np.exp(-score))
        return out

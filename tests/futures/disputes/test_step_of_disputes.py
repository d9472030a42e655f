"""The compiled step: a bound never changes an event, draws belong to pairs, and the kernel's logit is the fit's."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polycentric.futures.disputes import covariates, kernel_bounds, kernel_hazard, kernel_joining, world
from polycentric.futures.disputes.history import DECAY
from polycentric.futures.disputes.speed import Bench
from polycentric.futures.draws import Draws, keys_of, pair_keys
from polycentric.futures.order import LONG_PEACE

RANGES = covariates.Ranges(
    np.array([[-5.5, 0.0, -3.0, -3.0, -3.0], [4.5, 0.95, 3.0, 4.0, 4.0]]), np.array([4.0, 9.9]),
    np.array([20.0, 200.0]), np.array([3.0, 6.0, 12.0, 15.0]),
)  # fmt: skip


@dataclass
class Toy:
    """A random world of some states and runs."""

    land: world.Geography
    keys: Any
    pair_keys: Any
    coefficients: Any
    alive: Any
    states: Any
    living: Any
    allied: Any
    memory: Any
    peace: Any
    blocked: Any
    of_state: Any
    of_pair: Any
    shock: Any
    part: Any
    major: Any

    def onsets(self, *, thinned: bool, steered: bool = True) -> tuple[np.ndarray, int]:
        onset = np.zeros(self.allied.shape, bool)
        computed = kernel_hazard.onsets(
            self.keys, self.pair_keys, self.land.first, self.land.second, self.land.slot, self.land.distance,
            self.land.edges, self.coefficients, self.part, self.shock, self.alive, self.states, self.living,
            self.allied, self.memory, RANGES.counts, self.peace, self.blocked, self.of_state,
            self.of_pair if steered else np.zeros_like(self.of_pair), steered, thinned, onset,
        )  # fmt: skip
        return onset, computed


def toy(seed: int, spread: float, runs: int = 4, many: int = 30) -> Toy:
    """Make a random world whose coefficients have any sign; `spread` is their standard deviation."""
    rng = np.random.default_rng(seed)
    pairs = many * (many - 1) // 2
    major = rng.random(many) < 0.2
    land = world.geography(
        rng.uniform(3, 11, pairs), rng.random(pairs) < 0.1, rng.random(pairs) < 0.1, major, RANGES
    )  # fmt: skip
    alive = rng.random((runs, many)) < 0.9
    peace = np.minimum(rng.integers(0, 3 * LONG_PEACE, (runs, pairs)), LONG_PEACE).astype(np.int16)
    fade = np.sort(rng.exponential(1.0, (runs, pairs, 4)), axis=2) * (rng.random((runs, pairs, 1)) < 0.4)
    fade[peace >= LONG_PEACE] = 0
    coefficients = rng.normal(0, spread, (runs, len(covariates.NAMES)))
    coefficients[:, 0] -= 4
    draws = Draws(seed, np.arange(runs))
    return Toy(
        land, draws.keys("disputes", 2030), pair_keys(keys_of(range(many)), land.first, land.second), coefficients,
        alive, world.within(rng.normal(0, 3, (runs, many, 5)), RANGES), world.centred_living(alive, RANGES),
        rng.random((runs, pairs)) < 0.2, fade.astype(np.float32), peace, rng.random((runs, pairs)) < 0.05,
        rng.normal(0, 0.2, (runs, many)), rng.normal(0, 0.2, (runs, pairs)).astype(np.float32),
        rng.normal(0, 0.3, runs), np.full(runs, 0.7), major,
    )  # fmt: skip


@given(seed=st.integers(0, 2**31), spread=st.floats(0.0, 1.0), steered=st.booleans())
@settings(deadline=None, max_examples=80)
def test_events_are_the_same_bits_whether_or_not_hazards_are_thinned_for_any_signs_of_coefficients(
    seed: int, spread: float, steered: bool
):
    world_ = toy(seed, spread)
    thinned, few = world_.onsets(thinned=True, steered=steered)
    whole, all_of = world_.onsets(thinned=False, steered=steered)
    np.testing.assert_array_equal(thinned, whole)
    assert few <= all_of


def test_the_bound_spares_most_hazards_of_a_quiet_world_and_some_disputes_are_left():
    quiet = toy(5, 0.1, runs=40)
    onset, few = quiet.onsets(thinned=True)
    _, all_of = quiet.onsets(thinned=False)
    assert few < all_of / 3
    assert onset.any()


@given(st.floats(2.0**-54, 1.0 - 2.0**-53))
@settings(deadline=None)
def test_the_bound_on_a_draws_log_is_below_it_and_near(draw: float):
    low, log = kernel_bounds.below_log(np.array([draw]).view(np.int64)[0]), np.log(draw)
    assert log - 0.0598 < low < log  # ln 2 x the most by which log2(1 + m) exceeds m


def test_the_kernels_logit_is_that_of_the_fits_covariates():
    here = toy(3, 0.5, runs=1, many=12)
    first, second = here.land.first, here.land.second
    packed = here.land.slot // kernel_hazard.BINS
    kind, sea, both = packed // 4, packed // 2 % 2 == 1, packed % 2 == 1
    living = RANGES.living[0]
    pairs = covariates.Pairs(
        kind == 2, sea, np.where(both, 2, np.where(kind == 1, 1, 0)),
        here.land.distance + covariates.MIDDLE_DISTANCE, here.allied[0], here.states[0, first], here.states[0, second],
        np.where(here.memory[0, :, 3:] > 0, here.memory[0], 0).astype(float), here.peace[0].astype(float),
        np.full(len(first), living),
    )  # fmt: skip
    rows, b = covariates.matrix(pairs), here.coefficients[0]
    expected = (rows * b).sum(axis=1)
    got = [
        kernel_hazard.eta(b, kind[d], sea[d], both[d], here.land.distance[d], here.states[0, first[d]],
                          here.states[0, second[d]], here.allied[0, d], pairs.counts[d], here.peace[0, d],
                          np.log(living) - covariates.MIDDLE_STATES)
        for d in range(len(first))
    ]  # fmt: skip
    np.testing.assert_allclose(got, expected, rtol=1e-9, atol=1e-9)


def test_a_dead_state_and_a_blocked_pair_begin_nothing():
    here = toy(7, 0.3, runs=20)
    here.coefficients[:, 0] = 3.0
    onset, _ = here.onsets(thinned=True)
    dead = ~(here.alive[:, here.land.first] & here.alive[:, here.land.second])
    assert onset.any()
    assert not onset[dead | here.blocked].any()


def test_a_run_has_the_same_disputes_alone_as_among_others():
    here = toy(9, 0.3, runs=6)
    together, _ = here.onsets(thinned=True)
    for name in (
        "keys", "coefficients", "alive", "states", "living", "allied", "memory", "peace", "blocked", "of_state",
        "of_pair", "shock", "part",
    ):  # fmt: skip
        setattr(here, name, getattr(here, name)[3:4])
    alone, _ = here.onsets(thinned=True)
    np.testing.assert_array_equal(alone[0], together[3])


def test_memory_fades_by_its_half_lives_and_is_gone_after_the_longest_peace():
    memory = np.ones((1, 1, 4), np.float32)
    peace, alive = np.array([[LONG_PEACE - 1]], np.int16), np.ones((1, 2), bool)
    pair = (np.array([0], np.int32), np.array([1], np.int32))
    decay = 0.5 ** (1.0 / np.array([1.0, 4.0, 16.0, 32.0]))
    kernel_joining.remember(np.array([[True]]), alive, *pair, decay, memory, peace, LONG_PEACE)
    assert memory[0, 0].tolist() == pytest.approx((1 + decay).tolist())
    assert peace[0, 0] == 0
    peace[0, 0] = LONG_PEACE - 1
    kernel_joining.remember(np.array([[False]]), alive, *pair, decay, memory, peace, LONG_PEACE)
    assert memory.sum() == 0
    assert peace[0, 0] == LONG_PEACE


def test_an_ally_joins_against_the_opponent_and_only_pairs_of_living_states_meet():
    here = toy(11, 0.1, runs=30)
    onset = np.zeros(here.allied.shape, bool)
    onset[:, 0] = here.alive[:, 0] & here.alive[:, 1]
    joining = np.tile([-3.0, 0.1, 2.0, -1.0, 0.5, 0.5, 0.5], (30, 1))
    kernel_joining.joiners(
        here.keys, here.pair_keys, here.land.first, here.land.second, here.land.place, here.land.slot,
        here.land.distance, here.coefficients, joining, here.shock, here.alive, here.states, here.living, here.major,
        here.allied, here.memory, RANGES.counts, here.peace, here.blocked, here.of_state, here.of_pair, onset,
    )  # fmt: skip
    new = onset.copy()
    new[:, 0] = False
    assert new.any()
    involved = (here.land.first < 2) | (here.land.second < 2)
    assert not new[:, ~involved].any()
    dead = ~(here.alive[:, here.land.first] & here.alive[:, here.land.second])
    assert not new[dead].any()


def test_the_year_run_by_run_is_that_of_its_parts_over_all_pairs():
    bench = Bench(runs=3, states=60, seed=2)
    for year in range(2030, 2036):
        memory, peace, _ = bench.spread()
        whole_many = bench.whole(year)
        whole = bench.onset.copy()
        few = bench.quick(year)
        np.testing.assert_array_equal(bench.onset, whole)
        assert few < whole_many / 5
        land = bench.land
        kernel_joining.remember(whole, bench.alive, land.first, land.second, DECAY, memory, peace, LONG_PEACE)
        after, waited, _ = bench.spread()
        np.testing.assert_array_equal(after, memory)
        np.testing.assert_array_equal(waited, peace)
    assert bench.onset.any()


def test_a_state_that_dies_keeps_what_its_pairs_remember_as_it_is():
    bench = Bench(runs=1, states=60, seed=2)
    bench.alive[:, 3] = False
    before = bench.spread()
    _ = bench.quick(2030)
    after = bench.spread()
    its = (bench.land.first == 3) | (bench.land.second == 3)
    assert (before[1][:, its] < LONG_PEACE).any()
    for old, new in zip(before[:2], after[:2], strict=True):
        np.testing.assert_array_equal(new[:, its], old[:, its])

from itertools import product

import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from polycentric.errors import CoverageError, DataError, PolycentricError, ShapeError, UnknownNameError
from polycentric.poles.groups.landscape import Landscape, landscape, landscapes
from polycentric.poles.groups.landscape_terms.pairs import against_expected
from polycentric.poles.groups.propensities import needed, propensities


def of(pulls: NDArray[np.float64], sizes: NDArray[np.float64] | None = None, **choices: object) -> Landscape:
    """The landscape of states called A, B, C..."""
    labels = [chr(65 + place) for place in range(len(pulls))]
    values = np.ones(len(pulls)) if sizes is None else sizes
    propensity = xr.DataArray(pulls, dims=("state", "partner"), coords={"state": labels, "partner": labels})
    return landscape(propensity, xr.DataArray(values, dims="state", coords={"state": labels}), **choices)  # pyright: ignore[reportArgumentType]


def random_pulls(states: int, seed: int) -> NDArray[np.float64]:
    drawn = np.random.default_rng(seed).normal(size=(states, states))
    return drawn + drawn.T


def by_hand(pulls: NDArray[np.float64], sizes: NDArray[np.float64]) -> dict[tuple[int, ...], tuple[float, float]]:
    """Every local minimum by trying everything: sides with the last state on 1, energy, part of the configurations."""
    weights = pulls * np.outer(sizes, sizes)
    np.fill_diagonal(weights, 0.0)

    def energy(side: tuple[int, ...]) -> float:
        return float(sum(weights[i, j] for i, j in product(range(len(side)), repeat=2) if side[i] != side[j]))

    def switched(side: tuple[int, ...], place: int) -> tuple[int, ...]:
        turned = (*side[:place], -side[place], *side[place + 1 :])
        return turned if turned[-1] == 1 else tuple(-one for one in turned)

    ends: dict[tuple[int, ...], int] = {}
    everything = [(*side, 1) for side in product((1, -1), repeat=len(pulls) - 1)]
    for side in everything:
        here = side
        while True:
            best = min((switched(here, place) for place in range(len(here))), key=energy)
            if energy(best) >= energy(here) - 1e-12:
                break
            here = best
        ends[here] = ends.get(here, 0) + 1
    return {side: (energy(side), count / len(everything)) for side, count in ends.items()}


def test_three_states_of_which_one_is_everybodys_enemy():
    """A and B like each other by 1, both dislike C by 1: apart from C the energy is 2 x (-1 - 1)."""
    minima = of(np.array([[0.0, 1, -1], [1, 0, -1], [-1, -1, 0]]))
    assert [(each.first, each.second, each.energy, each.basin) for each in minima.minima] == [
        (("A", "B"), ("C",), -4.0, 1.0)
    ]
    assert minima.minima[0].frustration == {"A": -1.0, "B": -1.0, "C": -2.0}
    # A beside C: apart from B, whom it likes, and together with C: energy 2 x (1 - 1) = 0.
    assert minima.minima[0].cost == {"A": 4.0, "B": 4.0, "C": 4.0}


def test_two_minima_share_the_configurations_between_them():
    """Four equal enemies: any two against two; each of the three pairings drains as much."""
    minima = of(-np.ones((4, 4)))
    assert sorted((each.first, each.second) for each in minima.minima) == [
        (("A", "B"), ("C", "D")), (("A", "C"), ("B", "D")), (("A", "D"), ("B", "C")),
    ]  # fmt: skip
    assert sum(each.basin for each in minima.minima) == pytest.approx(1.0)


@pytest.mark.parametrize(("states", "seed"), [(2, 1), (3, 2), (5, 3), (7, 4), (8, 5)])
def test_the_gray_code_finds_what_trying_everything_finds(states: int, seed: int):
    pulls, sizes = random_pulls(states, seed), np.random.default_rng(seed).random(states) + 0.1
    expected = by_hand(pulls, sizes)
    minima = of(pulls, sizes)
    got = {
        tuple(1 if each.side(state) == each.side(minima.states[-1]) else -1 for state in minima.states): (
            each.energy, each.basin,
        )
        for each in minima.minima
    }  # fmt: skip
    assert set(got) == set(expected)
    for side, (energy, basin) in expected.items():
        assert got[side] == pytest.approx((energy, basin))


@pytest.mark.parametrize(("states", "seed"), [(10, 6), (14, 7), (20, 8)])
def test_annealing_finds_the_deepest_minimum_that_enumeration_finds(states: int, seed: int):
    pulls = random_pulls(states, seed)
    exact, annealed = of(pulls), of(pulls, exact=False, starts=50)
    assert exact.exact
    assert not annealed.exact
    assert annealed.minima[0].first == exact.minima[0].first
    assert {each.first for each in annealed.minima} <= {each.first for each in exact.minima}


def test_an_annealed_search_is_the_same_with_the_same_seed_and_says_how_many_starts_it_made():
    pulls = random_pulls(30, 9)
    once, again = (of(pulls, starts=40, seed=3) for _ in range(2))
    assert once.table().equals(again.table())
    assert (once.exact, once.looked_at) == (False, 40)
    assert sum(each.basin for each in once.minima) == pytest.approx(1.0)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), states=st.integers(2, 8))
def test_the_order_of_the_states_changes_nothing(seed: int, states: int):
    pulls, rng = random_pulls(states, seed), np.random.default_rng(seed)
    labels, order = np.array([f"S{place}" for place in range(states)]), rng.permutation(states)
    propensity = xr.DataArray(pulls, dims=("state", "partner"), coords={"state": labels, "partner": labels})
    size = xr.DataArray(rng.random(states) + 0.1, dims="state", coords={"state": labels})
    turned = propensity.isel(state=order, partner=order)
    assert landscape(propensity, size).table().equals(landscape(turned, size.isel(state=order)).table())


def test_a_state_without_power_or_without_ties_changes_nothing_for_the_others():
    pulls, sizes = random_pulls(6, 11), np.arange(1.0, 7.0)
    alone = of(pulls, sizes)
    wider = np.zeros((8, 8))
    wider[:6, :6] = pulls
    wider[6, :6] = wider[:6, 6] = 1.0
    more = of(wider, np.array([*sizes, 0.0, 5.0]))
    assert more.indifferent == ("G", "H")
    assert more.table().equals(alone.table())


def test_the_unit_of_size_doesnt_change_the_minima():
    pulls, sizes = random_pulls(7, 12), np.arange(1.0, 8.0)
    tiny = of(pulls, sizes * 1e-9)
    assert [each.first for each in tiny.minima] == [each.first for each in of(pulls, sizes).minima]


def test_a_pair_of_which_nothing_is_known_pulls_neither_way_and_its_weight_is_said():
    pulls = np.array([[0.0, 1, np.nan], [1, 0, -1], [np.nan, -1, 0]])
    minima = of(pulls, np.array([1.0, 1.0, 2.0]))
    # Weights of the pairs: AB 1, AC 2, BC 2; AC isn't known.
    assert minima.unknown == pytest.approx(2 / 5)
    assert minima.minima[0].side("C") != minima.minima[0].side("A")


def test_no_ties_one_state_and_no_sizes_have_no_minima_but_a_reason():
    assert of(np.zeros((3, 3))).reason == "no pair of these states has both size and a propensity"
    assert of(np.zeros((1, 1))).reason == "only one state has a size: it can't take sides"
    nobody = of(np.ones((2, 2)), np.array([np.nan, np.nan]))
    assert nobody.reason == "no state has a size"
    assert nobody.left_out == {"A": "no size", "B": "no size"}
    assert nobody.table().height == 0


def test_what_cant_be_a_landscape_is_refused():
    with pytest.raises(DataError, match="aren't symmetric"):
        of(np.array([[0.0, 1.0], [2.0, 0.0]]))
    with pytest.raises(DataError, match="size of 'B' is -1"):
        of(np.ones((2, 2)), np.array([1.0, -1.0]))
    with pytest.raises(ShapeError, match="at most 26 states"):
        of(random_pulls(27, 1), exact=True)


def test_a_tie_as_expected_is_zero_and_one_that_is_not_there_is_minus_one():
    ties = np.array([[0.0, 4, 0, 0], [4, 0, 0, 0], [0, 0, 0, 4], [0, 0, 4, 0]])
    against = against_expected(ties)
    # Totals are 4 each of 16, so 1 is expected of every pair.
    assert against[0, 1] == pytest.approx((4 - 1) / (4 + 1))
    assert against[0, 2] == -1.0


def test_alliances_are_refused_as_terms_and_so_is_what_is_none():
    with pytest.raises(PolycentricError, match="alliances must not foretell themselves"):
        propensities(xr.Dataset(), 1938, weights={"atop_defense": 1.0})
    with pytest.raises(UnknownNameError, match="did you mean 'rivalry'"):
        needed(["rivalries"])
    assert not [name for name in needed() if "atop" in name]
    with pytest.raises(CoverageError, match="needs cowinterongoing"):
        propensities(xr.Dataset(), 1938, weights={"wars": 1.0})


def test_the_landscapes_of_runs_are_those_of_each_run():
    rng = np.random.default_rng(5)
    pulls = rng.normal(size=(2, 3, 5, 5))
    labels = {"run": ["a", "b"], "year": [1938, 1939, 1940], "state": list("VWXYZ"), "partner": list("VWXYZ")}
    propensity = xr.DataArray(pulls + pulls.swapaxes(2, 3), dims=tuple(labels), coords=labels)
    size = xr.DataArray(rng.random((5, 3)), dims=("state", "year"), coords={k: labels[k] for k in ("state", "year")})
    whole = landscapes(propensity.transpose(..., "run"), size)
    for run in labels["run"]:
        for year in labels["year"]:
            alone = landscape(propensity.sel(run=run, year=year, drop=True), size.sel(year=year, drop=True)).table()
            assert whole.filter(run=run, year=year).drop("run", "year").equals(alone)

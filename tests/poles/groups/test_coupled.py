import numpy as np
import polars as pl
import pytest
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError
from polycentric.poles.groups.camps import Camps
from polycentric.poles.groups.communities import partition
from polycentric.poles.groups.coupled import coupled, gains
from polycentric.poles.groups.kernel_coupled import grouped
from polycentric.poles.world import World
from polycentric.ties.contract import TieLayer

STATES = list("ABCDEF")


def blocs(*groups: str, bridge: str = "") -> NDArray[np.float64]:
    """Ties of 1 within groups, and of a half along a bridge."""
    ties = np.zeros((6, 6))
    for group in groups:
        members = [STATES.index(letter) for letter in group]
        ties[np.ix_(members, members)] = 1.0
    for one, two in [bridge] if bridge else []:
        ties[STATES.index(one), STATES.index(two)] = ties[STATES.index(two), STATES.index(one)] = 0.5
    np.fill_diagonal(ties, 0.0)
    return ties


def world(**layers: NDArray[np.float64]) -> World:
    """A world of one year with some layers."""
    coords = {"year": [1900], "state": STATES, "partner": STATES}

    def layer(name: str, ties: NDArray[np.float64]) -> TieLayer:
        values = xr.DataArray(ties[np.newaxis], dims=("year", "state", "partner"), coords=coords)
        return TieLayer(name, (), "ties", "none", directed=False, compute=lambda _: values, source=name, name=name)

    return World(xr.Dataset(coords=coords), indices={}, layers={name: layer(name, t) for name, t in layers.items()})


def camps_of(layers: dict[str, Camps], layer: str) -> dict[str, int]:
    return dict(layers[layer].states.select("state", "camp").iter_rows())


def test_without_coupling_each_layer_has_the_camps_that_it_has_alone():
    one, two = blocs("ABC", "DEF"), blocs("AB", "CDEF")
    groups = coupled(world(one=one, two=two), ("one", "two"), coupling=0.0)
    for name, ties in (("one", one), ("two", two)):
        alone = partition(ties).labels
        camp = np.array(list(camps_of(groups, name).values()))
        assert ((camp[:, np.newaxis] == camp) == (alone[:, np.newaxis] == alone)).all()


def test_with_coupling_a_state_that_wavers_in_one_layer_goes_with_its_friends_of_the_other():
    """In the second layer C is tied as much to one side as to the other; in the first it is with A and B."""
    first, second = blocs("ABC", "DEF"), blocs("AB", "DEF")
    for letter in "AD":
        second[STATES.index("C"), STATES.index(letter)] = second[STATES.index(letter), STATES.index("C")] = 0.5
    groups = coupled(world(one=first, two=second), ("one", "two"), coupling=0.5)
    assert camps_of(groups, "two")["C"] == camps_of(groups, "two")["A"] == camps_of(groups, "one")["A"]


def test_a_strong_coupling_gives_all_layers_the_same_camps_under_the_same_numbers():
    groups = coupled(world(one=blocs("ABC", "DEF"), two=blocs("ABC", "DEF", bridge="CD")), ("one", "two"), coupling=5.0)
    assert camps_of(groups, "one") == camps_of(groups, "two")


def test_a_state_untied_in_one_layer_has_a_camp_in_the_other_alone():
    groups = coupled(world(one=blocs("ABC", "DE"), two=blocs("ABC", "DEF")), ("one", "two"))
    assert camps_of(groups, "one")["F"] is None
    assert camps_of(groups, "two")["F"] == camps_of(groups, "two")["D"]


def test_gains_are_modularity_within_layers_and_coupling_between_them():
    matrix, nodes = gains(np.stack([blocs("AB"), blocs("ABC")]), 0.6)
    assert nodes.states.tolist() == [0, 1, 0, 1, 2]
    # Two nodes, each with half of all ends: 1/2 - 1/4 together; three nodes with a third each: 1/6 - 1/9.
    assert matrix[0, 1] == pytest.approx(0.25)
    assert matrix[2, 3] == pytest.approx(1 / 6 - 1 / 9)
    assert matrix[0, 2] == pytest.approx(0.6 / 3)
    assert matrix[0, 3] == 0.0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_search_finds_groups_as_good_as_those_of_the_leiden_method(seed: int):
    rng = np.random.default_rng(seed)
    ties = np.triu(rng.random((60, 60)) * (rng.random((60, 60)) < 0.2), 1)
    ties += ties.T
    quality = grouped(gains(ties[np.newaxis], 0.0)[0], 20, 0)[1].max()
    leiden = partition(ties).labels
    matrix = gains(ties[np.newaxis], 0.0)[0]
    np.fill_diagonal(matrix, 0.0)
    assert quality >= (matrix * (leiden[:, np.newaxis] == leiden)).sum() - 0.005


def test_the_search_is_the_same_with_the_same_seed():
    ties = np.random.default_rng(4).random((30, 30))
    matrix = ties + ties.T - 1.0
    once, again = (grouped(matrix, 5, 3) for _ in range(2))
    assert np.array_equal(once[0], again[0])
    assert np.array_equal(once[1], again[1])


def test_one_layer_cant_be_coupled_and_no_ties_at_all_are_no_camps():
    with pytest.raises(CoverageError, match="Coupling needs two layers"):
        coupled(world(one=blocs("AB")), ("one", "two"))
    groups = coupled(world(one=blocs(), two=blocs()), ("one", "two"))
    assert groups["one"].states["camp"].null_count() == 6
    assert groups["one"].years.select("camps", "reason").row(0) == (0, "no ties at all")
    assert groups["one"].states.filter(pl.col("reason") != "no ties in the layer").height == 0

import itertools

import networkx as nx
import numpy as np
import polars as pl
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from polycentric.errors import ColumnNameError
from polycentric.poles.groups.cliques import maximal_cliques
from polycentric.poles.groups.polarization import (
    ALL_ALIKE,
    NO_PLEDGES,
    NOT_COVERED,
    ONE_POLE,
    balance,
    discreteness,
    polarization,
    poles_after_bueno_de_mesquita,
    separation,
    tightness,
)
from polycentric.tidy import addition
from polycentric.ties.similar import PLEDGES

LETTERS = "ABCDEF"


def panel(*years: tuple[str, ...] | None, order: str = LETTERS) -> xr.Dataset:
    """Six states; each year has defence pacts among the letters of each word, and is not covered where it is None."""
    grids = np.zeros((len(years), 6, 6), dtype=np.int8)
    for row, groups in enumerate(years):
        grids[row] = -1 if groups is None else 0
        for one, two in itertools.chain(*(itertools.permutations(group, 2) for group in groups or ())):
            grids[row, order.index(one), order.index(two)] = 1
        np.fill_diagonal(grids[row], -1)
    on = ("year", "state", "partner")
    empty = np.where(grids == -1, -1, 0).astype(np.int8)
    labels = {"year": range(1900, 1900 + len(years)), "state": list(order), "partner": list(order)}
    return xr.Dataset({name: (on, grids if name == "atop_defense" else empty) for name in PLEDGES}, coords=labels)


def test_two_blocs_that_share_nobody_are_two_poles_as_tight_as_can_be_and_as_polarised():
    measures = polarization(panel(("ABC", "DEF"))).row(0, named=True)
    assert (measures["poles_after_bueno_de_mesquita"], measures["tightness"], measures["reason"]) == (2, 1.0, "")
    # Portfolios of opposite blocs rank every pair of items that they rank against each other: tau-b is -1.
    assert measures["discreteness"] == pytest.approx(1.0)
    assert (measures["cliques"], measures["balance"], measures["cohesion"], measures["separation"]) == (
        2,
        1.0,
        1.0,
        1.0,
    )
    assert measures["clique_polarization"] == 1.0


def test_a_state_in_both_blocs_makes_them_overlap():
    measures = polarization(panel(("ABCD", "DEF"))).row(0, named=True)
    # One of three shared; the balance of 4 and 3 of 7.
    assert measures["separation"] == pytest.approx(2 / 3)
    assert measures["balance"] == pytest.approx(4 * ((4 / 7) ** 2 * 3 / 7 + (3 / 7) ** 2 * 4 / 7))
    assert measures["clique_polarization"] == pytest.approx(measures["balance"] * 2 / 3)


def test_no_pledges_one_bloc_and_a_year_that_isnt_covered_have_their_reasons():
    measures = polarization(panel((), ("ABCDE",), ("ABCDEF",), None))
    assert measures["reason"].to_list() == [NO_PLEDGES, ONE_POLE, ALL_ALIKE, NOT_COVERED]
    assert measures["poles_after_bueno_de_mesquita"].to_list() == [0, 1, None, None]
    assert measures["clique_polarization"].to_list() == [None, 0.0, 0.0, None]
    assert measures["discreteness"].to_list() == [None] * 4


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(LETTERS))
def test_the_order_of_the_states_changes_nothing(order: list[str]):
    years = ("ABC", "CD"), ("AB", "BC", "DEF")
    straight, turned = polarization(panel(*years)), polarization(panel(*years, order="".join(order)))
    numbers = [name for name, kind in straight.schema.items() if kind == pl.Float64]
    assert straight.drop(numbers).equals(turned.drop(numbers))
    assert turned.select(numbers).to_numpy() == pytest.approx(straight.select(numbers).to_numpy(), nan_ok=True)


def test_states_are_linked_with_the_one_most_like_them_and_who_is_like_nobody_is_in_no_pole():
    alike = np.array([[1, 0.9, 0.8, -1], [0.9, 1, 0.1, -1], [0.8, 0.1, 1, -1], [-1, -1, -1, 1.0]])
    assert poles_after_bueno_de_mesquita(alike).tolist() == [0, 0, 0, -1]
    pole = np.array([0, 0, 1, 1])
    assert tightness(alike, pole) == pytest.approx((0.9 - 1) / 2)
    assert discreteness(alike, pole) == pytest.approx((1 - (0.8 - 1 + 0.1 - 1) / 4) / 2)


def test_balance_is_greatest_for_two_equal_groups():
    assert balance(np.array([5.0, 5.0])) == 1.0
    assert balance(np.array([5.0])) == 0.0
    assert balance(np.array([1.0, 1, 1])) == pytest.approx(8 / 9)


def test_a_single_group_overlaps_with_nothing():
    assert separation([[0, 1, 2]]) == 1.0


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), states=st.integers(1, 14), density=st.floats(0.0, 1.0))
def test_the_cliques_are_those_that_another_program_finds(seed: int, states: int, density: float):
    drawn = np.triu(np.random.default_rng(seed).random((states, states)) < density, 1)
    tied: NDArray[np.bool_] = drawn | drawn.T
    expected = sorted(sorted(clique) for clique in nx.find_cliques(nx.from_numpy_array(tied)))
    assert maximal_cliques(tied) == expected


def test_a_network_of_nobody_has_no_cliques():
    assert maximal_cliques(np.zeros((0, 0), dtype=bool)) == []


@pytest.mark.parametrize(
    "name", ["polarization_after_maoz", "balance", "cohesion", "separation", "clique_polarization"]
)
def test_a_column_that_went_says_what_it_is_called_now_and_where_it_stands(name: str):
    with pytest.raises(ColumnNameError, match=r"'clique_polarization'.* camps --table polarization --csv has"):
        addition(name)


def test_the_addition_has_the_parts_after_bueno_de_mesquita_alone():
    assert addition("alignment").columns == ("poles_after_bueno_de_mesquita", "tightness", "discreteness")

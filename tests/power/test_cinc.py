"""CINC from components that fit on paper."""

import numpy as np
import pytest
import xarray as xr

from polycentric import power
from polycentric.panel.assemble import assemble
from polycentric.power.cinc_recomputed import component_shares, components_known
from polycentric.sets.shares import shares

COMPONENTS = ("milex", "milper", "irst", "pec", "tpop", "upop")


@pytest.fixture
def world() -> xr.Dataset:
    """Two states: A has 3 of each component and B 1, but B's military spending is not known."""
    cells = {name: [[3.0, 1.0]] for name in COMPONENTS} | {"milex": [[3.0, np.nan]]}
    return assemble((1900,), ("AAA", "BBB"), cells, source="toy")


def test_a_component_that_is_not_known_is_left_out_of_that_states_mean(world: xr.Dataset):
    """A: spending 1 and five times 3/4, in the mean 4.75/6; B: five times 1/4, in the mean 1/4."""
    assert power.cinc_recomputed(world).values.tolist() == [[pytest.approx(4.75 / 6), 0.25]]


def test_so_the_index_does_not_sum_to_one(world: xr.Dataset):
    assert float(power.cinc_recomputed(world).sum()) == pytest.approx(1.0416667)
    assert float(shares(power.cinc_recomputed(world)).sum()) == pytest.approx(1.0)


def test_how_many_components_are_known_is_counted(world: xr.Dataset):
    assert components_known(world).values.tolist() == [[6, 5]]
    assert np.isnan(component_shares(world)["military_spending"].sel(state="BBB").item())


def test_a_component_that_nobody_has_counts_for_nobody():
    """Iron in a world that makes none: the mean is over the other five."""
    cells = {name: [[3.0, 1.0]] for name in COMPONENTS} | {"irst": [[0.0, 0.0]]}
    made = power.cinc_recomputed(assemble((1816,), ("AAA", "BBB"), cells, source="toy"))
    assert made.values.tolist() == [[0.75, 0.25]]

"""The indices of two centuries, each worked by hand on two states."""

import numpy as np
import pytest
import xarray as xr

from polycentric.panel.assemble import assemble
from polycentric.power import INDICES


def two(**cells: tuple[float, float]) -> xr.Dataset:
    rows = {name: np.array([values]) for name, values in cells.items()}
    return assemble((1900,), ("AAA", "BBB"), rows, source="by hand")


@pytest.mark.parametrize(
    ("name", "cells", "expected"),
    [
        ("output_maddison", {"maddison_gdppc": (10.0, 2.0), "maddison_pop": (3.0, 50.0)}, (30.0, 100.0)),
        ("net_resources_maddison", {"maddison_gdppc": (10.0, 2.0), "maddison_pop": (3.0, 50.0)}, (300.0, 200.0)),
        ("net_resources_fariss", {"pwtrgdp": (30.0, 100.0), "pwtpop": (3.0, 50.0)}, (300.0, 200.0)),
        ("output_penn", {"rgdpo": (7.0, 9.0)}, (7.0, 9.0)),
        ("output_world_bank", {"wb_gdp": (7.0, np.nan)}, (7.0, np.nan)),
        ("warships", {"warships": (118.0, 69.0)}, (118.0, 69.0)),
    ],
)
def test_an_index_of_two_states_by_hand(name: str, cells: dict[str, tuple[float, float]], expected: tuple[float, ...]):
    assert INDICES[name](two(**cells)).values[0] == pytest.approx(expected, nan_ok=True)


def test_a_code_of_minus_one_is_no_nuclear_status_and_not_the_lowest_one():
    values = INDICES["nuclear_status"](two(nuclear_status=(-1.0, 3.0)))
    assert np.array_equal(values.values[0], [np.nan, 3.0], equal_nan=True)
    assert values.attrs["scale"] == "order"


def test_no_people_give_no_net_resources_rather_than_endless_ones():
    assert np.isnan(INDICES["net_resources_fariss"](two(pwtrgdp=(1.0, 1.0), pwtpop=(0.0, 1.0))).values[0, 0])

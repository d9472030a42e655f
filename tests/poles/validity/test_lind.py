import numpy as np
import pytest
import xarray as xr

from polycentric.poles.validity.leading import Lead
from polycentric.poles.validity.lind import dyad_decades, quartiles
from polycentric.power.contract import PowerIndex

SIZE = PowerIndex("Size", ("size",), "units", "by hand (2026)", lambda size: size, name="size", measure="output")


@pytest.fixture
def panel() -> xr.Dataset:
    """Britain and three others in 1898-1901; C is a major power in 1898 only, D never."""
    years, states = [1898, 1899, 1900, 1901], ["GBR", "USA", "C", "D"]
    size = np.array([[10.0, 4.0, 2.0, 9.0], [30.0, 4.0, 9.0, 9.0], [5.0, 10.0, 9.0, 9.0], [5.0, 10.0, 9.0, 9.0]])
    on = ("year", "state")
    majors = np.array([[1, 1, 1, 0], [1, 1, 0, 0], [1, 1, 0, 0], [1, 1, 0, 0]])
    return xr.Dataset(
        {
            "size": (on, size, {"units": "units", "source": "by hand"}),
            "cowmaj": (on, majors, {"units": "yes or no", "source": "by hand"}),
        },
        coords={"year": years, "state": states, "in_cow": (on, np.ones((4, 4), dtype=bool))},
    )


def test_a_decade_is_a_mean_over_the_leaders_mean_in_the_years_on_the_list(panel: xr.Dataset):
    """1890s: the United States 8 over Britain's 40, C 2 over 10; 1900s: Britain 10 over 20."""
    found = dyad_decades(panel, SIZE, [Lead("GBR", 1816), Lead("USA", 1900)])
    assert sorted(found.tolist()) == [0.2, 0.2, 0.5]


def test_quartiles_stand_beside_hers(panel: xr.Dataset):
    row = quartiles(panel, {"size": SIZE}).row(0, named=True)
    assert (row["dyad_decades"], row["lower"], row["median"], row["upper"]) == (3, 0.2, 0.2, 0.35)
    assert (row["her_lower"], row["near"]) == (0.17, True)


def test_a_leader_without_a_value_gives_no_ratio(panel: xr.Dataset):
    panel["size"][2:, 1] = np.nan
    assert dyad_decades(panel, SIZE, [Lead("GBR", 1816), Lead("USA", 1900)]).tolist() == [0.2, 0.2]

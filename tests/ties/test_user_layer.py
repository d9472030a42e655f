from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import CoverageError
from polycentric.ties.user_file import read_layer


def write(folder: Path, text: str) -> Path:
    path = folder / "visits.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_tie_with_a_direction_stands_in_one_cell_and_a_pair_without_a_row_is_missing(tmp_path: Path, now: xr.Dataset):
    layer = read_layer(write(tmp_path, "state,partner,value\nUSA,Japan,3\nJPN,KOR,0\n"))
    values = layer(now).isel(year=-1)
    assert layer.directed
    assert values.sel(state="USA", partner="JPN").item() == 3.0
    assert np.isnan(values.sel(state="JPN", partner="USA").item())
    assert values.sel(state="JPN", partner="KOR").item() == 0.0
    assert int(values.notnull().sum()) == 2


def test_a_tie_without_a_direction_stands_in_both_cells(tmp_path: Path, now: xr.Dataset):
    layer = read_layer(write(tmp_path, "state1,state2,value,unit\nUSA,JPN,-3,visits\n"))
    values = layer(now).isel(year=-1)
    assert not layer.directed
    assert layer.unit == "visits"
    assert values.sel(state="USA", partner="JPN").item() == values.sel(state="JPN", partner="USA").item() == -3.0


def test_how_the_ties_of_a_blocs_members_add_up_is_not_guessed(tmp_path: Path, now: xr.Dataset):
    layer = read_layer(write(tmp_path, "state,partner,value\nUSA,JPN,3\n"))
    with pytest.raises(CoverageError, match="is not for us to guess"):
        layer(now, "EU")


def test_a_state_that_the_world_does_not_hold_is_refused(tmp_path: Path, now: xr.Dataset):
    layer = read_layer(write(tmp_path, "state,partner,value\nUSA,DDR,3\n"))
    with pytest.raises(CoverageError, match="DDR is no state of this world"):
        layer(now)


def test_values_of_other_years_alone_are_refused(tmp_path: Path, now: xr.Dataset):
    layer = read_layer(write(tmp_path, "state,partner,value,year\nUSA,JPN,3,2031\n"))
    with pytest.raises(CoverageError, match="has values for 2031-2031 only"):
        layer(now)


def test_a_pair_without_a_row_is_zero_only_if_the_user_says_so(tmp_path: Path, now: xr.Dataset):
    layer = read_layer(write(tmp_path, "state,partner,value\nUSA,JPN,3\nJPN,KOR,\n"), unlisted="zero")
    values = layer(now).isel(year=-1)
    assert values.sel(state="USA", partner="JPN").item() == 3.0
    assert values.sel(state="FRA", partner="DEU").item() == 0.0
    assert np.isnan(values.sel(state="JPN", partner="KOR").item())
    assert np.isnan(values.sel(state="FRA", partner="FRA").item())


def test_zeros_are_written_only_for_the_years_that_the_file_speaks_of(tmp_path: Path):
    from polycentric.panel.load import load

    layer = read_layer(write(tmp_path, "state1,state2,value,year\nUSA,JPN,3,2023\n"), unlisted="zero")
    values = layer(load("now", years=(2022, 2023))).sel(state="FRA", partner="DEU").values
    assert np.array_equal(values, [np.nan, 0.0], equal_nan=True)

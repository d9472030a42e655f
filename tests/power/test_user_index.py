from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import CoverageError, UserFileError
from polycentric.panel.blocs import as_one
from polycentric.power.user_file import read_index


def write(folder: Path, text: str, name: str = "ships.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_index_is_called_like_any_other_and_a_state_without_a_row_is_missing(tmp_path: Path, now: xr.Dataset):
    index = read_index(write(tmp_path, "state,value,unit\nUSA,11,carriers\nIndia,2,carriers\n"))
    values = index(now).isel(year=-1)
    assert values.sel(state=["USA", "IND"]).values.tolist() == [11.0, 2.0]
    assert int(values.notnull().sum()) == 2
    assert (index.name, index.unit) == ("ships", "carriers")
    assert "sha256" in index.reference


def test_a_dated_value_is_carried_to_a_later_year_only_where_the_panel_carries(tmp_path: Path):
    from polycentric.panel.load import load

    index = read_index(write(tmp_path, "state,value,year\nUSA,10,2021\nUSA,12,2023\nIND,2,2030\n"))
    assert index(load("now")).sel(state="USA").item() == 12.0
    assert np.isnan(index(load("now")).sel(state="IND").item())
    observed = index(load("now", years=(2020, 2023))).sel(state="USA").values
    assert np.array_equal(observed, [np.nan, 10.0, np.nan, 12.0], equal_nan=True)


def test_a_bloc_is_the_sum_of_its_members_if_all_have_values(tmp_path: Path, now: xr.Dataset):
    from polycentric.panel.group_members import who_is_in

    inside = who_is_in(now, "EU")["state"].to_list()
    rows = "".join(f"{state},2\n" for state in inside)
    whole = read_index(write(tmp_path, f"state,value\n{rows}USA,1\n"))
    assert whole(as_one(now, "EU")).sel(state="EU").item() == 2.0 * len(inside)
    lacking = read_index(write(tmp_path, "state,value\n" + rows.split("\n", 1)[1] + "USA,1\n"))
    assert np.isnan(lacking(as_one(now, "EU")).sel(state="EU").item())


def test_a_state_that_the_world_does_not_hold_is_refused(tmp_path: Path, now: xr.Dataset):
    index = read_index(write(tmp_path, "state,value\nUSA,1\nDDR,2\n"))
    with pytest.raises(CoverageError, match="line 3: DDR is no state of this world"):
        index(now)


def test_values_of_other_years_alone_are_refused(tmp_path: Path, now: xr.Dataset):
    index = read_index(write(tmp_path, "state,value,year\nUSA,1,2031\n"))
    with pytest.raises(CoverageError, match="has values for 2031-2031 only"):
        index(now)


def test_an_ambiguous_name_is_refused_with_the_candidates(tmp_path: Path):
    with pytest.raises(UserFileError, match=r"line 2: 'Congo' fits 2 states"):
        read_index(write(tmp_path, "state,value\nCongo,1\n"))


def test_a_value_keeps_the_year_that_the_file_states(tmp_path: Path, now: xr.Dataset):
    index = read_index(write(tmp_path, "state,value,year\nUSA,1,1990\nIND,1,2024\nIND,2,2021\n"))
    assert index.years is not None
    years = index.years(now).isel(year=-1)
    assert years.sel(state=["USA", "IND", "CHN"]).values.tolist() == [1990, 2024, -1]


def test_a_value_without_a_year_has_none(tmp_path: Path, now: xr.Dataset):
    index = read_index(write(tmp_path, "state,value\nUSA,1\n"))
    assert index.years is not None
    assert index.years(now).sel(state="USA").item() == -1


def test_a_bloc_is_as_old_as_the_oldest_value_of_its_members(tmp_path: Path, now: xr.Dataset):
    from polycentric.panel.group_members import who_is_in

    rows = "".join(f"{state},2,{2022 if state == 'FRA' else 2024}\n" for state in who_is_in(now, "EU")["state"])
    index = read_index(write(tmp_path, f"state,value,year\n{rows}"))
    assert index.years is not None
    assert index.years(as_one(now, "EU")).sel(state="EU").item() == 2022


def test_the_report_invents_no_year_for_an_undated_value(tmp_path: Path, now: xr.Dataset):
    from polycentric.answers.world import indices as gathering
    from polycentric.poles.world import World

    own = read_index(write(tmp_path, "state,value\nUSA,3\nCHN,1\n"))
    index = gathering._index("ships", World(now, None, {"ships": own}), [])  # pyright: ignore[reportPrivateUsage]
    assert index.years == {}
    assert index.period == "no year stated"

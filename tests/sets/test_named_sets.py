import json

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import DataError, UnknownNameError
from polycentric.panel.assemble import assemble
from polycentric.sets import named
from polycentric.sets.lists import PERMANENT_FIVE, on_list


def power_of(values: dict[str, float], year: int = 2020) -> tuple[xr.Dataset, xr.DataArray]:
    panel = assemble([year], list(values), {"population": [list(values.values())]})
    return panel, panel["population"]


def members(values: dict[str, float], state_set: str, year: int = 2020) -> set[str]:
    panel, power = power_of(values, year)
    marks = named.members(panel, power, state_set)  # pyright: ignore[reportArgumentType]
    return set(marks["state"].values[marks.values[0]])


def even(*states: str) -> dict[str, float]:
    return dict.fromkeys(states, 1.0)


def test_shares_sum_to_one_over_the_set_and_are_missing_outside_it():
    panel, power = power_of({"USA": 3.0, "CHN": 1.0, "IND": 4.0, "GBR": np.nan})
    parts = named.shares(panel, power, "permanent_five")
    assert parts.values[0][:2].tolist() == [0.75, 0.25]
    assert np.isnan(parts.values[0][2:]).all()


def test_the_ten_largest_are_taken_among_states_with_data_and_equal_ones_by_label():
    values = {f"S{number:02}": float(20 - number) for number in range(9)} | {"X": 5.0, "B": 5.0, "NIL": np.nan}
    assert members(values, "ten_largest") == {f"S{number:02}" for number in range(9)} | {"B"}
    assert members(dict(reversed(values.items())), "ten_largest") == {f"S{number:02}" for number in range(9)} | {"B"}


def test_fewer_than_ten_states_with_data_are_all_of_them():
    assert members({"A": 1.0, "B": 2.0, "C": np.nan}, "ten_largest") == {"A", "B"}


@pytest.mark.parametrize(
    ("year", "expected"), [(1960, {"USA", "GBR", "RUS", "TWN"}), (1975, {"USA", "GBR", "RUS", "CHN"}), (1930, set())]
)
def test_the_permanent_five_are_those_of_their_year(year: int, expected: set[str]):
    assert members(even("USA", "GBR", "RUS", "TWN", "CHN", "IND"), "permanent_five", year) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [(1914, {"GBR", "DEU", "ITA", "JPN"}), (1950, {"GBR"}), (2025, {"GBR", "DEU", "JPN"})],
)
def test_the_major_powers_come_and_go_and_the_last_list_is_carried_forward(year: int, expected: set[str]):
    assert members(even("GBR", "DEU", "ITA", "JPN", "IND"), "majors", year) == expected


def test_a_bloc_is_in_a_set_if_a_member_is():
    panel, power = power_of({"USA": 3.0, "EU": 1.0})
    panel = panel.assign_attrs(
        groups="EU", group_members=json.dumps({"EU": {"FRA": [[1900, 2025]], "ITA": [[1900, 2025]]}})
    )
    assert named.members(panel, power, "permanent_five").values.tolist() == [[True, True]]


def test_a_year_in_which_nobody_has_power_is_missing():
    panel, power = power_of({"USA": 0.0, "CHN": 0.0})
    assert np.isnan(named.shares(panel, power).values).all()


def test_a_negative_power_is_refused():
    panel, power = power_of({"USA": 3.0, "CHN": -1.0})
    with pytest.raises(DataError, match="CHN"):
        named.shares(panel, power)


def test_an_unknown_set_is_refused_with_the_nearest_names():
    panel, power = power_of({"USA": 3.0})
    with pytest.raises(UnknownNameError, match="did you mean 'permanent_five'"):
        named.shares(panel, power, "permanent_fife")  # pyright: ignore[reportArgumentType]


def test_a_group_is_on_a_list_in_the_years_in_which_a_listed_state_is_in_it():
    panel, _ = power_of({"USA": 3.0, "Two": 1.0})
    year = int(panel["year"].values[-1])
    left = {"Two": {"FRA": [[1900, year - 1]], "ESP": [[1900, year]]}}
    marks = on_list(PERMANENT_FIVE, panel.assign_attrs(groups="Two", group_members=json.dumps(left)))
    assert marks.sel(year=year).values.tolist() == [1.0, 0.0]

"""A column of a tidy table and the world's variable of the same series agree cell by cell, by either list of states.

So no source is read under one code system here and under another there. Left out are only the years in which a state
carries two codes of a list (Germany and Yemen in 1990 by COW's, Serbia in 2006 by Gleditsch and Ward's): the table has
a row for each, the world one cell.
"""

import itertools
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric.panel.series import SERIES, Series
from polycentric.panel.series.organisations import BODIES
from polycentric.sources import SOURCES
from polycentric.states import Cow, Gw, spells
from polycentric.states.facts import states
from polycentric.tables.archive import table
from polycentric.tidy import dyad_years, state_years

pytestmark = pytest.mark.usefixtures("archive")
YEARS = (1816, 2020)
STATUS = {"none": 0, "full": 1, "associate": 2, "observer": 3, "unknown": None, "no such organisation": None}
Numbers = np.ndarray[Any, Any]


def _addition(series: Series) -> str:
    """Name what adds a series to a table."""
    name = series.added_as or series.name
    return f"{name}:name={'+'.join(BODIES)}" if series.name == "organisations" else name


def _cases(keys: int) -> list[Any]:
    """Give every series of states, or of pairs, with each list of states by which table and world are the same."""
    return [
        pytest.param(series, system, id=f"{series.name}-{system}")
        for series in SERIES.values()
        if len(series.keys) == keys and SOURCES[series.edition().source].is_pinned
        for system in (("cow",) if series.edition().gw else ("cow", "gw"))  # by the other list, another table
    ]


@cache
def two_codes() -> frozenset[tuple[str, int]]:
    """Give the state-years with two codes of one list."""
    pairs = set[tuple[str, int]]()
    for state in states():
        for system in (Cow, Gw):
            mine = spells(state, system)
            pairs |= {
                (state, after.start.year)
                for before, after in itertools.pairwise(mine)
                if before.end is not None and before.end.year == after.start.year and before.code != after.code
            }
    return frozenset(pairs)


def test_few_states_carry_two_codes_in_one_year():
    assert two_codes() == {("DEU", 1990), ("YEM", 1990), ("SRB", 2006)}


def _twice(frame: pl.DataFrame, ends: tuple[str, ...]) -> Numbers:
    """Say which rows are of a state in a year in which it has two codes."""
    repeated = np.zeros(frame.height, dtype=bool)
    for end in ends:
        for state, year in two_codes():
            repeated |= frame.select((pl.col(f"state{end}") == state) & (pl.col("year") == year)).to_series().to_numpy()
    return repeated


def _cells(values: xr.DataArray, frame: pl.DataFrame, ends: tuple[str, ...]) -> Numbers:
    """Give the world's value of each row, NaN for none."""
    place = {str(state): index for index, state in enumerate(values["state"].values)}
    where = [frame[f"state{end}"].replace_strict(place, return_dtype=pl.Int64).to_numpy() for end in ends]
    cells = values.to_numpy()[(frame["year"].to_numpy().astype(int) - YEARS[0], *where)].astype(np.float64)
    fill = values.attrs.get("fill_value")
    return cells if fill is None else np.where(cells == fill, np.nan, cells)


def _column(frame: pl.DataFrame, series: Series, name: str) -> Numbers:
    """Give a column of the table as the world writes it."""
    column = frame[f"{name}1" if series.both_ends else name]
    if column.dtype == pl.String:
        column = column.replace_strict(STATUS, return_dtype=pl.Int8)
    return column.cast(pl.Float64).to_numpy()


def _differing(frame: pl.DataFrame, series: Series, ends: tuple[str, ...]) -> dict[str, list[Any]]:
    """Give, by column, some rows in which table and world are not the same."""
    panel = pc.load("history", years=YEARS, series=[series.name])
    twice, wrong = _twice(frame, ends), dict[str, list[Any]]()
    for variable in series.variables:
        world, ours = _cells(panel[variable.name], frame, ends), _column(frame, series, variable.name)
        assert np.count_nonzero(~np.isnan(ours)) > 50
        near = 1e-6 if panel[variable.name].dtype == np.float32 else 1e-12
        same = np.isclose(ours, world, rtol=near, atol=0, equal_nan=True) | twice
        rows = frame.select("year", *(f"state{end}" for end in ends)).with_columns(table=ours, world=world)
        if not same.all():
            wrong[variable.name] = rows.filter(pl.Series(~same)).head(5).rows()
    return wrong


@cache
def _rows(unit: str, system: str):
    build = state_years if unit == "state" else dyad_years
    return build(system=system, first=YEARS[0], last=YEARS[1]).add("codes")


@pytest.mark.parametrize(("series", "system"), _cases(1))
def test_a_column_of_states_is_the_worlds_variable_cell_by_cell(series: Series, system: str):
    assert _differing(_rows("state", system).add(_addition(series)).frame, series, ("",)) == {}


@pytest.mark.parametrize(("series", "system"), _cases(2))
def test_a_column_of_pairs_is_the_worlds_variable_cell_by_cell(series: Series, system: str):
    assert _differing(_rows("dyad", system).add(_addition(series)).frame, series, ("1", "2")) == {}


def _cell(system: str, addition: str, code: int, year: int, column: str) -> Any:
    frame = _rows("state", system).add(addition).frame
    return frame.filter(pl.col({"cow": "ccode", "gw": "gwcode"}[system]) == code, year=year)[column].item()


@pytest.mark.parametrize(
    ("system", "code", "year", "surplus"),
    [("cow", 255, 1991, 28.466372976), ("gw", 260, 1991, 28.466372976), ("cow", 345, 1991, 25.078684506),
     ("cow", 345, 2010, 25.209223555), ("gw", 340, 2010, 25.209223555), ("cow", 679, 2010, 25.119479358),
     ("gw", 678, 2010, 25.119479358), ("gw", 678, 1925, 0.0)],
)  # fmt: skip
def test_surplus_product_stands_under_the_state_that_gleditsch_and_wards_number_means(
    system: str, code: int, year: int, surplus: float
):
    """Its file calls the column `ccode`. Read off the file: 260 in 1991, 345 and 340, 678."""
    assert _cell(system, "sdp", code, year, "sdpest") == pytest.approx(surplus)


def test_kiribati_and_nauru_are_not_taken_for_each_other():
    """970 is Kiribati in the file, as in Gleditsch and Ward's list; COW's 970 is Nauru, which the file has as 971."""
    by_file = {
        code: table("surplus_product").filter(gwcode=code, year=2010)["wbpopest"].item()
        for code in (970, 971, 972, 973)
    }
    ours = {
        gw: _cell("cow", "sdp", cow, 2010, "wbpopest") for gw, cow in ((970, 946), (971, 970), (972, 955), (973, 947))
    }
    assert ours == by_file
    assert len(set(by_file.values())) == 4


def test_west_germany_has_the_trade_that_the_file_writes_under_255():
    """Of 1975 the file has 74,919.7 and 90,099.0 million under 255, and an empty row under 260."""
    for system in ("cow", "gw"):
        assert _cell(system, "trade", 260, 1975, "imports") == pytest.approx(74_919.7e6)
        assert _cell(system, "trade", 260, 1975, "exports") == pytest.approx(90_099.0e6)
        lacking = [year for year in range(1960, 1990) if _cell(system, "trade", 260, year, "imports") is None]
        assert lacking == []


@pytest.mark.parametrize(
    ("one", "other", "year", "column"),
    [(670, 678, 1933, "td_rivalry"), (670, 678, 1963, "tss_rivalry"), (663, 678, 1962, "tss_rivalry"),
     (678, 680, 1980, "td_rivalry"), (680, 698, 1975, "tss_rivalry"), (255, 300, 1850, "tss_rivalry"),
     (220, 260, 1955, "td_rivalry")],
)  # fmt: skip
def test_a_rivalry_under_a_number_of_another_time_is_the_states_of_then(one: int, other: int, year: int, column: str):
    """Yemen's of 1932 stands under 679, the Yemen of 1990; Germany's of 1955 under 255; Austria's of 1850 under 305."""
    addition = "rivalries" if column == "td_rivalry" else "tss_rivalries"
    pairs = dyad_years(False, first=year, last=year).add(addition).frame
    assert pairs.filter(ccode1=one, ccode2=other)[column].item() is True


@pytest.mark.parametrize(
    ("one", "other", "year"), [(255, 290, 1945), (211, 255, 1945), (345, 530, 1941), (300, 310, 1918), (438, 652, 1958)]
)
def test_a_pair_that_met_in_one_list_alone_has_no_zeros_of_a_source_by_the_other(one: int, other: int, year: int):
    """By Gleditsch and Ward's list they lived on one same day; by COW's, whose sources these are, they did not."""
    pairs = dyad_years(False, "gw", year, year).add("atop", "contiguity", "cow_mids", "cow_wars", "rivalries").frame
    row = pairs.filter(gwcode1=one, gwcode2=other)
    names = ["atop_defense", "conttype", "cowmidongoing", "cowinterongoing", "td_rivalry"]
    assert row.height == 1
    assert row.select(names).row(0) == (None,) * len(names)


def test_two_neighbours_of_a_code_given_up_within_the_year_are_neighbours_in_the_world():
    """West and East Germany, and the two Yemens, touched until the day in 1990 on which they became one."""
    panel = pc.load("history", years=(1989, 1990), series=["contiguity"])["conttype"]
    for one, other in (("DEU", "DDR"), ("YEM", "YMD"), ("YMD", "YEM")):
        assert panel.sel(state=one, partner=other).to_numpy().tolist() == [1, 1]

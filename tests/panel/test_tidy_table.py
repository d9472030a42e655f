from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tidy_worlds import Rows, day, reader

from polycentric.errors import CoverageError, DataError, OutputError
from polycentric.panel.tidy import Note, dyad_years, leader_days, leader_dyad_years, leader_years, state_years
from polycentric.panel.tidy.join import Added, Cover, dyad_columns, state_columns
from polycentric.panel.tidy.table import TidyTable
from polycentric.sources.record.columns import whole

NUMBER = whole("number", "things", "a number", 0, 9999)
CODES = (2, 20, 70, 200, 210, 211, 220, 225, 230, 255, 260, 265, 300, 305, 325, 345, 365, 679, 710, 740, 970)
DYADS = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(CODES), st.integers(1985, 1995)), unique=True, max_size=40
)


def carried_then(code: int, year: int) -> bool:
    """Germany is 255, then 260, then 255; Yemen 678, then 679: under another number of its time a row is not joined."""
    return not ((code == 255 and year < 1990) or (code == 260 and year > 1990) or (code == 679 and year < 1990))


def then_known(key: tuple[int, int, int]) -> bool:
    return carried_then(key[0], key[2]) and carried_then(key[1], key[2])


def numbered(keys: list[tuple[int, int, int]]) -> pl.DataFrame:
    schema = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
    return pl.DataFrame(keys, schema=schema, orient="row").with_row_index("number").cast({"number": pl.Int32})


@pytest.fixture(scope="module", params=[True, False], ids=["directed", "undirected"])
def rows(request: pytest.FixtureRequest) -> TidyTable:
    return dyad_years(request.param, first=1987, last=1993)


@settings(max_examples=25, deadline=None)
@given(keys=DYADS)
def test_the_dense_index_finds_what_a_join_finds(rows: TidyTable, keys: list[tuple[int, int, int]]):
    table = numbered([key for key in keys if key[0] != key[1] and then_known(key)])
    columns = dyad_columns(rows.base, table, (NUMBER,), Cover("atop")).frame["number"]
    joined = rows.frame.join(table, on=["ccode1", "ccode2", "year"], how="left", maintain_order="left")["number"]
    assert columns.to_list() == joined.to_list()


@settings(max_examples=25, deadline=None)
@given(keys=DYADS)
def test_a_source_without_direction_says_the_same_of_both(keys: list[tuple[int, int, int]]):
    table = numbered([key for key in keys if key[0] < key[1] and then_known(key)])
    directed = dyad_years(True, first=1987, last=1993)
    columns = dyad_columns(directed.base, table, (NUMBER,), Cover("atop"), both_ways=True).frame["number"]
    back = pl.concat([table, table.rename({"ccode1": "ccode2", "ccode2": "ccode1"}).select(table.columns)])
    joined = directed.frame.join(back, on=["ccode1", "ccode2", "year"], how="left", maintain_order="left")["number"]
    assert columns.to_list() == joined.to_list()


@settings(max_examples=25, deadline=None)
@given(keys=st.lists(st.tuples(st.sampled_from(CODES), st.integers(1985, 1995)), unique=True, max_size=40))
def test_each_state_of_a_pair_gets_its_own_row(rows: TidyTable, keys: list[tuple[int, int]]):
    schema = {"ccode": pl.Int16, "year": pl.Int16}
    known = [key for key in keys if carried_then(*key)]
    table = pl.DataFrame(known, schema=schema, orient="row").with_row_index("number").cast({"number": pl.Int32})
    columns = state_columns(rows.base, table, (NUMBER,), Cover("cow_nmc")).frame
    for end in ("1", "2"):
        own = table.rename({"ccode": f"ccode{end}"})
        joined = rows.frame.join(own, on=[f"ccode{end}", "year"], how="left", maintain_order="left")["number"]
        assert columns[f"number{end}"].to_list() == joined.to_list()


def state_numbers(rows: list[tuple[int, int, int | None]], first: int = 1950) -> dict[tuple[int, int], int | None]:
    """Give numbers by (code, year) to the rows of states."""
    schema = {"ccode": pl.Int16, "year": pl.Int16, "number": pl.Int32}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    base = state_years(first=first, last=1995).base
    columns = state_columns(base, table, (NUMBER,), Cover("cow_nmc")).frame["number"]
    keys = zip(base.frame["ccode"].to_list(), base.frame["year"].to_list(), strict=True)
    return {key: number for key, number in zip(keys, columns.to_list(), strict=True) if number is not None}


def test_a_row_under_another_number_of_its_state_is_the_states():
    """West Germany written 255, Yemen written 679 before 1990, and united Germany written 260 after."""
    assert state_numbers([(255, 1975, 7), (679, 1962, 8), (260, 1993, 9)]) == {
        (260, 1975): 7, (678, 1962): 8, (255, 1993): 9,
    }  # fmt: skip


def test_a_row_under_the_number_of_the_time_goes_before_one_under_another_unless_it_says_nothing():
    assert state_numbers([(255, 1975, 7), (260, 1975, 8)]) == {(260, 1975): 8}
    assert state_numbers([(260, 1975, 8), (255, 1975, 7)]) == {(260, 1975): 8}
    assert state_numbers([(255, 1975, 7), (260, 1975, None)]) == {(260, 1975): 7}
    assert state_numbers([(260, 1975, None), (255, 1975, 7)]) == {(260, 1975): 7}


def test_in_the_year_in_which_a_number_changes_each_row_stays_under_its_own():
    assert state_numbers([(255, 1990, 7), (260, 1990, None)]) == {(255, 1990): 7}
    assert state_numbers([(678, 1990, 1), (679, 1990, 2)]) == {(678, 1990): 1, (679, 1990): 2}


def test_no_number_goes_to_another_state_or_to_a_year_in_which_the_state_was_not_there():
    assert state_numbers([(255, 1950, 1), (305, 1917, 2), (300, 1950, 3), (817, 1980, 4), (340, 1960, 5)], 1900) == {}


def test_a_pair_under_another_number_of_its_time_is_the_pair():
    table = numbered([(255, 220, 1975), (670, 679, 1962)]).with_columns(pl.col("number") + 1)
    directed = dyad_years(True, first=1962, last=1975)
    columns = directed.frame.with_columns(
        dyad_columns(directed.base, table, (NUMBER,), Cover("atop"), both_ways=True).frame["number"]
    ).drop_nulls("number")
    assert sorted(columns.rows()) == [
        (220, 260, 1975, 1),
        (260, 220, 1975, 1),
        (670, 678, 1962, 2),
        (678, 670, 1962, 2),
    ]


def note(column: str) -> Note:
    return Note(column, "a computed layer", "share", "own", "1", 1816, 2016)


def test_a_computed_column_can_be_put_beside_the_rows_with_its_note():
    table = state_years(first=1816, last=1816)
    values = pl.DataFrame({"share": [0.5] * table.frame.height})
    put = table.with_columns(Added(values, (note("share"),)))
    assert put.frame.columns == ["ccode", "year", "share"]
    assert put.coverage()["missing"].to_list() == [0]
    assert table.frame.columns == ["ccode", "year"]


def test_a_column_without_a_note_or_of_another_height_is_refused():
    table = state_years(first=1816, last=1816)
    with pytest.raises(DataError, match="2 rows were to be put beside 23"):
        table.with_columns(Added(pl.DataFrame({"share": [0.5, 0.5]}), (note("share"),)))
    with pytest.raises(DataError, match="notes of \\['share'\\] not matching"):
        table.with_columns(Added(pl.DataFrame({"share": [0.5] * 23}), ()))


def test_filtering_keeps_rows_and_columns_together_and_can_leave_none():
    table = state_years(first=1990, last=1990).add("codes")
    germany = table.filter(pl.col("ccode") == 255)
    assert germany.frame.row(0) == (255, 1990, 260, "DEU", "Germany")
    nobody = table.filter(pl.col("ccode") == 999)
    assert nobody.frame.height == 0
    assert nobody.frame.columns == table.frame.columns


def test_columns_can_be_added_to_a_table_without_rows():
    nobody = dyad_years(first=1990, last=1990, read=reader({("atop", "dyad_years"): []})).filter(pl.col("year") < 0)
    assert nobody.add("atop").frame.height == 0


def test_options_are_for_one_addition():
    with pytest.raises(DataError, match="Options belong to one addition"):
        state_years(first=1990, last=1990).add("nmc", "codes", version="6")


def test_an_unwritable_place_is_named(tmp_path: Path):
    with pytest.raises(OutputError, match="there is no folder"):
        state_years(first=1990, last=1990).write(tmp_path / "nowhere" / "x.csv")


LEADERS: Rows = [
    {"obsid": "A-1", "leader": "First", "gender": "M", "gwcode": 260, "yrborn": 1930, "startdate": day(1988, 5),
     "enddate": day(1990, 6, 30)},
    {"obsid": "A-2", "leader": "Second", "gender": "F", "gwcode": 260, "yrborn": None, "startdate": day(1990, 7),
     "enddate": day(1991, 2, 1)},
    {"obsid": "B-1", "leader": "Other", "gender": "M", "gwcode": 2, "yrborn": 1924, "startdate": day(1990, 6, 30),
     "enddate": day(1990, 7, 1)},
    {"obsid": "C-1", "leader": "Early", "gender": "M", "gwcode": 31, "yrborn": 1930, "startdate": day(1967),
     "enddate": day(1974)},
]  # fmt: skip
OFFICE = reader({("archigos", "leaders"): LEADERS})


def test_a_leader_has_a_row_for_every_year_with_a_day_in_office():
    frame = leader_years(read=OFFICE).frame.filter(pl.col("gwcode") == 260)
    assert frame.select("obsid", "year", "yrinoffice", "leaderage").rows() == [
        ("A-1", 1988, 1, 58), ("A-1", 1989, 2, 59), ("A-1", 1990, 3, 60), ("A-2", 1990, 1, None), ("A-2", 1991, 2, None)
    ]  # fmt: skip


def test_a_leader_stands_under_the_code_that_the_state_has_on_the_day():
    """Germany is 260 to one list throughout, and 260, then 255 to the other from 3 October 1990."""
    second = leader_years("cow", read=OFFICE).frame.filter(pl.col("obsid") == "A-2")
    assert sorted(second.select("ccode", "year").rows()) == [(255, 1990), (255, 1991), (260, 1990)]


def test_office_before_independence_counts_only_if_asked_for():
    """The Bahamas (31) are independent since 10 July 1973; the leader is in office since 1967."""
    early = {only: leader_years(only_members=only, read=OFFICE).frame.filter(pl.col("obsid") == "C-1")
             for only in (True, False)}  # fmt: skip
    assert early[True].select("year", "yrinoffice").rows() == [(1973, 7), (1974, 8)]
    assert early[False]["year"].to_list() == list(range(1967, 1975))
    with pytest.raises(CoverageError, match="Gleditsch-Ward codes only"):
        leader_years("cow", only_members=False, read=OFFICE)


@pytest.mark.parametrize("build", [leader_years, leader_days, leader_dyad_years])
@pytest.mark.parametrize(("first", "last"), [(0, 1900), (1900, 0), (0, 0)])
def test_year_0_is_no_year_of_a_leader_and_not_the_same_as_none(build: Any, first: int, last: int):
    with pytest.raises(CoverageError, match=f"covers 1840-2015, but {first}-{last} was asked for: give a first and"):
        build(first=first, last=last, read=OFFICE)


def test_two_leaders_are_a_pair_when_both_are_in_office_on_a_same_day():
    pairs = leader_dyad_years(directed=False, read=OFFICE).frame
    assert pairs.select("obsid1", "obsid2", "year").rows() == [("B-1", "A-1", 1990), ("B-1", "A-2", 1990)]
    assert leader_dyad_years(directed=True, read=OFFICE).frame.height == 4


def test_days_in_office_are_those_of_the_spell():
    days = leader_days(read=OFFICE).frame
    assert days.filter(pl.col("obsid") == "B-1")["date"].to_list() == [day(1990, 6, 30), day(1990, 7, 1)]
    assert days.height == days.unique().height


def test_years_without_leaders_are_refused():
    with pytest.raises(CoverageError, match="covers 1840-2015, but 1840-2020 was asked for"):
        leader_years(last=2020, read=OFFICE)


DISPUTE: dict[str, object] = {
    "dispnum": 1,
    "ccode1": 255,
    "ccode2": 290,
    "midongoing": True,
    "orig1": True,
    "orig2": True,
}
CONFLICTS = reader({
    ("gml_mid", "dispute_dyad_years"): [
        {**DISPUTE, "year": 1938, "midonset": True, "sidea1": True, "sidea2": False},
        {**DISPUTE, "year": 1939, "midonset": False, "sidea1": True, "sidea2": False},
        {**DISPUTE, "year": 1938, "midonset": True, "sidea1": False, "sidea2": True, "ccode1": 290, "ccode2": 255},
    ],
})  # fmt: skip


def peace(year: int, one: int = 255, other: int = 290, **options: str) -> int | None:
    table = dyad_years(first=1930, last=2011, read=CONFLICTS).add("spells", **options)
    chosen = table.frame.filter((pl.col("ccode1") == one) & (pl.col("ccode2") == other) & (pl.col("year") == year))
    return chosen.to_series(3).item()


def test_peace_passes_in_the_calendar_while_a_state_is_away():
    """Poland is a member from 1918 to 1939, and from 1945; Germany until 1945, and from 1990."""
    assert [peace(year) for year in (1938, 1939, 2000)] == [20, 0, 60]
    assert peace(2000, on="onset") == 61
    assert [peace(2000, gaps=gaps) for gaps in ("restart", "rows")] == [10, 10]


def test_peace_is_missing_after_the_sources_last_year():
    assert peace(2010) == 70
    assert peace(2011) is None


def test_a_conflict_counts_for_the_state_that_began_it():
    assert peace(2000, begun="by_itself") == 60
    assert peace(2000, one=290, other=255, begun="by_itself") == 82

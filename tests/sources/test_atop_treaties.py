"""Alliances by treaty and member: a few made-up members in, pairs by year out."""

from pathlib import Path

import polars as pl
import pytest

from polycentric.errors import DataError
from polycentric.sources import SOURCES
from polycentric.sources.atop_treaties import in_force_between, read_members

SOURCE = SOURCES["atop_treaties"]
COLUMNS = [column.raw for column in SOURCE.table("members").columns]
NOTHING = dict.fromkeys(COLUMNS, "0") | {"cowid": "", "cow4id": "", "cowsys": "1"}


def members(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "atop5_1m.csv"
    lines = [",".join((NOTHING | row)[name] for name in COLUMNS) for row in rows]
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


def member(
    code: int, entry: str, leaves: str = "0-0-0", treaty: int = 3000, phase: int = 0, **more: str
) -> dict[str, str]:
    first, last = entry.split("-"), leaves.split("-")
    return {
        "atopid": str(treaty), "member": str(code), "phase": str(phase), "yrent": first[0], "moent": first[1],
        "dayent": first[2], "yrexit": last[0], "moexit": last[1], "dayexit": last[2],
    } | more  # fmt: skip


def by_pair(path: Path) -> dict[tuple[int, int], list[int]]:
    rows = in_force_between(path).sort("year").group_by("ccode1", "ccode2", maintain_order=True).agg("year")
    return {(one, two): years for one, two, years in rows.rows()}


def test_two_members_are_a_pair_from_the_later_entry_to_the_earlier_exit_in_both_directions(tmp_path: Path):
    path = members(tmp_path, member(2, "1949-4-4"), member(200, "1950-6-1", "1952-1-1"))
    assert by_pair(path) == {(2, 200): [1950, 1951, 1952], (200, 2): [1950, 1951, 1952]}


def test_who_leaves_on_the_day_on_which_another_enters_is_never_in_it_beside_the_other(tmp_path: Path):
    rows = (
        member(260, "1989-1-1", "1990-10-3"),
        member(255, "1990-10-3", "1991-1-1"),
        member(2, "1990-1-1", "1990-12-1"),
    )
    assert by_pair(members(tmp_path, *rows)) == {
        (2, 255): [1990], (2, 260): [1990], (255, 2): [1990], (260, 2): [1990],
    }  # fmt: skip


def test_no_exit_means_that_it_goes_on_when_the_data_end_in_2018(tmp_path: Path):
    path = members(tmp_path, member(2, "2017-1-1"), member(20, "2017-1-1"))
    assert by_pair(path)[2, 20] == [2017, 2018]
    kept = SOURCE.read(path)["members"]
    assert kept["yrexit"].null_count() == kept["moexit"].null_count() == kept["dayexit"].null_count() == 2


def test_a_treaty_that_changes_its_phase_within_a_year_is_counted_once_and_two_treaties_twice(tmp_path: Path):
    before = [member(code, "1913-1-1", "1913-8-2", phase=1) for code in (255, 300)]
    after = [member(255, "1913-8-2", "1914-2-1", phase=2, defense="1"), member(300, "1913-8-2", "1914-2-1", phase=2)]
    another = [member(code, "1913-1-1", "1913-8-2", treaty=3001) for code in (255, 300)]
    rows = in_force_between(members(tmp_path, *before, *after, *another))
    cells = rows.filter(pl.col("ccode1") == 255).select("year", "treaties", "treaties_defense", "atopids").rows()
    assert cells == [(1913, 2, 1, "3000; 3001"), (1914, 1, 1, "3000")]
    assert rows.filter(pl.col("ccode1") == 300)["treaties_defense"].to_list() == [0, 0]


def test_a_day_that_is_not_known_is_taken_for_the_first_or_last_of_its_month(tmp_path: Path):
    path = members(tmp_path, member(2, "1844-6-"), member(200, "1844-1-1", "1844-6-"))
    assert by_pair(path)[2, 200] == [1844]


def test_annam_has_no_code_of_any_list_and_so_no_pair_but_stays_a_member(tmp_path: Path):
    path = members(tmp_path, member(220, "1874-3-15"), member(8152, "1874-3-15"))
    assert by_pair(path) == {}
    assert 8152 in SOURCE.read(path)["members"]["ccode"].to_list()


def test_a_file_without_a_column_is_refused(tmp_path: Path):
    path = tmp_path / "atop5_1m.csv"
    path.write_text("atopid,member\n3000,2\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"atop5_1m\.csv"):
        read_members(path)

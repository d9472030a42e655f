"""Polity's scores stand under the states that Polity means, in tables by either list and in the world."""

import warnings
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import rdata

import polycentric as pc
from polycentric.states import Cow, Gw, Polity, spells, state_of
from polycentric.states.facts import states
from polycentric.tables.archive import table
from polycentric.tidy import state_years

pytestmark = pytest.mark.usefixtures("archive")
CODE = {"cow": "ccode", "gw": "gwcode"}
TYPE = {"cow": Cow, "gw": Gw}
ALIKE = {300: 305, 345: 340}


@cache
def scores(system: str) -> pl.DataFrame:
    code = CODE[system]
    return state_years(system, 1816, 2020).add("democracy").frame.select(code, "year", "polity2")


@cache
def score_of(system: str) -> dict[tuple[int, int], int | None]:
    return {(code, year): score for code, year, score in scores(system).iter_rows()}


@pytest.fixture(scope="module")
def raw(mirror: Path) -> Any:
    """The file's rows by another reader, with the codes that its carrier gave each row (none of ours)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rdata.read_rda(mirror / "files" / "regime" / "polity5.rda")["polity5"].rename(columns=str)


def of_file(raw: Any, number: int, year: int) -> int | None:
    """Give the score that the file has under a number of Polity's."""
    row = raw[(raw.polity_annual_ccode == number) & (raw.year == year)].polity2.iloc[0]
    return None if row != row else int(row)


# By hand, state by state: our code, the year, and Polity's own number for that state then.
BY_HAND = [
    ("cow", 341, 2008, 348, 9), ("cow", 341, 2018, 348, 9), ("cow", 347, 2010, 341, 8), ("cow", 365, 1960, 364, -7),
    ("cow", 365, 1922, 364, -7), ("cow", 365, 1921, 365, -1), ("cow", 365, 1991, 364, 0), ("cow", 365, 1992, 365, 5),
    ("cow", 625, 2010, 625, -2), ("cow", 625, 2012, 626, -4), ("cow", 625, 2018, 626, -4), ("cow", 626, 2012, 525, 0),
    ("cow", 345, 1900, 342, -5), ("cow", 345, 1925, 345, 0), ("cow", 345, 1992, 347, -5), ("cow", 345, 2005, 347, 6),
    ("cow", 345, 2010, 342, 8), ("cow", 255, 1933, 255, -9), ("cow", 260, 1960, 260, 10), ("cow", 255, 1990, 255, 10),
    ("cow", 265, 1960, 265, -9), ("cow", 816, 1960, 816, -8), ("cow", 816, 1980, 818, -7), ("cow", 678, 1990, 678, -5),
    ("cow", 679, 1990, 679, 0), ("cow", 679, 2000, 679, -2), ("cow", 680, 1970, 680, -6), ("cow", 530, 1990, 530, -8),
    ("cow", 530, 2010, 529, -3), ("cow", 770, 1960, 769, -7), ("cow", 770, 1975, 770, 8), ("cow", 300, 1850, 305, -6),
    ("cow", 300, 1914, 305, -4), ("cow", 305, 1930, 305, 8), ("cow", 325, 1850, 324, -7), ("cow", 325, 1870, 325, -4),
    ("gw", 260, 1950, 260, 10), ("gw", 260, 2000, 255, 10), ("gw", 265, 1950, 265, -8), ("gw", 305, 1946, 305, 10),
    ("gw", 340, 1900, 342, -5), ("gw", 345, 1950, 345, -7), ("gw", 340, 2010, 342, 8), ("gw", 678, 2000, 679, -2),
    ("gw", 341, 2010, 348, 9), ("gw", 347, 2010, 341, 8), ("gw", 816, 1980, 818, -7), ("gw", 365, 1950, 364, -9),
    ("gw", 99, 1825, 99, -1), ("gw", 564, 1860, 564, 4),
]  # fmt: skip


@pytest.mark.parametrize(("system", "code", "year", "number", "score"), BY_HAND)
def test_a_state_has_the_score_that_the_file_gives_it_under_politys_own_number(
    raw: Any, system: str, code: int, year: int, number: int, score: int
):
    assert of_file(raw, number, year) == score
    assert score_of(system)[code, year] == score
    assert state_of(Polity(number), year) == state_of(TYPE[system](code), year)


def test_no_year_of_the_soviet_union_lacks_its_score():
    assert [year for year in range(1922, 1992) if score_of("cow")[365, year] is None] == []


@pytest.mark.parametrize(("system", "column"), [("cow", "cown"), ("gw", "GWn")])
def test_every_score_is_one_that_the_carriers_own_codes_give_to_that_state(raw: Any, system: str, column: str):
    """The carrier coded each row by name, without our list: a second opinion over all states and years.

    It calls Austria-Hungary Austria, and Yugoslavia before 1921 Serbia.
    """
    theirs: dict[tuple[int, int], set[int | None]] = {}
    for code, year, score in raw[[column, "year", "polity2"]].itertuples(index=False):
        if code == code:
            theirs.setdefault((int(code), int(year)), set()).add(None if score != score else int(score))
    wrong, lost = list[Any](), list[Any]()
    for (code, year), score in score_of(system).items():
        possible = theirs.get((ALIKE.get(code, code), year), set()) | theirs.get((code, year), set())
        if score is not None and score not in possible:
            wrong.append((code, year, score, possible))
        if score is None and possible - {None}:
            lost.append((code, year, possible))
    assert wrong == []
    assert lost == [(300, 1918, {0})]  # the row of 1918 is the republic's


def test_the_list_of_politys_numbers_has_the_years_that_the_file_has(raw: Any):
    """No row of a number is without a state, and none of a spell's years without a row."""
    listed = {
        (int(spell.code.value), year)
        for state in states()
        for spell in spells(state, Polity)
        if spell.code is not None
        for year in range(spell.start.year, (spell.end.year if spell.end else 2018) + 1)
    }
    rows = {(int(number), int(year)) for number, year in zip(raw.polity_annual_ccode, raw.year, strict=True)}
    assert rows - listed == {(2, 2019), (2, 2020)}
    assert listed - rows == set()


def test_every_number_that_polity_and_the_two_lists_read_differently_is_known_by_state():
    """By number alone these would go to another state, or to none."""
    numbers = table("polity5")["polity_ccode"].unique().sort().to_list()
    differ = [number for number in numbers if _state(Cow, number) != _state(Polity, number)]
    assert differ == [89, 99, 305, 324, 341, 342, 347, 348, 364, 525, 529, 564, 626, 769, 818]


def _state(system: type[Cow] | type[Polity], number: int) -> str:
    try:
        return state_of(system(number)).id
    except pc.errors.PolycentricError:
        return ""


def test_the_world_has_the_scores_of_the_tables():
    panel = pc.load("history", years=(1816, 2020), series=["polity2"])
    in_world = {
        (state, year): panel["polity2"].sel(state=state, year=year).item()
        for state, year in [("MNE", 2008), ("XKX", 2010), ("RUS", 1960), ("RUS", 1922), ("AUH", 1914), ("AUT", 1918),
                            ("DEU", 1950), ("SRB", 2006), ("YEM", 1990), ("SDN", 2012), ("SSD", 2012), ("USA", 2020)]
    }  # fmt: skip
    assert list(in_world.values()) == [9, 8, -7, -7, -4, 0, 10, 8, 0, -4, 0, 5]
    assert panel["polity2"].sel(state="AUH", year=1918).item() == panel["polity2"].attrs["fill_value"]
    assert panel["polity2"].attrs["source_name"] == "polity5"

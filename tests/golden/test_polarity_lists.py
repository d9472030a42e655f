"""The dated lists of powers; against the files they are facts of where a mirror holds these (else no such tests)."""

import os
from pathlib import Path

import pandas as pd
import pytest

from polycentric.sets.lists import MAJOR_POWERS, NUCLEAR, PERMANENT_FIVE, StateList

MIRROR = os.environ.get("POLYCENTRIC_MIRROR")
COW = dict(
    zip(
        ["USA", "UKG", "FRN", "GMY", "AUH", "ITA", "RUS", "CHN", "JPN"],
        ["USA", "GBR", "FRA", "DEU", "AUH", "ITA", "RUS", "CHN", "JPN"],
        strict=True,
    )
)
OWID = {
    "United States": "USA",
    "Russia": "RUS",
    "United Kingdom": "GBR",
    "France": "FRA",
    "China": "CHN",
    "Israel": "ISR",
    "India": "IND",
    "South Africa": "ZAF",
    "Pakistan": "PAK",
    "North Korea": "PRK",
}


def _on(states: StateList, year: int) -> set[str]:
    return {state for state in states.spans if states.on(state, year)}


def _locate(name: str) -> Path:
    folder = Path(str(MIRROR))
    return next(path for path in (folder / name, folder / "files" / name) if path.exists())


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (1820, {"GBR", "FRA", "DEU", "AUH", "RUS"}),
        (1914, {"GBR", "FRA", "DEU", "AUH", "RUS", "ITA", "USA", "JPN"}),
        (1920, {"GBR", "FRA", "ITA", "USA", "JPN"}),
        (1943, {"GBR", "DEU", "ITA", "USA", "JPN", "RUS"}),
        (1960, {"GBR", "FRA", "USA", "RUS", "CHN"}),
        (2016, {"GBR", "FRA", "USA", "RUS", "CHN", "DEU", "JPN"}),
    ],
)
def test_the_major_powers_of_years_that_every_codebook_names(year: int, expected: set[str]):
    assert _on(MAJOR_POWERS, year) == expected


def test_five_states_are_permanent_members_in_every_year_since_1949():
    assert {len(_on(PERMANENT_FIVE, year)) for year in range(1949, 2026)} == {5}


def test_nine_states_possess_nuclear_weapons_and_one_has_given_them_up():
    assert len(_on(NUCLEAR, 2025)) == 9
    assert "ZAF" in _on(NUCLEAR, 1985)


if MIRROR:

    @pytest.mark.parametrize("year", range(1817, 2017))
    def test_the_major_powers_are_those_of_the_file(year: int):
        """A state is on our list in the years that its spell touches; the file has days."""
        spells = pd.read_csv(_locate("cow/majors2024.csv"))
        touched = spells[(spells.styear <= year) & (spells.endyear >= year)]
        assert _on(MAJOR_POWERS, year) == {COW[abbreviation] for abbreviation in touched.stateabb}

    @pytest.mark.parametrize("year", range(1945, 2023))
    def test_the_nuclear_powers_are_those_of_the_file(year: int):
        rows = pd.read_csv(_locate("nuclear/owid_nuclear_weapons_proliferation.csv"))
        held = rows[(rows.Year == year) & (rows.nuclear_weapons_possession > 0)]
        assert _on(NUCLEAR, year) == {OWID[name] for name in held.Entity}

"""A source that a user hands over is read under the codes that its numbers show, where the mirror has a copy of it."""

from pathlib import Path

import pytest

from polycentric.sources import SOURCES
from polycentric.tables.fetch import take
from polycentric.tables.places import CACHE_VARIABLE
from polycentric.tidy import state_years


@pytest.fixture
def troops(mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    take(SOURCES["us_troops"], [mirror / "files" / "presence" / "troopdata-rebuild-country-year.csv"])


@pytest.mark.usefixtures("troops")
def test_troops_of_the_united_states_stand_under_the_state_that_cows_number_means():
    """Read off the file: Germany 255 in 1985 and 2000, Yemen 679, Kiribati 946, Nauru 970, Japan 740."""
    cow = state_years("cow", 1950, 2024).add("us_troops").frame
    gw = state_years("gw", 1950, 2024).add("us_troops").frame
    expected = {
        ("cow", 260, 1985): 246_875, ("gw", 260, 1985): 246_875, ("cow", 740, 2024): 55_154, ("gw", 740, 2024): 55_154,
    }  # fmt: skip
    for (system, code, year), people in expected.items():
        frame, column = (cow, "ccode") if system == "cow" else (gw, "gwcode")
        assert frame.filter(**{column: code, "year": year})["us_troops"].item() == people
    assert cow.filter(ccode=255, year=2000)["us_troops"].item() == gw.filter(gwcode=260, year=2000)["us_troops"].item()
    for one, other in ((679, 678), (970, 971), (946, 970), (345, 340), (955, 972)):
        in_2010 = cow.filter(ccode=one, year=2010)["us_troops"].to_list()
        assert in_2010 == gw.filter(gwcode=other, year=2010)["us_troops"].to_list() != [None]

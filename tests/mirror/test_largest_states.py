"""Where a source covers a year and one of its ten largest states is missing: each such hole is known and named."""

import subprocess
import sys

import pytest

import polycentric as pc
from polycentric.panel.largest import of_variable, spans
from polycentric.panel.series import SERIES

pytestmark = pytest.mark.usefixtures("archive")

# By series and its first variable: whom it leaves out though it knows something of most states. Each is the source's.
HOLES = {
    "democracy": {"AUH": "1867-1918"},
    "fariss": {},
    # Who was out is not listed, nor who had left by 1994 (China 1948-50, Czechoslovakia).
    "gatt_members": {"CHN": "1948-1994", "CSK": "1948", "RUS": "1948-1994", "TWN": "1949", "UKR": "1991-1992"},
    "ideal_points": {"CHN": "1946-1963, 1965-1970", "DEU": "1955-1963, 1965-1972", "ITA": "1946-1955",
                     "ESP": "1946-1950", "JPN": "1952-1956"},  # no members of the United Nations, or not seated
    "minimum_distance": {"DEU": "1955", "FRA": "1944", "IND": "1947", "JPN": "1952", "POL": "1918", "TWN": "1949",
                     "UKR": "1991"},  # no members on 1 January
    "nearest_state": {"DEU": "1955", "FRA": "1944", "IND": "1947", "JPN": "1952", "POL": "1918", "TWN": "1949",
                      "UKR": "1991"},
    "nuclear": {"CSK": "1948"},
    "nuclear_latency": {"CHN": "1939-1957", "GBR": "1939-1951"},  # a laboratory of unknown years, before any other
    "peace_data": {"KOR": "1996-1999, 2004-2020"},  # the makers code few of its pairs
    "penn": {"RUS": "1950-1990", "POL": "1950-1958", "CHN": "1950-1951", "IDN": "1950-1951"},
    "polity5": {"CHN": "1860-1861, 1937-1945", "IND": "1947-1951", "FRA": "1940-1942", "AUH": "1918", "DEU": "1945",
                "JPN": "1945"},  # foreign interruption, or not scored
    "sdp": {},
    "trade": {"DEU": "1960-1989", "CHN": "1894, 1944", "RUS": "1944", "TWN": "1949", "UKR": "1991"},
    "un_issue_ideal_points_humanrights": {"CHN": "1970", "DEU": "1970-1972"},  # not seated, no members
    "vdem": {"AUH": "1918", "DEU": "1945", "ITA": "1861", "POL": "1939"},  # no unit of its own at that year's end
    "wb_gdp": {"RUS": "1960-1990", "BRA": "1960-1988"},
    "wb_population": {"RUS": "1960-1990"},
}  # fmt: skip
SPARSE = {"maddison", "nmc", "trade_totals"}  # single years of single variables, which commands name


@pytest.mark.parametrize("name", sorted(SERIES))
def test_the_great_powers_that_a_series_leaves_out_are_these_and_no_others(name: str):
    if name in SPARSE:
        return
    panel = pc.load("history", years=(1816, 2022), series=[name])
    lacking = of_variable(panel, SERIES[name].variables[0].name)
    assert {state: spans(years) for state, years in lacking.items()} == HOLES.get(name, {})


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("network flow --year 1975", "Federal Republic of Germany 1975"),
        ("table state-years --from 1900 --to 1914 --add democracy", "Left out of euds, aeuds, though among"),
        ("table dyad-years --from 1975 --to 1975 --add trade", "Left out of flow1, flow2, smoothflow1, smoothflow2"),
        ("similarity --year 1950 --layer un", "Italy 1950"),
        ("power output_penn --world history --year 1970", "Left out of output_penn"),
    ],
)
def test_a_command_names_the_great_power_that_its_ranking_leaves_out(command: str, message: str):
    done = subprocess.run([sys.executable, "-m", "polycentric", *command.split()], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert message in " ".join(done.stdout.split())

import csv
import io
import json

import click
import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import PolycentricError


def _printed(*words: str) -> str:
    result = CliRunner().invoke(polycentric, ["revisions", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_figure_of_a_year_is_shown_edition_by_edition():
    lines = _printed("exports", "--state", "China", "--of", "2014").splitlines()
    assert lines[2] == "China, trillion current US dollars"
    assert lines[4].split() == ["2014", "2015", "2.343", "–", "first"]
    assert lines[5].split() == ["2014", "2016", "2.244", "-4.23%", "revision"]


def test_output_says_the_year_of_its_dollars_and_its_growth_as_known_then_and_as_last_known():
    shown = _printed("gdp_ppp", "--state", "China")
    assert "dollars of" in shown
    assert "2013     2015  16.41        2014  +22.6%  other prices" in shown
    assert "as first known  edition  as last known  edition" in shown
    assert "2015          +6.89%     2016         +8.06%     2017" in shown
    assert "another round of price comparisons" in shown


def test_without_a_state_pairs_of_editions_are_counted():
    lines = _printed("gdp_ppp").splitlines()
    row = next(line.split() for line in lines if line.startswith("2024  2025"))
    both, same, revised, prices, jumps = map(int, row[2:7])
    assert both == same + revised + prices + jumps > 300
    assert prices == 0
    assert "meaning" not in lines[3], "no break of meaning in this variable"


@pytest.mark.parametrize(
    "words",
    [("gdp_ppp",), ("growth",), ("milex_share", "--state", "Russia"), ("exports", "--state", "China"),
     ("gdp_ppp", "--state", "Bosnia and Herzegovina")],
)  # fmt: skip
def test_tables_fit_eighty_columns(words: tuple[str, ...]):
    tables = _printed(*words).split("\n\n")[1:-1]
    assert max(len(line) for table in tables for line in table.splitlines()) <= 80


def test_rows_and_provenance_name_editions_units_and_pairs():
    told = json.loads(_printed("gdp_ppp", "--of", "2013", "--json"))
    assert told["editions"][:4] == [2014, 2015, 2016, 2017]
    assert [(each["edition_before"], each["edition"]) for each in told["pairs"]][:2] == [(2014, 2015), (2015, 2016)]
    rows = list(csv.DictReader(io.StringIO(_printed("gdp_ppp", "--of", "2013", "--state", "FRA", "--csv"))))
    assert [row["unit"] for row in rows] == [f"US dollars (PPP) of {year}" for year in (2013, 2014, 2015)]


def test_a_state_that_is_gone_is_found_by_the_name_it_had():
    assert "German Democratic Republic" in _printed("population", "--state", "East Germany")
    assert "Russia" in _printed("growth", "--state", "Soviet Union")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["gdp_pp"], "No variable is called 'gdp_pp': did you mean 'gdp_ppp'"),
        (["energy"], "made of energy_per_capita and population: ask for one of these"),
        (["exports", "--of", "1950"], "those of 1983 to 2024 are printed"),
        (["exports", "--state", "Frence"], "No state is called 'Frence': did you mean 'France'"),
    ],
)
def test_what_is_not_printed_is_refused_in_one_line(words: list[str], message: str):
    with pytest.raises((PolycentricError, click.UsageError)) as refused:
        polycentric.main(["revisions", *words], standalone_mode=False)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)

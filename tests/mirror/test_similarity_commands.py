"""The command `similarity` and the tables behind it, on the real alliances and votes."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import click
import numpy as np
import pytest
from click.testing import CliRunner
from pytest_benchmark.fixture import BenchmarkFixture

from polycentric.answers.parts.similarity_rows import bars
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, PolycentricError, UnknownNameError
from polycentric.panel.load import load
from polycentric.ties.similar import layers, years
from polycentric.ties.similar_pairs import of_pair, of_year
from polycentric.ties.similarity import SIMILARITIES

pytestmark = pytest.mark.usefixtures("archive")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(polycentric, ["similarity", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def refused(*arguments: str) -> str:
    with pytest.raises((PolycentricError, click.UsageError)) as refusal:
        CliRunner().invoke(polycentric, ["similarity", *arguments], catch_exceptions=False, standalone_mode=False)
    return str(refusal.value)


def test_two_states_through_time_have_a_course_their_years_and_the_reasons_for_none():
    output = run("Germany", "Russia", "--years", "1910-1930", "--coding", "valued")
    assert "Germany and Russia, 1910–1930: similarity of alliance portfolios (ATOP)" in output
    assert "neither has a tie to any other state" in output
    assert "3 defence or offence, 2 neutrality or consultation" in output
    assert "kappa: Cohen's kappa, squared distances. Two states with opposite habits" in output
    usual = run("Germany", "Russia", "--years", "1910-1930")
    assert "a pledge to defend or to join an attack as 1, others as none" in usual


def test_every_year_asked_for_has_its_row_with_a_value_or_a_reason():
    rows = list(csv.DictReader(io.StringIO(run("CHE", "SWE", "--years", "1918-2020", "--measure", "kappa", "--csv"))))
    assert [int(row["year"]) for row in rows] == list(range(1918, 2021))
    assert all((row["value"] == "") == (row["reason"] != "") for row in rows)
    assert {row["reason"] for row in rows[-2:]} == {"outside the source's years"}


def test_the_table_of_a_pair_is_the_layers_cells():
    panel = load("history", years=(1912, 1916), series=["atop", "cinc"])
    columns = layers(panel, {"pi": ("pi", "valued"), "s": ("s_weighted_absolute", "valued")})
    rows = of_pair("AUH", "RUS", ("pi", "s_weighted_absolute"), coding="valued", span=(1912, 1916))
    for key, name in (("pi", "pi"), ("s", "s_weighted_absolute")):
        cells = columns[key].sel(state="AUH", partner="RUS").values
        np.testing.assert_allclose(rows.filter(rows["measure"] == name)["value"].to_numpy(), cells, atol=1e-6)


def test_a_value_comes_with_the_number_of_roll_calls_it_rests_on():
    rows = of_pair("USA", "RUS", ("s_squared",), "votes", span=(1949, 1951))
    assert rows["items"].to_list() == [103, 50, 6]


def test_a_year_ranks_every_pair_once_and_counts_those_without_a_value():
    output = run("--year", "1914", "--top", "3")
    assert "Most alike, of 462 pairs" in output
    assert "No value for 528 pairs: neither has a tie" in output
    frame = of_year(1914)
    assert frame.height == 45 * 44 // 2
    assert [frame["value"].null_count(), of_year(1914, coding="valued")["value"].null_count()] == [528, 300]
    assert frame["value"].drop_nulls().is_sorted(descending=True)


def test_one_state_is_compared_with_all_others():
    made = json.loads(run("Germany", "--year", "1914", "--json"))
    assert {row["state"] for row in made["rows"]} == {"DEU"}
    assert len(made["rows"]) == 44
    assert made["rows"][0]["partner"] == "AUH"
    assert [source["name"] for source in made["sources"]] == ["atop"]


def test_a_weighted_measure_names_the_source_of_its_weights():
    made = json.loads(run("USA", "GBR", "--years", "2000", "--measure", "s_weighted_squared", "--json"))
    assert [source["name"] for source in made["sources"]] == ["atop", "cow_nmc"]


def test_the_picture_breaks_its_lines_where_there_is_no_value_and_says_why():
    drawn = run("DEU", "Russia", "--years", "1910-1960", "--svg")
    root = ElementTree.fromstring(drawn)
    texts = ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Germany and Russia, 1910–1960: similarity of alliance portfolios (ATOP)" in texts
    assert sum(text.startswith("No value: ") for text in texts) == 2
    assert "Kendall's tau-b" in texts


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("USA", "USA"), "are one state"),
        (("--years", "1900-1920"), "Name two states, or one, or give --year"),
        (("USA", "RUS", "--year", "1914", "--years", "1914"), "give one of the two"),
        (("--year", "1914", "--measure", "pi", "--measure", "kappa"), "ranked by one measure"),
        (("USA", "GBR", "CHN"), "Name two states"),
        (("USA", "GBR", "--binary"), "--binary is now --coding"),
        (("USA", "GBR", "--layer", "un", "--coding", "binary"), "Votes have one coding"),
    ],
)
def test_what_can_not_be_meant_is_refused(arguments: tuple[str, ...], message: str):
    assert message in " ".join(refused(*arguments).split())


def test_years_outside_the_source_unknown_measures_and_absent_states_are_refused():
    with pytest.raises(CoverageError, match="covers 1946-2019, but 1900-1920 was asked for"):
        of_pair("USA", "GBR", of="votes", span=(1900, 1920))
    with pytest.raises(UnknownNameError, match="'s_absolute'"):
        of_pair("USA", "GBR", ("s",))
    with pytest.raises(CoverageError, match="'ESP' has no votes in the UN General Assembly in 1946"):
        of_year(1946, of="votes", state="ESP")
    with pytest.raises(CoverageError, match="'KIR' was no state in 1900-1910"):
        of_pair("USA", "KIR", span=(1900, 1910))


def test_bars_run_from_minus_one_to_one_and_leave_gaps():
    assert bars([-1.0, 0.0, 1.0, None, -3.0]) == "▁▅█·▁"
    assert len(bars([0.0] * 203)) <= 60


def test_all_measures_of_all_pairs_of_ten_years(benchmark: BenchmarkFixture):
    """Timed with --benchmark-enable, not asserted: some .3 s on one thread for 377,000 directed pairs."""
    panel = load("history", years=(2009, 2018), series=["atop", "cinc"])

    def compare_all() -> int:
        return sum(int((year.compare(name).why == 0).sum()) for year in years(panel) for name in SIMILARITIES)

    assert benchmark.pedantic(compare_all, rounds=2) > 3_000_000


def test_who_met_india_on_sixteen_of_ninety_roll_calls_does_not_lead_the_list():
    output = run("India", "--year", "2019", "--layer", "un")
    most, least = output.split("Least alike")
    assert "Equatorial Guinea" not in most
    assert "Pakistan" in most
    assert "both took a stand on too small a part of the items" in least
    assert "less than 50% of the year's items have no value (--least)" in output
    assert "Equatorial Guinea" in run("India", "--year", "2019", "--layer", "un", "--least", "0").split("Least")[0]


@pytest.mark.parametrize(("state", "year"), [("USA", 1995), ("BRA", 2010), ("FRA", 1975), ("RUS", 2019)])
def test_every_pair_with_a_value_met_on_half_of_the_years_roll_calls(state: str, year: int):
    frame = of_year(year, "kappa", "votes", state=state)
    known = frame.filter(frame["value"].is_not_null())
    assert (known["items"] >= 0.5 * known["of_items"]).all()
    few = frame.filter(frame["reason"].str.starts_with("both took a stand on too small"))
    assert (few["items"] < 0.5 * few["of_items"]).all()


def test_a_layer_counts_the_pairs_that_it_leaves_out_and_holds_every_digit():
    panel = load("history", years=(2018, 2019), series=["cinc"])
    columns = layers(panel, {"kappa": ("kappa", "valued")}, "votes")["kappa"]
    everyone = layers(panel, {"kappa": ("kappa", "valued")}, "votes", least=0.0)["kappa"]
    off = ~np.eye(columns.sizes["state"], dtype=bool)
    gone = int((everyone.notnull().values & columns.isnull().values)[:, off].sum()) // 2
    assert columns.attrs["left_out_few"] == gone > 0
    assert columns.dtype == np.float64
    row = of_pair("IND", "CHN", ("kappa",), "votes", span=(2019, 2019)).row(0, named=True)
    assert columns.sel(year=2019, state="IND", partner="CHN").item() == row["value"]

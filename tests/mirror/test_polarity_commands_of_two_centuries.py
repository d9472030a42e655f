"""The commands `polarity` and `leads` on the real files."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_benchmark.fixture import BenchmarkFixture

from polycentric.cli.app import polycentric

pytestmark = pytest.mark.usefixtures("archive")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(polycentric, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_one_year_is_told_in_sentences_a_family_each():
    output = " ".join(run("polarity", "--world", "history", "--year", "2016").split())
    assert (
        "China and the United States stand apart: of 9 measures, each leads or has half of what the leader has on most"
        in output
    )
    assert "The United States is the largest by military_spending" in output
    assert "By cut-offs after Thompson on shares: " in output
    assert "independent ones, as they went together in 1960-2012." in output
    assert "China is the largest by cinc" not in output
    assert "Poles, of " in output
    assert "Scholars disagree on 2016: unipolar (Brooks and Wohlforth 2016), bipolar" in output
    assert "no probabilities" in output


@pytest.mark.parametrize(
    ("year", "words"),
    [
        ("1913", "Scholars call the world of 1913 multipolar (Waltz 1979). 21 of 34 readings call it multipolar."),
        ("1938", "Scholars call the world of 1938 multipolar (Waltz 1979); International Crisis Behavior's period is "
         "multipolarity (1918-1939)."),
        ("1985", "Scholars call the world of 1985 bipolar (Waltz 1979); International Crisis Behavior's period is "
         "“polycentrism” (1963-1989). 17 of 38 readings call it bipolar."),
        ("1985", "The United States and the Soviet Union stand apart: of 9 measures, each leads or has half of what "
         "the leader has on most (the United States on 7, the Soviet Union on 5)"),
        ("1985", "Together 38 readings, of which 37 can be compared, worth about 4.8 independent ones, "
         "as they went together in 1960-2012."),
        ("1985", "The Soviet Union is the largest by military_spending: 35% of the sum of all states, 1.1 times the "
         "second, the United States (31%)."),
        ("1913", "The United States stands apart: of 8 measures, it leads or has half of what the leader has on most "
         "(the United States on 6); Germany on 3"),
        ("1913", "In arms others lead or have half of the leader: by military_personnel the Russian Empire leads (of "
         "it, Germany 0.67); by military_spending Germany leads (of it, the Russian Empire 0.97, the United Kingdom "
         "0.77, France 0.75, the United States 0.71)."),
        ("1960", "On 6 of the 9 (iron_and_steel, military_spending, net_resources_fariss, output_fariss, "
         "primary_energy, surplus_product) it comes first; the second has 0.16 to 0.81 of the leader, most on "
         "military_spending (the Soviet Union). In arms others lead or have half of the leader: by military_personnel "
         "the Soviet Union leads (of it, China 0.90, the United States 0.64); by military_spending the United States "
         "leads (of it, the Soviet Union 0.81)."),
        ("1938", "By cut-offs after Thompson on shares: multipolar 8, bipolar 4, unipolar 3, near-unipolar 2 of 17"),
        ("1960", "By cut-offs after Thompson on shares: multipolar 6, unipolar 5, bipolar 5, near-unipolar 1 of 17"),
        ("2000", "By ratios to the leader: unipolar 9, bipolar 2, multipolar 2 of 13 readings, worth about 3.5."),
    ],
)  # fmt: skip
def test_a_year_says_what_the_field_calls_it_and_why_readings_miss_it(year: str, words: str):
    output = run("polarity", "--year", year)
    assert words in " ".join(output.split())
    assert len(output.splitlines()) < 45


def test_a_span_says_who_was_the_largest_when_by_the_names_of_the_time():
    output = " ".join(run("polarity", "--years", "1946-2019", "--as-one", "none").split())
    assert (
        "The largest by military_spending: the United States 1946-1947, the Soviet Union 1948-1950, the United States "
        "1951-1970, the Soviet Union 1971-1988, the United States 1989-2019" in output
    )
    assert "1946-1989 bipolar (Waltz 1979)" in output


def test_movement_in_the_first_year_asked_for_looks_back_to_years_that_are_not_shown():
    rows = list(
        csv.DictReader(
            io.StringIO(
                run(
                    "polarity",
                    "--years",
                    "2010-2012",
                    "--table",
                    "concentration",
                    "--set",
                    "majors",
                    "--index",
                    "cinc",
                    "--world",
                    "history",
                    "--csv",
                )
            )
        )
    )
    assert {row["year"] for row in rows} == {"2010", "2011", "2012"}
    moved = [row for row in rows if (row["measure"], row["index"], row["set"]) == ("movement", "cinc", "majors")]
    assert all(0.0 < float(row["value"]) < 0.2 for row in moved)


def test_a_set_of_named_states_and_a_users_own_files(tmp_path: Path):
    index, poles = tmp_path / "ships.csv", tmp_path / "mine.csv"
    index.write_text("state,value,year\nUSA,11,2000\nGBR,3,2000\nRUS,1,2000\nFRA,1,2000\n")
    poles.write_text("state,pole,year\nUSA,1,2000\nChina,1,2000\n")
    arguments = [
        "--world",
        "history",
        "--years",
        "2000",
        "--index",
        "ships",
        "--set",
        "USA,GBR,FRA",
        "--own",
        str(index),
        "--own",
        str(poles),
    ]
    made = json.loads(run("polarity", *arguments, "--json"))
    rows = {(row["definition"], row["index"], row["set"]): row for row in made["rows"] if row["actors"] == "states"}
    assert rows["mine", "", ""]["class"] == "bipolar"
    assert rows["thompson", "ships", "own_set"]["class"] == "unipolar"
    assert made["states"] == ["USA", "GBR", "FRA"]
    assert "cow_nmc" in {record["name"] for record in made["sources"]}


def test_ratios_to_the_leader_hold_the_crossing_of_china_and_the_united_states():
    rows = list(
        csv.DictReader(
            io.StringIO(run("polarity", "--world", "history", "--years", "2014-2018", "--table", "ratios", "--csv"))
        )
    )
    led = {row["year"]: row["leader"] for row in rows if row["index"] == "output_fariss" and row["rank"] == "1"}
    assert (led["2015"], led["2016"]) == ("USA", "CHN")


def test_agreement_without_the_experts_years_is_refused_with_the_years_that_are_needed():
    words = ["polarity", "--world", "history", "--years", "2015-2017", "--table", "agreement", "--csv"]
    done = CliRunner().invoke(polycentric, words)
    assert done.exit_code == 2
    assert "ask for 1918-2010" in done.output


def test_who_leads_is_told_with_draws_seed_and_correlation():
    output = run("leads", "output_fariss", "--years", "2010", "--correlation", "0.5")
    assert "2010     1  United States" in output
    assert "4,000 draws, seed 1" in output
    assert "Correlation of the errors of any two states: 0.5, a choice." in output
    made = json.loads(run("leads", "--years", "2010", "--json"))
    assert (made["draws"], made["seed"], made["correlation"]) == (4000, 1, 0.0)


def test_the_whole_map_with_the_experts_beside_it(benchmark: BenchmarkFixture):
    """Timed with --benchmark-enable, not asserted: 3.8 s of processor time, all readings of 207 years."""
    output = benchmark.pedantic(run, args=("polarity", "--world", "history"), rounds=1)
    assert "Closest to the experts: " in output
    assert "It rests on a list of powers" not in output
    assert "no agreement could be surer than p = 0.08" in output


@pytest.mark.parametrize(("year", "weighed"), [(1985, True), (2020, False), (1913, False)])
def test_a_year_says_whether_any_index_weighs_nuclear_arsenals(year: int, weighed: bool):
    said = " ".join(run("polarity", "--world", "history", "--year", str(year)).split())
    assert ("warheads are known of too few states to be one" in said) == weighed
    assert ("No measure here weighs nuclear arsenals" in said) != weighed

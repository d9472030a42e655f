"""The command `network` on the real alliances and trade."""

import json

import pytest
from click.testing import CliRunner
from pytest_benchmark.fixture import BenchmarkFixture

from polycentric.cli.app import polycentric
from polycentric.errors import DataError, UnknownNameError
from polycentric.panel.load import load
from polycentric.ties.centrality import centrality

pytestmark = pytest.mark.usefixtures("archive")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(polycentric, ["network", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_network_of_trade_says_how_many_states_it_had_to_leave_out():
    lines = run("flow", "--years", "1996-2014", "--measure", "eigenvector").splitlines()
    last = next(line.split() for line in lines if line.startswith("2014"))
    assert last[:4] == ["2014", "186", "9", "85.6"]
    assert "China, United States, Germany" in " ".join(last)


def test_a_year_of_which_too_little_is_observed_has_no_measure_and_says_so():
    assert "No measure in 1890: too few of the pairs are observed" in run("flow", "--year", "1890")
    rows = json.loads(run("flow", "--years", "1890", "--json"))["rows"]
    assert len(rows) == 1
    assert rows[0]["pagerank"] is None
    assert rows[0]["left_out"] == 22


def test_one_year_shows_its_most_central_states_by_every_measure():
    output = run("atop_defense", "--year", "1980", "--top", "3")
    assert "In the middle by mean rank, of 156 states" in output
    assert "United States" in output


def test_what_is_no_tie_between_two_states_is_refused():
    with pytest.raises(UnknownNameError, match="No tie layer is called 'cinc'"):
        run("cinc")


@pytest.mark.parametrize(("layer", "units"), [("mindist", "metres"), ("conttype", "code")])
def test_a_distance_or_a_code_is_refused_as_no_strength_of_a_tie(layer: str, units: str):
    with pytest.raises(DataError, match=f"'{layer}' is in {units}, which is no strength of a tie"):
        run(layer)


def test_all_measures_of_all_years_of_trade(benchmark: BenchmarkFixture):
    """Timed with --benchmark-enable, not asserted: .8 s of processor time for 145 years."""
    flows = load("history", years=(1870, 2014), series=["flow"]).pc.masked("flow")
    measures = benchmark.pedantic(centrality, args=(flows,), rounds=2)
    measured = measures["year"].values[measures["reason"].values == ""]
    assert (int(measured[-1]), measured.size) == (2014, 84)

"""Tie layers on the real data of two centuries: what is missing is never a number, and `ties` knows each world's."""

import csv
import io

import numpy as np
import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError
from polycentric.panel.load import load
from polycentric.panel.series import variables
from polycentric.ties.contract import TieLayer

pytestmark = pytest.mark.usefixtures("archive")
WHOLE_NUMBERS = sorted(
    name for name, (layer, each) in variables().items() if len(layer.keys) == 2 and each.dtype.startswith("int")
)


def run(*arguments: str) -> str:
    done = CliRunner().invoke(polycentric, ["ties", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def own(variable: str) -> TieLayer:
    return TieLayer("Of a user", (variable,), "code", "made up for this test", True, lambda cells: cells, name="own")


def test_a_layer_of_sanctions_between_germany_and_france_is_missing_and_not_minus_one():
    panel = load("history", years=(2000, 2000), series=["sanction"])
    tie = own("sanction")(panel)
    assert np.isnan(tie.sel(state="DEU", partner="FRA").item())
    assert float(tie.min()) >= 0


@pytest.mark.parametrize("variable", WHOLE_NUMBERS)
def test_no_layer_on_a_whole_number_of_the_archive_shows_a_fill(variable: str):
    panel = load("history", years=(1989, 1990), series=[variable])
    for tie in (own(variable)(panel), own(variable).bound(panel), own(variable).floor(panel)):
        assert not bool((tie < 0).any())
        assert np.isnan(tie.values[:, np.eye(tie.sizes["state"], dtype=bool)]).all()


def test_the_pacts_of_1913_are_those_of_1913_and_not_todays_list():
    rows = list(csv.DictReader(io.StringIO(run("pacts", "--world", "history", "--year", "1913", "--csv"))))
    tied = {(row["state"], row["partner"]) for row in rows if float(row["value"]) == 1.0}
    assert {("DEU", "AUH"), ("FRA", "RUS"), ("RUS", "FRA")} <= tied
    assert ("DEU", "FRA") not in tied


def test_a_year_that_a_layers_sources_do_not_cover_is_refused_with_those_they_do():
    with pytest.raises(CoverageError, match=r"'trade' covers 1870-2014, but 2022 was asked for: choose --year among"):
        run("trade", "--world", "history", "--year", "2022")


@pytest.mark.parametrize(
    ("index", "year", "people", "capabilities"),
    [("military_spending", "1830", "22.6%", "13.3%"), ("warships", "1820", "50.6%", "36.5%")],
)
def test_power_says_how_much_of_the_world_of_then_had_no_number(index: str, year: str, people: str, capabilities: str):
    command = ["power", index, "--world", "history", "--year", year]
    output = CliRunner().invoke(polycentric, command, catch_exceptions=False).stdout
    assert f"hold {people} of the world's people and {capabilities} of the world's capabilities" in output
    assert "Shares are of the" in output


def test_states_of_which_nothing_is_known_are_said_to_be_unknown_and_not_to_hold_nothing():
    command = ["power", "military_personnel", "--world", "history", "--year", "1830"]
    output = CliRunner().invoke(polycentric, command, catch_exceptions=False).stdout
    assert "without data: 36 of 63, which are not on the Correlates of War list that these sources follow" in output
    assert "what they hold isn't known" in output
    assert "0.0%" not in output


def test_camps_by_trade_count_no_unobserved_pair_as_untied():
    output = CliRunner().invoke(polycentric, ["camps", "--layer", "trade", "--years", "1936-1952"]).stdout
    assert "too few of the pairs are observed" in output
    assert "No pair counts as untied for not being observed" in output
    assert "count as untied." not in output

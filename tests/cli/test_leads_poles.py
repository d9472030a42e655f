"""``polycentric leads --poles``: the chance of each number of poles, as a person and as a machine read it."""

import json

import numpy as np
import pytest
import xarray as xr
from click.testing import CliRunner

from polycentric.cli.commands.leads import COMMAND
from polycentric.panel.assemble import assemble
from polycentric.poles import chances


@pytest.fixture
def panel(monkeypatch: pytest.MonkeyPatch) -> xr.Dataset:
    cells = {"pwtrgdp": [[10.0, 9.0, 1.0]], "sd_pwtrgdp": [[4.0, 4.0, 0.4]], "pwtpop": np.ones((1, 3))}
    made = assemble((2010,), ("USA", "CHN", "BRA"), cells, source="by hand")
    for values in made.data_vars.values():
        values.attrs["source_name"] = "fariss_gdp"
    monkeypatch.setattr("polycentric.panel.load.load", lambda *_, **__: made)
    return made


def run(*arguments: str) -> str:
    done = CliRunner().invoke(COMMAND, ["output_fariss", "--years", "2010", "--draws", "200", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_row_says_how_many_poles_a_definition_finds_in_which_part_of_the_draws(panel: xr.Dataset):
    table = chances(panel, "output_fariss", 2010, "half_of_leader", draws=200)
    two = table.filter(of="number", value="2")["chance"].item()
    output = run("--poles")
    row, who = (line for line in output.splitlines() if "half_of_leader" in line)
    assert f"{100 * two:.1f}" in row
    assert "USA" in who  # in a table of its own below, beside the definition again
    assert "How many poles by Output since 1816" in output
    assert "the chance of two poles lies between its number and the sum of both" in output


def test_machines_get_every_chance_and_as_many_poles_as_asked_for(panel: xr.Dataset):
    rows = json.loads(run("--poles", "--top", "1", "--json"))["rows"]
    poles = [row for row in rows if row["of"] == "pole"]
    assert len(poles) == len({(row["definition"], row["set"]) for row in poles})
    by_shares = {"half_of_leader", "thompson", "effective_number_rounded", "ratio_to_majors", "patron_trees"}
    assert {row["definition"] for row in rows} == by_shares


def test_a_reading_without_a_class_says_why_in_place_of_poles(panel: xr.Dataset):
    panel["sd_pwtrgdp"][0, 1] = np.nan
    row, who = (line for line in run("--poles").splitlines() if "majors" in line and "thompson" in line)
    assert row.split()[3:8] == ["0.0", "0.0", "0.0", "0.0", "100.0"]
    assert who.endswith("no data for CHN: every member of the set is needed")


def test_errors_that_all_share_leave_one_number_of_poles(panel: xr.Dataset):
    row = next(line for line in run("--poles", "--correlation", "1").splitlines() if "half_of_leader" in line)
    assert row.split()[3:7] == ["0.0", "100.0", "0.0", "0.0"]


def test_without_poles_the_command_says_who_leads(panel: xr.Dataset):
    assert run().startswith("Who leads by Output since 1816")

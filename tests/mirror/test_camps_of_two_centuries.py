"""Camps and pole definitions on the real files: what historians would expect to find, and what the data can't say."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.cli.app import polycentric
from polycentric.poles import DEFINITIONS
from polycentric.poles.groups.camps import Camps, camps
from polycentric.poles.groups.polarization import polarization
from polycentric.poles.world import World

pytestmark = pytest.mark.usefixtures("archive")


def run(*arguments: str) -> str:
    done = CliRunner().invoke(polycentric, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


def of_pacts(first: int, last: int) -> Camps:
    return camps(World(pc.load("history", years=(first, last), series=["atop_defense", "cinc"])), "pacts", seeds=5)


def together(groups: Camps, year: int, *states: str) -> bool:
    rows = groups.states.filter((groups.states["year"] == year) & groups.states["state"].is_in(states))
    return rows.height == len(states) and rows["camp"].n_unique() == 1 and rows["camp"].null_count() == 0


def test_the_camps_of_the_cold_war_are_its_two_alliances_and_keep_their_numbers():
    groups = of_pacts(1955, 1989)
    numbers: dict[str, set[int]] = {"USA": set(), "RUS": set()}
    for year in range(1956, 1990):
        assert together(groups, year, "USA", "GBR", "DEU", "CAN"), year
        assert together(groups, year, "RUS", "POL", "BGR"), year
        for state, held in numbers.items():
            row = groups.states.filter((groups.states["year"] == year) & (groups.states["state"] == state))
            assert row["head"].item() == state
            held.add(row["camp"].item())
    assert [len(held) for held in numbers.values()] == [1, 1]
    assert numbers["USA"] != numbers["RUS"]


def test_before_the_first_world_war_germany_stands_with_austria_and_russia_with_france():
    groups = of_pacts(1900, 1913)
    assert together(groups, 1913, "DEU", "AUH", "ITA")
    assert together(groups, 1913, "RUS", "FRA")
    assert not together(groups, 1913, "DEU", "FRA")


def test_every_state_of_a_year_has_a_row_with_a_camp_or_a_reason():
    groups = of_pacts(1935, 1940)
    present = pc.load("history", years=(1935, 1940), series=["cinc"])["exists"].sum("state").values.tolist()
    assert groups.states.group_by("year").len().sort("year")["len"].to_list() == present
    assert (groups.states["camp"].is_null() == (groups.states["reason"] != "")).all()


def test_the_united_states_head_the_tree_of_dominant_flows_in_2000_and_early_years_are_left_open():
    panel = pc.load("history", years=(1998, 2000), series=["flow", "trade_totals", "cinc", "tpop"])
    assert World(panel).find(DEFINITIONS["dominant_flow"]).names(2000) == ["USA"]
    early = pc.load("history", years=(1900, 1901), series=["flow", "trade_totals", "cinc", "tpop"])
    finding = World(early).find(DEFINITIONS["dominant_flow"])
    assert finding.verdict(0) == "missing"
    assert "depending on ties that no list shows" in finding.why(0)
    assert finding.as_listed(0)[1] == ["GBR"]


def test_polarization_is_given_for_every_year_that_atop_covers_and_no_other():
    measures = polarization(pc.load("history", years=(1995, 2020), series=["atop"]))
    assert measures.filter(measures["reason"] == "")["year"].max() == 2018
    assert measures.filter(measures["year"] > 2018)["allied"].null_count() == 2
    held = measures["clique_polarization"].drop_nulls().to_numpy()
    assert ((held >= 0) & (held <= 1)).all()
    parts = measures.drop_nulls("clique_polarization").select("balance", "cohesion", "separation").to_numpy()
    assert held == pytest.approx(np.prod(parts, axis=1))


def test_alliances_tighten_in_the_decade_before_the_first_world_war_and_clique_polarization_fails_that_case():
    """Bueno de Mesquita's abstract: a rise of tightness goes with wars of major powers. .70 in 1904, .84 in 1914."""
    measures = polarization(pc.load("history", years=(1904, 1914), series=["atop"]))
    tight = dict(measures.select("year", "tightness").iter_rows())
    assert [round(tight[year], 2) for year in (1904, 1914)] == [0.70, 0.84]
    rises = sum(tight[year + 1] > tight[year] for year in range(1904, 1914))
    assert rises >= 6
    cliques = dict(measures.select("year", "clique_polarization").iter_rows())
    assert cliques[1914] < cliques[1904]  # as its page says, which is why no addition brings it


def test_the_command_gives_rows_a_table_and_a_river():
    rows = list(csv.DictReader(io.StringIO(run("camps", "--years", "1950-1952", "--state", "France", "--csv"))))
    assert [(row["year"], row["state"], row["head"]) for row in rows] == [
        (str(year), "FRA", "USA") for year in range(1950, 1953)
    ]
    output = run("camps", "--years", "1955-1960")
    assert "Soviet Union" in output
    drawn = ET.fromstring(run("camps", "--years", "1946-1960", "--svg"))
    assert any(each.text == "United States" for each in drawn.iter() if each.tag.endswith("text"))
    made = json.loads(run("camps", "--table", "polarization", "--years", "2000-2001", "--json"))
    assert [row["year"] for row in made["rows"]] == [2000, 2001]
    assert made["hashes"]


def test_the_landscape_command_names_both_sides_and_refuses_alliances():
    output = run("landscape", "--year", "1938", "--top", "8", "--terms", "rivalry,wars,regime=2")
    assert "Germany" in output
    assert "regime x 2" in output
    done = CliRunner().invoke(polycentric, ["landscape", "--year", "1938", "--terms", "pacts"])
    assert done.exit_code != 0


def test_years_that_a_layer_doesnt_cover_are_refused_with_those_that_it_does():
    done = CliRunner().invoke(polycentric, ["camps", "--years", "2019-2022"])
    assert done.exit_code != 0
    assert "Nothing is known of pacts in 2019-2022: its sources cover 1815-2018." in str(done.exception) + done.output


def test_one_state_alone_cant_take_sides():
    done = CliRunner().invoke(polycentric, ["landscape", "--year", "1938", "--states", "USA"])
    assert "needs at least two states" in done.output


def test_two_powers_in_one_camp_without_a_pledge_between_them_are_told_with_whom_both_are_bound_to():
    answer = pc.answers.camps(year=1985, method="leiden")
    assert answer.sentences[-1] == (
        "China and the Soviet Union are in one camp through North Korea: neither was bound to defend the other."
    )
    assert not any("in one camp" in sentence for sentence in pc.answers.camps(year=1960, method="leiden").sentences)
    assert answer.table.equals(pc.answers.camps(years=(1985, 1985), method="leiden").table)


def test_one_year_and_several_are_not_asked_at_once():
    with pytest.raises(QuestionError, match="year= is one year and years= are several"):
        pc.answers.camps(year=1985, years=(1980, 1985))

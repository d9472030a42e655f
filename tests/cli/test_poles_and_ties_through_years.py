import csv
import io
import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import click
import polars as pl
import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, PolycentricError
from polycentric.panel.load import load
from polycentric.panel.one_year import of_year
from polycentric.poles.through_years import through_years as poles_through_years
from polycentric.ties import LAYERS
from polycentric.ties.through_years import through_years as ties_through_years

ALL = ("--years", "1990-2025", "--carry")
FEW = ("--years", "2010-2015", "--carry")


@cache
def _printed(*words: str) -> str:
    result = CliRunner().invoke(polycentric, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def _rows(*words: str) -> Sequence[Mapping[str, str]]:
    return list(csv.DictReader(io.StringIO(_printed(*words, "--csv"))))


def _told(*words: str) -> Any:
    return json.loads(_printed(*words, "--json"))


def _refused(*words: str) -> str:
    with pytest.raises((PolycentricError, click.UsageError)) as refused:
        polycentric.main(list(words), standalone_mode=False)
    message = str(refused.value)
    assert "\n" not in message
    return message


def test_poles_have_a_row_for_each_year_with_concentration_class_and_poles():
    lines = _printed("poles", *FEW, "--bloc", "none").splitlines()
    assert lines[3].split() == ["year", "HHI", "powers", "Thompson", "its", "poles", "half", "of", "leader"]
    assert lines[5].split()[:4] == ["|", "2014", "0.0760", "13.2"]
    assert lines[6].split() == ["|", "2015", "0.0681", "14.7", "bipolar", "CHN", "USA", "CHN", "USA"]


@pytest.mark.parametrize("edition", [2010, 2014, 2015])
def test_poles_of_an_editions_year_are_those_of_its_picture_alone(edition: int):
    several = [row for row in _rows("poles", *FEW) if row["year"] == str(edition)]
    classes = {(row["actors"], row["name"], row["set"]): (row["class"], row["number"], row["poles"])
               for row in several if row["kind"] == "definition"}  # fmt: skip
    verdicts = [row for row in _rows("poles", "--as-known", str(edition)) if row["index"] == "output_ppp"]
    alone = {(row["actors"], row["definition"], row["set"]): (row["class"], row["number"], row["poles"])
             for row in verdicts if row["class"] != "not applicable"}  # fmt: skip
    assert classes == {key: value for key, value in alone.items() if key in classes}
    assert {key[0] for key in classes} == {"states", "EU"}
    measured = _rows("poles", "--as-known", str(edition), "--table", "concentration")
    once = {
        (row["actors"], row["measure"], row["set"]): row["value"] for row in measured if row["index"] == "output_ppp"
    }
    for row in several:
        if row["kind"] == "measure":
            expected = once[row["actors"], row["name"], row["set"]]
            assert (row["value"] == expected) or float(row["value"]) == pytest.approx(float(expected), rel=1e-12)


@pytest.mark.parametrize("definition", ["dominant_flow", "nuclear", "half_of_leader"])
def test_poles_of_a_definition_are_those_of_the_edition_alone(definition: str):
    several = _rows("poles", definition, "--years", "2005-2010", "--carry", "--bloc", "none")
    for edition in ("2005", "2010"):
        of_one = {(row["set"], row["class"], row["number"], row["poles"], row["as_listed"], row["reason"])
                  for row in several if row["year"] == edition}  # fmt: skip
        alone = [row for row in _rows("poles", definition, "--as-known", edition, "--bloc", "none")
                 if row["index"] in ("", "output_ppp") and row["class"] != "not applicable"]  # fmt: skip
        assert of_one == {(row["set"], row["class"], row["number"], row["poles"], row["as_listed"], row["reason"])
                          for row in alone}  # fmt: skip


def test_a_bloc_as_one_has_in_each_year_its_members_of_that_year():
    panel = load("now", years=(1990, 2025), carry=True)
    counts = {
        year: len(of_year(panel, year, "EU").attrs["bloc_members"].split(", "))
        for year in (1990, 1995, 2005, 2014, 2025)
    }
    assert counts == {1990: 12, 1995: 15, 2005: 25, 2014: 28, 2025: 27}
    assert set(of_year(panel, 1990)["state"].values) >= {"DDR", "CSK"}


def test_a_year_that_is_not_covered_says_why():
    assert "Left out: 1990: output is printed without naming a series." in _printed("poles", *ALL, "--bloc", "none")
    shown = _printed("poles", "--years", "1990-2009", "--bloc", "none")
    assert "Left out: 1990-1998: at most 154 of 192 states have data" in shown
    row = next(row for row in _rows("poles", *ALL) if row["year"] == "1990" and row["name"] == "hhi")
    assert (row["value"], row["reason"]) == ("", "output is printed without naming a series")


def test_poles_name_the_index_and_take_another():
    told = _told("poles", *FEW, "--index", "output_mer", "--bloc", "none")
    assert told["index"] == "output_mer"
    assert told["editions"] == [2010, 2014, 2015]
    assert told["breaks"] == []
    assert {row["index"] for row in told["rows"]} == {"output_mer"}
    assert "by output_ppp" in _printed("poles", *FEW, "--bloc", "none").splitlines()[0]


@pytest.mark.parametrize("words", [("poles", *ALL), ("poles", "thompson", *ALL, "--index", "population"),
                                   ("ties", "trade", "--state", "Kazakhstan", *ALL),
                                   ("ties", "organisations", "--state", "Trinidad and Tobago", *ALL)])  # fmt: skip
def test_tables_of_years_fit_eighty_columns(words: Sequence[str]):
    tables = _printed(*words).split("\n\n")[1 if words[0] == "poles" else 2 : -1]  # ties begin with sentences
    assert max(len(line) for table in tables for line in table.splitlines()[1:]) <= 80


def test_ties_have_a_row_for_each_year_with_the_strongest_partners():
    lines = _printed("ties", "trade_dependence", "--state", "Mexico", *ALL).splitlines()
    assert lines[3].startswith("In 2010 Mexico depended most on trade with the United States (35.7%), China (4.11%)")
    start = lines.index("From Mexico to (%)")
    assert lines[start + 2].split()[:4] == ["2010", "United", "States", "35.7"]
    assert any(line.startswith("|  2020") for line in lines)
    assert "Left out: 1990: output is printed without naming a series; 1995-2005: output is printed at" in "\n".join(
        lines
    )


@pytest.mark.parametrize(
    ("layer", "bloc"), [("trade", ()), ("organisations", ()), ("trade_dependence", ("--bloc", "EU"))]
)
def test_ties_of_an_editions_year_are_those_of_its_picture_alone(layer: str, bloc: Sequence[str]):
    several = [
        row for row in _rows("ties", layer, "--state", "China", *FEW, *bloc) if row["year"] == "2014" and row["value"]
    ]
    mine = {frozenset([(row["state"], row["partner"])]) if row["direction"] == "from" else
            frozenset([(row["partner"], row["state"])]) if row["direction"] == "to" else
            frozenset([(row["state"], row["partner"]), (row["partner"], row["state"])]): float(row["value"])
            for row in several}  # fmt: skip
    alone = _rows("ties", layer, "--state", "China", "--as-known", "2014", *bloc)
    theirs = {
        (row["state"], row["partner"]): float(row["value"]) for row in alone if row["value"] and float(row["value"]) > 0
    }
    found = {next(iter(key & set(theirs))): value for key, value in mine.items() if key & set(theirs)}
    assert found == pytest.approx(theirs, rel=1e-6)
    assert len(mine) == len(theirs) > 20


def test_a_blocs_tie_that_is_not_whole_stands_by_what_is_listed_of_it():
    words = ("ties", "trade", "--state", "China", "--bloc", "EU")
    several = [row for row in _rows(*words, *FEW) if "EU" in (row["partner"], row["state"]) and row["year"] == "2014"]
    alone = [row for row in _rows(*words, "--as-known", "2014") if "EU" in (row["partner"], row["state"])]
    assert sorted(float(row["at_least"]) for row in several) == pytest.approx(
        sorted(float(row["at_least"]) for row in alone if float(row["at_least"]) > 0)
    )
    assert "European Union ≥" in _printed(*words, *FEW, "--top", "3")


def test_ties_through_years_are_tidy_and_cut_where_asked():
    rows = _rows("ties", "trade", "--state", "Germany", *FEW, "--top", "2")
    assert len(rows) == 3 * 2 * 2
    assert {row["direction"] for row in rows} == {"from", "to"}
    assert {row["rank"] for row in rows} == {"1", "2"}
    assert {row["editions"] for row in rows} == {"2010", "2014", "2015"}


def test_ties_of_a_state_that_is_gone_are_shown_while_it_lived():
    shown = _printed("ties", "trade", "--state", "East Germany", *ALL)
    assert "Left out: 1995-2025: DDR is no state of this year." in shown
    assert "From German Democratic Republic to" in shown


def test_ties_that_nobody_knows_are_an_error_with_the_reasons():
    with pytest.raises(CoverageError, match=r"No tie of FRA in layer 'trade_dependence' is known .*: output"):
        ties_through_years(LAYERS["trade_dependence"], load("now", years=(1995, 2005), carry=True), "FRA")


def test_years_of_reference_work_for_poles_too():
    found = poles_through_years(load("now", years=(2022, 2024)), "output_ppp", "half_of_leader")
    assert found["poles"].to_list() == [["CHN", "USA"]] * 3
    assert found["editions"].list.max().to_list() == [2025] * 3
    assert isinstance(found.schema["poles"], pl.List)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["poles", *FEW, "--svg"], "--years has no use with --svg; leave --years or --svg out"),
        (["poles", *FEW, "--table", "three"], "--table has no use with --years"),
        (["poles", "--index", "output_mer"], "--index has no use without --years; add --years"),
        (["poles", *FEW, "--index", "output_me"], "No power index is called 'output_me': did you mean"),
        (["poles", *FEW, "--year", "2010"], "--year is one year and --years are several"),
        (["poles", "--years", "2010-2015", "--as-known", "1995"], "In 1995 nothing was known of 2010"),
        (["poles", "--years", "2011-2013", "--carry"], "No edition of the World Factbook from 2011 to 2013"),
        (["ties", "trade", *FEW], "--years has no use without --state; add --state"),
        (["ties", *FEW], "--years has no use without a LAYER; add a LAYER"),
        (["ties", "trade", "--state", "France", "--state", "Italy", *FEW], "but 2 are named: name one"),
        (["ties", "trade", "--state", "Kazahkstan", *FEW], "No state is called 'Kazahkstan': did you mean"),
        (["ties", "trade", "--state", "France", *FEW, "--bounds"], "--bounds has no use with"),
        (["report", "--as-known", "2010", "--year", "2014"], "In 2010 nothing was known of 2014"),
    ],
)  # fmt: skip
def test_senseless_choices_are_refused_in_one_line_with_what_to_do(words: list[str], message: str):
    assert message in _refused(*words)


def test_a_command_that_cannot_show_years_does_not_offer_them():
    assert "--years" not in _printed("report", "--help")
    assert "--as-known" in _printed("report", "--help")
    for command in ("power", "poles", "ties"):
        shown = _printed(command, "--help")
        assert "--years" in shown
        assert "--as-known" in shown

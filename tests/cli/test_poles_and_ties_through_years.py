import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import click
import polars as pl
import pytest
from click.testing import CliRunner

from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, PolycentricError
from polycentric.panel.group_record import members_of
from polycentric.panel.load import load
from polycentric.panel.one_year import of_year
from polycentric.poles.definitions import DEFINITIONS
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
    lines = _printed("polarity", *FEW, "--as-one", "none", "--index", "output_ppp").splitlines()
    assert "The largest by output_ppp: the United States 2010-2014, China 2015." in " ".join(lines)
    head = next(place for place, line in enumerate(lines) if "HHI" in line and "Thompson" in line)
    assert lines[head].split() == ["year", "HHI", "powers", "by", "half", "its", "poles", "after", "Thompson"]
    assert lines[head + 2].split()[:4] == ["|", "2014", "0.0760", "13.2"]
    assert lines[head + 3].split() == ["|", "2015", "0.0681", "14.7", "bipolar", "CHN", "USA", "bipolar"]


def test_poles_is_another_name_of_polarity():
    asked = (*FEW, "--as-one", "none")
    assert _printed("poles", *asked) == _printed("polarity", *asked)


@pytest.mark.parametrize("edition", [2010, 2014, 2015])
def test_poles_of_an_editions_year_are_those_of_its_picture_alone(edition: int):
    several = [row for row in _rows("polarity", *FEW, "--index", "output_ppp") if row["year"] == str(edition)]
    classes = {(row["actors"], row["definition"], row["set"]): (row["class"], row["number"], row["poles"])
               for row in several if row["index"] == "output_ppp"
               and ("output", row["set"]) not in DEFINITIONS[row["definition"]].off_map_on}  # fmt: skip
    verdicts = [row for row in _rows("polarity", "--as-known", str(edition)) if row["index"] == "output_ppp"]
    # Of several editions the rules that read ties are left out, one with an index among them.
    alone = {(row["actors"], row["definition"], row["set"]): (row["class"], row["number"], row["poles"])
             for row in verdicts if not DEFINITIONS[row["definition"]].layers}  # fmt: skip
    assert classes == alone
    assert {key[0] for key in classes} == {"states", "EU"}
    measured = _rows("polarity", "--as-known", str(edition), "--table", "concentration")
    once = {
        (row["actors"], row["measure"], row["set"]): row["value"] for row in measured if row["index"] == "output_ppp"
    }
    by = ("--index", "output_ppp", "--table", "concentration")
    through = [row for row in _rows("polarity", *FEW, *by) if row["year"] == str(edition)]
    assert len(through) == len(once)
    for row in through:
        expected = once[row["actors"], row["measure"], row["set"]]
        assert (row["value"] == expected) or float(row["value"]) == pytest.approx(float(expected), rel=1e-12)


@pytest.mark.parametrize("definition", ["dominant_flow", "nuclear", "half_of_leader"])
def test_poles_of_a_definition_are_those_of_the_edition_alone(definition: str):
    by = () if definition in {"dominant_flow", "nuclear"} else ("--index", "output_ppp")
    several = _rows("polarity", definition, "--years", "2005-2010", "--carry", "--as-one", "none", *by)
    for edition in ("2005", "2010"):
        of_one = {(row["set"], row["class"], row["number"], row["poles"], row["as_listed"], row["reason"])
                  for row in several if row["year"] == edition and row["class"] != "not applicable"}  # fmt: skip
        alone = [row for row in _rows("polarity", definition, "--as-known", edition, "--as-one", "none")
                 if row["index"] in ("", "output_ppp") and row["class"] != "not applicable"]  # fmt: skip
        assert of_one == {(row["set"], row["class"], row["number"], row["poles"], row["as_listed"], row["reason"])
                          for row in alone}  # fmt: skip


def test_a_bloc_as_one_has_in_each_year_its_members_of_that_year():
    panel = load("now", years=(1990, 2025), carry=True)
    counts = {year: len(members_of(of_year(panel, year, "EU"), year)) for year in (1990, 1995, 2005, 2014, 2025)}
    assert counts == {1990: 12, 1995: 15, 2005: 25, 2014: 28, 2025: 27}
    assert set(of_year(panel, 1990)["state"].values) >= {"DDR", "CSK"}


def test_a_year_that_is_not_covered_says_why():
    assert "Left out: 1990: output is printed without naming a series." in _printed(
        "polarity", *ALL, "--as-one", "none", "--index", "output_ppp"
    )
    shown = _printed("polarity", "--years", "1990-2009", "--as-one", "none", "--index", "output_ppp")
    assert "Left out: 1990-1998: at most 154 of 192 states have data" in shown
    by = ("--index", "output_ppp", "--table", "concentration", "--set", "all")
    rows = _rows("polarity", *ALL, "--as-one", "none", *by)
    row = next(row for row in rows if row["year"] == "1990" and row["measure"] == "hhi")
    assert (row["value"], row["reason"]) == ("", "output is printed without naming a series")


def test_poles_name_the_index_and_take_another():
    told = _told("polarity", *FEW, "--index", "output_mer", "--as-one", "none")
    assert told["index"] == "output_mer"
    assert told["editions"] == [2010, 2014, 2015]
    assert told["breaks"] == []
    assert {row["index"] for row in told["rows"]} == {"output_mer", ""}
    assert "by military_spending" in _printed("polarity", *FEW, "--as-one", "none").splitlines()[0]


@pytest.mark.parametrize("words", [("polarity", *ALL), ("polarity", "thompson", *ALL, "--index", "population"),
                                   ("ties", "trade", "--state", "Kazakhstan", *ALL),
                                   ("ties", "organisations", "--state", "Trinidad and Tobago", *ALL)])  # fmt: skip
def test_tables_of_years_fit_eighty_columns(words: Sequence[str]):
    tables = [each for each in _printed(*words).split("\n\n")[1:-1] if re.search("^ *year|  year ", each, re.MULTILINE)]
    assert tables
    assert max(len(line) for table in tables for line in table.splitlines()[1:]) <= 80


def test_ties_have_a_row_for_each_year_with_the_strongest_partners():
    lines = _printed("ties", "trade_dependence", "--state", "Mexico", *ALL).splitlines()
    assert lines[3].startswith("In 2010 Mexico depended most on trade with the United States (35.7%), China (4.11%)")
    start = lines.index("Mexico depends on (%)")
    assert lines[start + 2].split()[:4] == ["2010", "United", "States", "35.7"]
    assert any(line.startswith("|  2020") for line in lines)
    assert "Left out: 1990: output is printed without naming a series; 1995-2005: output is printed at" in "\n".join(
        lines
    )


@pytest.mark.parametrize(
    ("layer", "bloc"), [("trade", ()), ("organisations", ()), ("trade_dependence", ("--as-one", "EU"))]
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
    words = ("ties", "trade", "--state", "China", "--as-one", "EU")
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
        (["polarity", *FEW, "--svg", "--table", "concentration"], "--svg has no use with --table concentration"),
        (["polarity", "half_of_leader", "--set", "majors"], "'half_of_leader' doesn't apply to --set majors"),
        (["polarity", "nuclear", "--index", "output_mer"], "'nuclear' looks at no index and no set"),
        (["polarity", "--index", "cinc"], "is in the world 'history', not in 'now': polycentric polarity --index cinc"),
        (["polarity", "--set", "majorz"], "No set is called 'majorz' in the world 'now': the known ones are all,"),
        (["polarity", "--table", "ratios", "--set", "majors"], "The table 'ratios' is of all states"),
        (["polarity", "--table", "agreement"], "add --world history"),
        (["polarity", "--polycentrism", "multipolar"], "add --world history, or leave --polycentrism out"),
        (["polarity", "thompson", "--no-ties"], "is of no use with one definition, 'thompson'"),
        (["polarity", *FEW, "--index", "output_me"], "No power index is called 'output_me': did you mean"),
        (["polarity", *FEW, "--year", "2010"], "--year is one year and --years are several"),
        (["polarity", "--years", "2010-2015", "--as-known", "1995"], "In 1995 nothing was known of 2010"),
        (["polarity", "--years", "2011-2013", "--carry"], "No edition of the World Factbook from 2011 to 2013"),
        (["ties", "trade", *FEW], "--years has no use without --state; add --state"),
        (["ties", *FEW], "--years has no use without a LAYER; add a LAYER"),
        (["ties", "trade", "--state", "France", "--state", "Italy", "--state", "Spain", *FEW],
         "3 are named: name one or two"),
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
    for command in ("power", "polarity", "ties"):
        shown = _printed(command, "--help")
        assert "--years" in shown
        assert "--as-known" in shown

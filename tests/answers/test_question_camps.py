"""The words and tables of camps, on a world that fits on paper; on the real data in tests/mirror."""

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric import toy
from polycentric.answers.asked import QuestionError
from polycentric.answers.forms import as_text
from polycentric.answers.parts.camps_pacts import pacts_of
from polycentric.answers.parts.camps_rows import READ, last_year, section
from polycentric.answers.parts.camps_words import notes, sentences
from polycentric.cli.app import collect_commands, polycentric
from polycentric.errors import PolycentricError
from polycentric.poles.groups.camps import Camps, camps


@pytest.fixture
def found() -> Camps:
    """A stands with B and C, D with E; F has no pledge."""
    pledges = {("A", "B"): 1, ("A", "C"): 1, ("B", "C"): 1, ("D", "E"): 1}
    power = {"A": 5, "B": 2, "C": 1, "D": 4, "E": 1, "F": 1}
    return camps(toy.world(power, pacts=pledges, trade_dependence={}, organisations={}), "pacts", seeds=3)


def test_who_stands_with_whom_is_said_by_name_the_strongest_first(found: Camps):
    year = last_year(found)
    said = sentences(found, year, [])
    assert said[0] == f"In {year} pledges to defend divide 5 states into 2 camps."
    assert "A, B and C (" in said[1]
    assert said[1].index("A, B and C") < said[1].index("D and E")


def test_where_one_state_stands_is_a_sentence_and_so_is_that_it_stands_nowhere(found: Camps):
    said = sentences(found, last_year(found), ["B", "F"])
    assert "B stands with A and C, in 100% of the runs." in said
    assert any(text.startswith("F stands in no camp") for text in said)


def test_the_note_says_by_which_index_heads_are_found(found: Camps):
    note = notes(found, last_year(found))[0]
    assert (f"A camp’s head is its strongest member by {found.index}" if found.index else "its most tied") in note


def test_the_table_fits_into_a_line_and_counts_whom_it_has_no_room_for(found: Camps):
    lines = as_text("", (), [section(found, last_year(found), [])], ()).splitlines()
    assert max(map(len, lines)) <= 78
    assert [column.name for column in READ] == ["camp", "share", "members", "who"]


def test_the_pacts_of_a_state_are_those_of_several_parties_at_the_years_end():
    assert len(pacts_of(["USA"], 2018)["North Atlantic Treaty"]) == 29
    assert "North Atlantic Treaty" not in pacts_of(["CHN"], 2018)
    assert pacts_of(["USA"], 1955) == {}
    assert all(len(parties) >= 3 for parties in pacts_of(["USA", "FRA", "RUS"], 2000).values())


def test_the_former_name_of_the_command_is_understood_and_not_listed():
    done = CliRunner().invoke(polycentric, ["blocs", "--help"])
    assert done.exit_code == 0
    assert "polycentric camps --year 1960" in " ".join(done.output.split())
    assert "blocs" not in collect_commands()
    assert "camps" in collect_commands()


def test_a_layer_that_is_all_three_already_is_not_coupled():
    with pytest.raises(QuestionError, match="whose camps coupling= shall show"):
        pc.answers.camps(layer="combined", coupling=0.2)


def test_nobody_follows_anybody_by_trade_and_coupling_joins_communities():
    with pytest.raises(QuestionError, match="Nobody follows anybody by trade"):
        pc.answers.camps(layer="trade", method="patrons")
    with pytest.raises(QuestionError, match="coupling= joins communities"):
        pc.answers.camps(method="patrons", coupling=0.2)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--resolution", "2"], "Patrons have no resolution"),
        (["--method", "leiden", "--margin", "2"], "Communities follow no patron"),
        (["--layer", "trade", "--pledges", "defence"], "Communities follow no patron"),
        (["--table", "pacts", "--margin", "2"], "--margin has no use"),
        (["--table", "variants", "--state", "France"], "--state has no use"),
        (["--margin", "0.5"], "0.5 is not in the range"),
        (["--smallest", "1.5"], "1.5 is not in the range"),
    ],
)
def test_an_option_of_the_other_method_or_table_is_refused(options: list[str], said: str):
    done = CliRunner().invoke(polycentric, ["camps", *options])
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_picture_of_another_table_is_refused():
    done = CliRunner().invoke(polycentric, ["camps", "--table", "polarization", "--svg"])
    assert done.exit_code == 2
    assert "There is a picture of the camps alone" in done.stderr


def test_a_table_that_moved_to_another_question_says_where_it_is():
    done = CliRunner().invoke(polycentric, ["camps", "--table", "three"])
    assert done.exit_code == 2
    assert "'three' is a table of polarity now: polycentric polarity --table three." in done.stderr
    with pytest.raises(PolycentricError, match="polycentric polarity --table three"):
        pc.answers.camps(table="three")  # pyright: ignore[reportArgumentType]  # the mistake

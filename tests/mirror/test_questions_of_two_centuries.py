"""Questions that need the archive, asked from Python and at the command line: the words, and the same rows."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.contract import Answer
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError, PolycentricError

pytestmark = pytest.mark.usefixtures("archive")


def typed(*words: str) -> dict[str, Any]:
    done = CliRunner().invoke(polycentric, [*words, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def widest(answer: Answer) -> int:
    """The widest line of the tables alone."""
    from polycentric.answers.forms import as_text

    return max(len(line) for section in answer.sections for line in as_text("", (), [section], ()).splitlines())


def test_two_states_are_compared_without_a_year_one_of_them_under_a_former_name():
    answer = pc.answers.similarity("USA", "USSR", layer="un")
    assert answer.title.startswith("United States and Russia, 1946–2020")
    assert answer.sentences[0].startswith("In 2019, the last year that has a value for both")
    assert answer.sentences[1] == "They were most alike in 1994 (0.23) and least alike in 1951 (−1.00)."
    assert widest(answer) <= 78
    assert answer.provenance["python"] == "pc.answers.similarity('USA', 'USSR', layer='un')"
    assert answer.provenance["command"] == "polycentric similarity USA USSR --layer un"


@pytest.mark.parametrize("pair", [("GDR", "Poland"), ("Yugoslavia", "USSR"), ("Prussia", "Austria-Hungary")])
def test_a_state_that_is_gone_is_found_by_the_name_it_had(pair: tuple[str, str]):
    answer = pc.answers.similarity(*pair)
    assert answer.table.height > 100
    assert answer.sentences


def test_whom_a_state_is_nearest_to_is_told_by_its_votes_of_the_last_year():
    answer = pc.answers.similarity("India")
    assert answer.title.endswith("votes in the UN General Assembly, 2019")
    assert "Equatorial Guinea" not in answer.text().split("Least alike")[0]
    assert "Guinea (0.87, on 52 of 90 roll calls), Pakistan (0.67) and China (0.62)" in answer.sentences[0]
    assert widest(answer) <= 78


def test_before_there_were_votes_a_states_nearest_are_told_by_its_alliances():
    answer = pc.answers.similarity("Germany", year=1914)
    assert answer.sentences[0].startswith("In 1914 Germany's alliances were most like those of Austria-Hungary (0.90)")


def test_a_state_that_is_gone_is_shown_in_its_last_year_of_votes():
    assert pc.answers.similarity("GDR").title.endswith(", 1990") or "1989" in pc.answers.similarity("GDR").title


def test_what_nobody_is_called_is_refused():
    with pytest.raises(PolycentricError, match="Atlantis"):
        pc.answers.similarity("USA", "Atlantis")


@pytest.mark.parametrize(
    ("words", "name", "places", "named"),
    [
        (["similarity", "India", "--year", "2019"], "similarity", ["India"], {"year": 2019}),
        (["similarity", "DEU", "RUS", "--years", "1910-1920"], "similarity", ["DEU", "RUS"], {"years": (1910, 1920)}),
        (["camps", "--years", "1950-1952", "--state", "France"], "camps", [],
         {"years": (1950, 1952), "state": "France"}),
        (["camps", "--table", "pacts", "--years", "1984-1985", "--state", "France"], "camps", [],
         {"table": "pacts", "years": (1984, 1985), "state": "France"}),
        (["camps", "--table", "variants", "--year", "1914"], "camps", [], {"table": "variants", "year": 1914}),
        (["camps", "--layer", "trade", "--year", "2012"], "camps", [], {"layer": "trade", "year": 2012}),
        (["camps", "--table", "polarization", "--years", "2000-2001"], "camps", [],
         {"table": "polarization", "years": (2000, 2001)}),
        (["landscape", "--year", "1938", "--top", "8"], "landscape", [], {"year": 1938, "top": 8}),
    ],
)  # fmt: skip
def test_the_commands_rows_are_the_table_of_the_python_call(
    words: list[str], name: str, places: list[str], named: dict[str, Any]
):
    answer: Answer = getattr(pc.answers, name)(*places, **named)
    made = typed(*words)
    assert made["rows"] == answer.table.to_dicts()
    assert made["sentences"] == list(answer.sentences)
    assert made["hashes"] == answer.provenance["hashes"]
    assert widest(answer) <= 78


def test_camps_of_2018_say_that_they_split_the_north_atlantic_treaty():
    answer = pc.answers.camps(years=(2010, 2018), method="leiden")
    assert answer.title == "Communities of pledges to defend in 2018"
    cut = next(text for text in answer.sentences if "North Atlantic Treaty" in text)
    assert "no alliances" in cut
    assert "1 stands in the camp of the United States" in cut
    assert "led by" not in answer.text().lower()
    heads = answer.table.filter(answer.table["year"] == 2018).drop_nulls("head")
    assert heads.filter(heads["state"] == "USA")["head"].item() == "USA"


def test_camps_are_asked_by_their_former_name_too():
    assert typed("blocs", "--years", "1950-1951")["rows"] == typed("camps", "--years", "1950-1951")["rows"]


def test_the_landscape_of_1938_names_foes_on_one_side():
    answer = pc.answers.landscape(year=1938)
    assert "China and Japan" in answer.sentences[-1]
    with pytest.raises(CoverageError, match="'cinc' covers 1816-2022"):
        pc.answers.landscape(year=2024)


def test_two_states_ideal_points_are_shown_in_the_year_asked_for():
    answer = pc.answers.ideal_points(year=2019, state=["USA", "RUS"])
    assert answer.table.select("year", "state").rows() == [(2019, "USA"), (2019, "RUS")]
    assert answer.sentences[0].startswith("In 2019 the United States stood at +3.")

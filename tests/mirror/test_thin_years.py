"""Years that the world `now` barely observed are answered from the archive, where it is there."""

import pytest

import polycentric as pc

pytestmark = pytest.mark.usefixtures("archive")


@pytest.mark.parametrize("year", [1995, 2000, 2006])
def test_power_of_a_thin_year_is_that_of_two_centuries_and_says_how_to_get_the_other(year: int):
    answer = pc.answers.power(year=year)
    assert answer.provenance["world"] == "history"
    assert "Tuvalu" not in answer.sentences[0]
    assert answer.notes[0].startswith("From the world 'history', since the world 'now' observed little before 2008")
    assert "world='now'" in answer.notes[0]
    assert "carry=" in answer.notes[0]


def test_polarity_of_2000_doesnt_call_china_the_largest_by_population():
    answer = pc.answers.polarity(year=2000, ties=False)
    assert answer.sentences[0].startswith("The United States stands apart: of 10 measures, it leads or has half of")
    assert "China" not in answer.sentences[0].split("; ")[0]


def test_several_thin_years_of_one_index_are_from_the_archive_too():
    answer = pc.answers.power("cinc", years=(1995, 2005))
    assert answer.provenance["world"] == "history"
    assert answer.notes[0].startswith("From the world 'history'")


def test_the_world_that_is_named_is_taken():
    assert pc.answers.power(year=1995, world="now").provenance["world"] == "now"
    assert pc.answers.power("output_ppp", year=1995, carry=True).provenance["world"] == "now"

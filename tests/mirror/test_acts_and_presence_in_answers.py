"""What `state` and `compare` show of warheads, relations, troops, arms and treaties, on the real archive."""

import pytest

import polycentric as pc

pytestmark = pytest.mark.usefixtures("archive")


def test_the_soviet_union_overtook_the_united_states_by_warheads_in_1978_though_few_states_are_listed():
    answer = pc.answers.compare("USA", "Russia", years=(1945, 2017), index="warheads")
    assert answer.sentences[0].startswith("By nuclear warheads the Soviet Union overtook the United States in 1978;")
    values = {(row["of"], row["year"]): row["value"] for row in answer.tidy.rows if row["item"] == "warheads value"}
    assert values["RUS", 1986] == 40159
    assert values["USA", 1977] > values["RUS", 1977]
    assert not [row for row in answer.tidy.rows if row["item"] in {"warheads share", "warheads rank"}]
    assert any("no shares, since too little of the world is known: 1945-2017" in note for note in answer.notes)


def test_an_early_year_in_which_two_states_are_known_is_compared_by_output():
    answer = pc.answers.compare("United Kingdom", "France", years=(1820, 1870), index="output_maddison")
    years = {row["year"] for row in answer.tidy.rows if row["item"] == "output_maddison value"}
    assert {1820, 1850, 1870} <= years

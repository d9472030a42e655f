"""What `state` and `compare` show of warheads, relations, troops, arms and treaties, on the real archive."""

import pytest

import polycentric as pc
from polycentric.errors import CoverageError

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


def words_of(answer: pc.answers.Answer) -> dict[str, str]:
    return {row["label"]: row["words"] for row in answer.sections[1].grid.rows}


def test_west_germany_of_1985_hosted_the_american_troops_and_poland_leant_on_moscow():
    hosted = pc.answers.state("West Germany", year=1985)
    assert words_of(hosted)["troops it hosts"] == "246,875 of the United States; of others not known"
    poland = words_of(pc.answers.state("Poland", year=1985))
    assert poland["arms from"].startswith("Soviet Union 918")
    assert poland["support from"].startswith("the Soviet Union (2 of 158)")
    assert "Peace Data doesn't code is missing" in " ".join(hosted.notes)


def test_warheads_stand_among_the_power_of_those_that_are_listed_alone():
    facts = {
        row["item"]: row for row in pc.answers.state("Soviet Union", year=1986).tidy.rows if row["part"] == "power"
    }
    assert facts["warheads value"]["value"] == 40159
    assert facts["warheads rank"]["value"] == 1
    assert "warheads share" not in facts
    assert not [row for row in pc.answers.state("Poland", year=1986).tidy.rows if row["item"] == "warheads value"]
    assert any("tested weapons since 2006" in note for note in pc.answers.state("North Korea").notes)


def test_what_is_between_two_states_is_told_with_the_years_of_each_layer():
    now = words_of(pc.answers.compare("India", "Pakistan"))
    assert now["relation"] == "severe rivalry (Peace Data)"
    assert "4 trade agreements signed and counted by DESTA (replaced ones go on counting) (2020)" in now["together"]
    assert "3 UN missions side by side (2024)" in now["together"]
    then = words_of(pc.answers.compare("USA", "West Germany", year=1985))
    assert then["troops"] == "the United States had 246,875 in the Federal Republic of Germany"
    before = words_of(pc.answers.compare("France", "Germany", year=1913))
    assert before["relation"] == "severe rivalry (Peace Data)"
    assert not {"troops", "arms", "support", "together"} & set(before)


def test_the_sources_of_these_layers_are_in_the_provenance():
    named = {source["name"] for source in pc.answers.compare("USA", "Germany").provenance["sources"]}
    layers = {"peace_data", "us_troops", "major_power_signals", "major_power_support_latent", "desta_treaties"}
    assert layers | {"nuclear_warheads", "us_interventions_mip", "dcad"} <= named


@pytest.mark.parametrize(
    ("one", "other", "years"), [("USA", "Russia", (1990, 2017)), ("India", "Pakistan", (1998, 2017))]
)
def test_an_index_that_one_world_alone_has_is_looked_for_there_whatever_the_years(
    one: str, other: str, years: tuple[int, int]
):
    answer = pc.answers.compare(one, other, years=years, index="warheads")
    assert "which alone has warheads" in " ".join(answer.notes)
    assert {row["year"] for row in answer.tidy.rows if row["item"] == "warheads value"} == set(range(years[0], 2018))
    with pytest.raises(CoverageError, match="this panel does not hold"):
        pc.answers.compare(one, other, years=years, index="warheads", world="now")

"""Ties of the archive, asked in plain words, held to what is known of them."""

import pytest

import polycentric as pc
from polycentric.errors import CoverageError
from polycentric.sources import SOURCES
from polycentric.tables.archive import table

pytestmark = pytest.mark.usefixtures("archive")


@pytest.mark.parametrize(
    ("state", "year", "allies"),
    [
        ("Germany", 1913, "Austria-Hungary, Italy and Romania"), ("France", 1913, "the Russian Empire"),
        ("Russia", 1913, "France"), ("Germany", 1939, "Italy"),
    ],
)  # fmt: skip
def test_who_was_allied_with_whom_before_the_wars(state: str, year: int, allies: str):
    answer = pc.answers.ties("alliances", state=state, year=year)
    assert f"was allied with {allies};" in answer.sentences[0]


def test_the_united_states_was_allied_with_the_members_of_nato_in_1955():
    rows = pc.answers.ties("allies", state="United States", year=1955).table.to_dicts()
    partners = {row["partner"] for row in rows if row["state"] == "USA" and row["value"] == 1.0}
    nato = {"BEL", "CAN", "DNK", "FRA", "DEU", "GRC", "ISL", "ITA", "LUX", "NLD", "NOR", "PRT", "TUR", "GBR"}
    assert nato <= partners


def test_whom_iran_fought_is_told_with_years():
    answer = pc.answers.ties("wars", state="Iran")
    assert answer.sentences[0].startswith(
        "From 1816 to 2007 Iran was in 2 wars against 2 states: Iraq (1980-88) and the United Kingdom (1856-57)"
    )


def test_disputes_are_by_opponent_with_onsets_and_hostility():
    answer = pc.answers.ties("disputes", state="Iran", years=(1946, 2014))
    first = answer.sections[0].grid.rows[0]
    assert (first["partner_name"], first["worst"]) == ("Iraq", "war")
    rows = table("cow_mid", "dispute_dyad_years").select("ccode1", "ccode2", "year", "dispnum").iter_rows()
    numbers = {number for one, other, year, number in rows if (one, other) == (630, 645) and 1946 <= year <= 2014}
    assert first["events"] == len(numbers)


def test_india_and_pakistan_fought_four_wars():
    rows = pc.answers.ties("wars", state="India").table.to_dicts()
    assert sorted(row["first"] for row in rows if row["partner"] == "PAK") == [1947, 1965, 1971, 1999]


def test_who_sanctioned_whom_says_which_way():
    answer = pc.answers.ties("sanctions", state="Cuba", year=2000)
    assert "sanctions on Cuba were in force by the United States" in answer.sentences[0]
    listed = pc.answers.ties("sanctions", year=2000)
    assert "sanctions of one state on another were in force, by 24 states" in listed.sentences[0]


def test_a_layer_without_a_year_shows_the_last_that_its_source_covers():
    assert "as observed in 2005" in pc.answers.ties("sanctions").title
    assert pc.answers.ties("votes", state="Iran").sentences[0].startswith("In 2019 Iran voted most like")


def test_years_of_ties_that_are_there_or_not_are_told_in_spans():
    answer = pc.answers.ties("alliances", state="Germany", years=(1930, 1939))
    spans = [row["years"] for row in answer.sections[0].grid.rows]
    assert spans == ["1930-1936", "1939"]


def test_the_soviet_union_of_1985_is_shown_whole():
    answer = pc.answers.state("Soviet Union", year=1985)
    assert answer.title.startswith("Soviet Union; in 1985")
    assert answer.sentences[0].startswith("The Soviet Union was first by capabilities (CINC), with 17.6% (1985)")
    pacts = {row["state"] for row in answer.tidy.rows if row["part"] == "pacts"}
    assert {"POL", "DDR", "BGR", "MNG"} <= pacts


def test_a_state_of_today_has_votes_and_wars_of_the_archive_with_their_own_years():
    rows = pc.answers.state("India").tidy.rows
    assert {row["year"] for row in rows if row["part"] == "votes"} == {2019}
    assert {"atop", "un_votes", "cow_mid"} <= {
        source["name"] for source in pc.answers.state("India").provenance["sources"]
    }
    near = [row for row in rows if row["part"] == "votes"]
    assert all(row["item"].startswith("alike (pi), on ") for row in near)


def test_austria_hungary_of_1913_had_three_allies():
    answer = pc.answers.state("Austria-Hungary", year=1913)
    assert "It was allied with Germany, Italy and Romania (1913)." in answer.sentences


def test_germany_overtook_the_united_kingdom_by_capabilities():
    answer = pc.answers.compare("Germany", "United Kingdom", years=(1870, 1913), index="cinc")
    assert answer.sentences[0] == "By capabilities (CINC) Germany overtook the United Kingdom in 1905."


def worst_of(state: str, opponent: str) -> tuple[str, str]:
    rows = pc.answers.ties("disputes", state=state, top=99).sections[0].grid.rows
    return next((row["worst"], row["of"]) for row in rows if row["partner_name"] == opponent)


@pytest.mark.parametrize(
    ("state", "opponent", "worst", "years"),
    [
        ("United Kingdom", "France", "war", "1940-41"),  # and not 1893, when France alone was at war, with Siam
        ("United Kingdom", "Germany", "war", "1939-45 1914-18"),  # and not 1848, when Germany was, with Denmark
        ("United States", "Egypt", "show of force", "1962 1957 1956"),  # in 1956 Egypt was at war, with others
        ("United States", "China", "war", "1950-53 1900"),
        ("United States", "Russia", "use of force", "1962 1948-49 1918-20"),
    ],
)
def test_two_states_were_at_war_only_where_both_were(state: str, opponent: str, worst: str, years: str):
    assert worst_of(state, opponent) == worst_of(opponent, state) == (worst, years)


def test_no_war_stands_below_that_there_was_none():
    rows = pc.answers.compare("United Kingdom", "Germany", year=1913).sections[1].grid.rows
    words = " ".join(row["words"] for row in rows)
    assert "at worst show of force (1888-89 and 1832-33)" in words


def test_lists_of_wars_and_disputes_say_how_they_are_counted():
    assert any("lower of their two" in note for note in pc.answers.ties("disputes", state="France").notes)
    assert any("in the whole war" in note for note in pc.answers.ties("wars", state="France").notes)
    assert any("lower of their two" in note for note in pc.answers.compare("USA", "China").notes)


def test_the_level_of_a_whole_dispute_says_that_it_is_anyones():
    meanings = {column.name: column.meaning for column in SOURCES["gml_mid"].table("dyad_years").columns}
    assert meanings["hostlev"].startswith("highest level of hostility in the whole dispute, by anyone")


LACKS = "The trade source lacks West Germany's trade of 1960-89; partners cannot be ranked."


@pytest.mark.parametrize("layer", ["flow", "trade", "trade_dependence", "smoothflow"])
@pytest.mark.parametrize("state", ["France", "West Germany", "Netherlands"])
def test_partners_are_not_ranked_where_the_largest_is_a_hole_of_the_source(layer: str, state: str):
    answer = pc.answers.ties(layer, state=state, year=1970, world="history")
    assert answer.sentences[0] == LACKS
    assert not any(" most" in sentence for sentence in answer.sentences)


@pytest.mark.parametrize(
    ("state", "year"), [("France", 1913), ("France", 1938), ("Japan", 1995), ("West Germany", 1958)]
)
def test_partners_are_ranked_where_the_source_has_them(state: str, year: int):
    assert " most " in pc.answers.ties("flow", state=state, year=year).sentences[0]


def test_before_it_joined_the_list_of_states_west_germany_is_a_hole_too():
    answer = pc.answers.ties("trade", state="France", year=1950, world="history")
    assert answer.sentences[0].startswith("The trade source lacks its trade with the Federal Republic of Germany")


def test_one_state_on_a_screen_and_two_side_by_side_say_that_partners_cannot_be_ranked():
    state = pc.answers.state("West Germany", year=1970)
    assert any(sentence.startswith(LACKS.removesuffix(".")) for sentence in state.sentences)
    assert not any("most to" in sentence or "most from" in sentence for sentence in state.sentences)
    rows = pc.answers.compare("West Germany", "France", year=1970).sections[1].grid.rows
    words = " ".join(row["words"] for row in rows)
    assert words.count("not known: the trade source lacks West Germany's") == 2
    assert "partners cannot be ranked" in words


def test_year_by_year_the_years_of_the_hole_are_told_apart():
    answer = pc.answers.ties("flow", state="France", years=(1958, 1961))
    assert answer.sentences[0].startswith("In 1958 France bought most from the Federal Republic of Germany (653)")
    assert answer.sentences[2] == f"In 1961 t{LACKS[1:]}"
    bought = next(section for section in answer.sections if section.heading.startswith("To France from"))
    assert "653" in str(bought.grid.rows[0]["1"])


def test_of_all_states_the_strongest_are_those_known():
    answer = pc.answers.ties("trade", year=1970, world="history")
    assert answer.sentences[0] == LACKS
    assert "the strongest of those known were" in answer.sentences[1]


@pytest.mark.parametrize(
    ("state", "year", "told"),
    [
        ("Ukraine", 1913, "Ukraine was no member of the system in 1913: it is on the list since 26 December 1991"),
        ("Poland", 1900, "it is on the list from 3 November 1918 to 27 September 1939 and since 28 June 1945"),
        ("Israel", 1930, "Israel was no member of the system in 1930: it is on the list since 14 May 1948"),
    ],
)
def test_a_state_that_was_none_then_is_refused_with_the_days_from_which_it_was_one(state: str, year: int, told: str):
    for ask in (
        lambda: pc.answers.ties("allies", state=state, year=year),
        lambda: pc.answers.state(state, year=year),
        lambda: pc.answers.compare(state, "France", year=year),
    ):
        with pytest.raises(CoverageError, match=told):
            ask()


def test_states_that_both_were_none_then_are_not_compared_in_an_empty_table():
    with pytest.raises(CoverageError, match="Pakistan was no member of the system in 1913"):
        pc.answers.compare("Pakistan", "India", year=1913)


@pytest.mark.parametrize(
    ("state", "opponent"), [("Iran", "Germany"), ("United Kingdom", "Egypt"), ("Germany", "Russia")]
)
def test_an_opponent_that_had_several_names_is_called_as_it_is_today(state: str, opponent: str):
    rows = pc.answers.ties("disputes", state=state, top=99).sections[0].grid.rows
    assert opponent in {row["partner_name"] for row in rows}
    former = {"Federal Republic of Germany", "United Arab Republic", "Soviet Union", "Russian Empire"}
    assert not former & {row["partner_name"] for row in rows}


def test_the_wars_of_a_state_are_told_by_those_that_lost_most_in_them():
    rows = pc.answers.state("West Germany", year=1970).sections[1].grid.rows
    words = " ".join(row["words"] for row in rows)
    assert "Soviet Union, China, United Kingdom and 17 more 1939-45" in words
    assert "Russian Empire, France, United Kingdom and 8 more 1914-18" in words


def test_every_target_of_a_sanction_is_named_and_what_else_counts_as_one():
    answer = pc.answers.ties("sanctions", year=2000)
    assert not any("more" in row["partners"] for row in answer.sections[0].grid.rows)
    of_the_first = " ".join(row["partners"] for row in answer.sections[0].grid.rows[:12])
    assert all(name in of_the_first for name in ("Cuba", "Iran", "Iraq"))
    assert any("duties against dumping" in note for note in answer.notes)


def test_military_spending_before_1914_is_in_pounds_side_by_side_too():
    answer = pc.answers.compare("United Kingdom", "Germany", year=1913)
    units = {row["name"]: row["unit"] for row in answer.sections[0].grid.rows}
    assert units["military spending"] == "m £"
    assert answer.notes[0] == "Prices: output in 2017 dollars PPP; military spending in current British pounds."
    later = pc.answers.compare("United Kingdom", "Germany", year=1938)
    assert {row["name"]: row["unit"] for row in later.sections[0].grid.rows}["military spending"].endswith("$")

"""Ties of the archive as they are told: ends of scales, years without enough votes, units, and equal ones."""

import polars as pl
import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.errors import CoverageError
from polycentric.ties.cases import under_way

pytestmark = pytest.mark.usefixtures("archive")


def test_through_years_pakistan_is_at_the_other_end_of_indias_relations():
    answer = pc.answers.ties("relations", state="India", years=(2010, 2020))
    assert answer.sentences[-1] == "At the other end stood Pakistan (0.00), Nepal (0.25) and China (0.25)."
    rows = answer.table.filter((answer.table["year"] == 2020) & (answer.table["partner"] == "PAK"))
    assert rows["value"].to_list() == [0.0]


def test_votes_stand_between_their_ends_and_end_before_the_year_of_one_roll_call():
    answer = pc.answers.ties("votes", state="USA", years=(2018, 2021))
    assert answer.sentences[3] == "At the other end stood Syria (-0.88), Iran (-0.83) and North Korea (-0.83)."
    own = answer.table.filter(answer.table["source"] != "un_votes_75")
    assert own["year"].unique().sort().to_list() == [2018, 2019]
    with pytest.raises(CoverageError, match=r"1946-2019, but 2020 .* pc\.answers\.ties\('votes_75', year=2020\)"):
        pc.answers.ties("votes", state="USA", year=2020)


def test_a_source_that_has_ended_leads_to_those_that_go_on():
    with pytest.raises(CoverageError, match="'trade_itpd', year=2016"):
        pc.answers.ties("trade", state="USA", year=2016, world="history")


def test_the_neighbours_of_france_are_nearest_through_years_too():
    answer = pc.answers.ties("mindist", state="France", years=(2018, 2019))
    assert set(answer.table.filter(answer.table["value"] == 0)["partner"]) >= {"DEU", "BEL", "ESP"}
    assert answer.sentences[0].startswith("In 2018 France was nearest to")


def test_troops_of_two_years_are_told_in_people():
    told = pc.answers.ties("troops", state="Iraq", years=(2015, 2024)).sentences
    assert ["(7,679 people)" in told[0], "(153 people)" in told[1]] == [True, True]


def test_equal_numbers_of_treaties_are_counted_not_ranked_by_letter():
    for asked in ({"year": 2000}, {"years": (1999, 2000)}):
        assert "others are as strong" in pc.answers.ties("human_rights", state="Germany", **asked).sentences[-1]


@pytest.mark.parametrize("first", [1985, 2000, 2014])
def test_the_first_year_asked_for_does_not_choose_the_source(first: int):
    answer = pc.answers.ties("organisations", state="Germany", years=(first, 2025))
    at_2014 = answer.table.filter((answer.table["year"] == 2014) & (answer.table["partner"] == "NLD"))
    assert at_2014["source"].to_list() == ["igo_counts"]
    assert "factbook" in answer.table["source"].to_list()
    assert any("Up to 2014 the archive's source is this layer's own" in note for note in answer.notes)
    drawn = answer.picture().svg
    assert "Lines: Organisations, counts (COW IGO 3.0)" in drawn
    assert "World Factbook, by edition" in drawn


@pytest.mark.parametrize(("layer", "last"), [("pacts", 2018), ("trade", 2014), ("trade_dependence", 2014)])
def test_every_layer_of_two_worlds_has_the_archives_source_first(layer: str, last: int):
    answer = pc.answers.ties(layer, state="France", years=(2012, 2020), top=2)
    sources = {year: set(answer.table.filter(answer.table["year"] == year)["source"]) for year in (2012, last, 2020)}
    assert sources[2012] == sources[last]
    assert "factbook" not in sources[last]
    assert sources[2020] != sources[last]


def test_a_layer_of_the_world_now_alone_says_from_which_year_it_is():
    answer = pc.answers.ties("forums", state="France", years=(1985, 1990))
    assert answer.table["year"].min() == 1988
    assert any("of 1985-1987 nothing" in note for note in answer.notes)


def test_a_world_that_is_named_is_kept():
    answer = pc.answers.ties("organisations", state="Germany", years=(2010, 2015), world="now")
    assert set(answer.table["source"]) == {"factbook"}


def test_agreements_that_others_replaced_are_not_called_in_force():
    answer = pc.answers.ties("agreements", state="France", year=2015)
    assert "replaced ones go on counting" in answer.title
    assert "in force" not in answer.title + " ".join(answer.sentences)


def test_interventions_have_names_starts_ends_and_force_and_overlapping_ones_are_two():
    shown = pc.answers.ties("interventions", state="Iraq", year=2003).sections[-1].grid.rows
    assert [(row["name"][:24], row["began"], row["ended"], row["force"]) for row in shown] == [
        ("Operation Southern Watch", "1991-08-26", "2003-03-20", "use of force"),
        ("Operation Iraqi Freedom", "2003-03-20", "2011-12-18", "war"),
    ]
    lines = [str(row["words"]) for part in pc.answers.compare("USA", "Soviet Union", year=1985).sections
             for row in part.grid.rows if row.get("label") == "intervention"]  # fmt: skip
    assert "Kuril Islands Dispute (1982-09-30 to 1986-01-24; display of force)" in lines[0]


def test_the_cases_are_those_that_the_layer_counts():
    for year in (1900, 1950, 1985, 2003, 2019):
        tied = set(pc.answers.ties("interventions", year=year).table.filter(pl.col("value") == 1)["partner"])
        assert {case.state for case in under_way((year, year))} == tied


def test_the_relation_of_a_pair_is_told_in_spells():
    answer = pc.answers.ties("relations", state=["France", "Germany"], years=(1920, 2020))
    assert "security community" in answer.sentences[0]
    assert " to " not in answer.sentences[0].partition(":")[0], "a relation runs from nobody to nobody"
    hostile = pc.answers.ties("relation", state=["India", "Pakistan"], years=(1947, 2020))
    assert hostile.sentences[0].endswith("between India and Pakistan: severe rivalry 1947-2020.")
    assert set(hostile.table["value"]) == {0.0}
    assert hostile.picture().svg


def test_a_pair_whose_source_ends_goes_on_by_another_one_beside_it():
    answer = pc.answers.ties("votes", state=["USA", "Israel"], years=(2017, 2020))
    assert answer.table["source"].to_list()[-1] == "un_votes_75"
    assert answer.table["year"].to_list() == [2017, 2018, 2019, 2020]
    assert any("Another source, session 75" in part.heading for part in answer.sections)
    assert "session 75" in answer.picture().svg
    both = pc.answers.ties("trade", state=["India", "Pakistan"], years=(2013, 2016))
    assert "itpd" in set(both.table["source"])
    assert all("(in million current US dollars per year)" in line for line in both.sentences) or all(
        "(in billion current US dollars per year)" in line for line in both.sentences
    )


def test_two_names_of_one_state_are_no_pair_and_three_states_neither():
    with pytest.raises(QuestionError, match="are one state"):
        pc.answers.ties("relations", state=["USA", "United States"], years=(2000, 2001))
    with pytest.raises(QuestionError, match="name one or two"):
        pc.answers.ties("relations", state=["USA", "China", "India"], years=(2000, 2001))
    with pytest.raises(CoverageError, match="Nothing is known of"):
        pc.answers.ties("nuclear_cooperation", state=["Haiti", "Bhutan"], years=(1990, 1995))


def _lines(one: str, other: str, year: int) -> dict[str, str]:
    return {str(row["label"]): str(row["words"]) for part in pc.answers.compare(one, other, year=year).sections
            for row in part.grid.rows if "label" in row}  # fmt: skip


def test_a_short_war_is_told_beside_the_level_of_the_years_end():
    told = _lines("USA", "Iraq", 2003)["relation"]
    assert "within the year from severe rivalry to negative peace" in told
    assert "a war by COW and an armed conflict by UCDP between the two, which a level at its end need not show" in told
    assert _lines("USA", "Soviet Union", 1985)["relation"] == "severe rivalry (Peace Data)"
    assert _lines("India", "Pakistan", 1999)["relation"].endswith("between the two")


def test_support_for_iraq_in_2003_is_called_what_it_is():
    answer = pc.answers.ties("support", state="Iraq", year=2003)
    assert any("invading army" in note and "11th of the 189" in note for note in answer.notes)
    row = pc.answers.ties("support", state="USA", year=2003).table.filter(pl.col("state") == "USA")
    assert row.height == 189
    assert row["partner"].to_list().index("IRQ") == 10


@pytest.mark.parametrize("name", ["signal_aid", "signal_troops", "signal_pact"])
def test_a_layer_of_a_shown_column_has_the_caveat_of_its_source(name: str):
    assert any("invading army" in note for note in pc.answers.ties(name, state="Iraq", year=2003).notes)

"""Tiers of powers, and what changes where groups are one actor."""

import json

import polars as pl
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.questions.as_one import _class_words as class_words  # pyright: ignore[reportPrivateUsage]
from polycentric.cli.app import polycentric
from polycentric.errors import GroupError, UnknownNameError


def test_the_united_states_and_china_are_the_superpowers_by_output_and_the_sentence_says_so():
    answer = pc.answers.tiers("ratio_to_leader", index=["output_ppp"])
    assert answer.table.filter(tier="superpower")["state"].to_list() == ["CHN", "USA"]
    assert (
        "The only reading calls China, India, Japan, Russia and the United States a great power" in answer.sentences[0]
    )


def test_a_rule_that_knows_no_great_powers_is_not_counted_among_those_that_name_them():
    answer = pc.answers.tiers("ratio_to_leader", "regional_share", index=["output_ppp"])
    assert answer.sentences[0].startswith("The only reading calls")
    assert any(
        each.startswith("Strongest of their regions by regional_share on output_ppp: ") and "Nigeria (" in each
        for each in answer.sentences
    )


def test_the_command_gives_the_rows_of_the_python_call_and_says_both():
    words = ["tiers", "rank", "--index", "output_mer", "--json"]
    content = json.loads(CliRunner().invoke(polycentric, words).stdout)
    answer = pc.answers.tiers("rank", index=["output_mer"])
    assert content["rows"] == answer.table.to_dicts()
    assert content["command"] == "polycentric tiers rank --index output_mer --json"
    assert answer.provenance["command"] == "polycentric tiers rank --index output_mer"
    assert answer.provenance["python"] == "pc.answers.tiers('rank', index=['output_mer'])"


def test_an_unknown_rule_and_several_years_are_refused():
    with pytest.raises(UnknownNameError, match="did you mean 'rank'"):
        pc.answers.tiers("rnak")
    with pytest.raises(QuestionError, match="of one year: give year= in place of years="):
        pc.answers.tiers(years=(2000, 2001))


def test_the_european_union_as_one_is_second_by_output_and_germany_has_no_rank_then():
    rows = pc.answers.as_one("EU").table.filter(index="output_mer")
    assert rows.filter(role="group").select("actor", "rank_as_one").rows() == [("EU", 2)]
    assert rows.filter(role="largest member").select("actor", "rank_as_one").rows() == [("DEU", None)]


def test_two_groups_stand_side_by_side_and_what_changes_is_counted():
    answer = pc.answers.as_one("EU", "NAFTA=USA,CAN,MEX")
    assert answer.sentences[0].startswith("The European Union has 27 members: Austria, Belgium, Bulgaria, ")
    assert answer.sentences[1] == "NAFTA has 3 members: Canada, Mexico and the United States."
    assert answer.sentences[3].startswith("As one, NAFTA is number 1 by")
    assert "readings change their class" in answer.sentences[4]
    assert answer.provenance["as_one"] == "EU; NAFTA=USA,CAN,MEX"


def test_groups_with_a_member_in_common_or_none_at_all_are_refused():
    with pytest.raises(GroupError):
        pc.answers.as_one("EU", "DEU,FRA")
    with pytest.raises(QuestionError, match="No group is named: give one as group, for example EU"):
        pc.answers.as_one()


def test_an_argument_that_a_question_does_not_take_is_named_with_the_nearest():
    with pytest.raises(UnknownNameError, match="No argument of power is called 'yeer': did you mean 'year'"):
        pc.answers.power(yeer=1913)


def test_ways_that_occur_equally_often_stand_in_the_order_of_their_names():
    classes = pl.DataFrame({"class_apart": ["unipolar", "bipolar", "multipolar", "bipolar"],
                            "class_as_one": ["bipolar", "unipolar", "unipolar", "multipolar"],
                            "changed": [True] * 4})  # fmt: skip
    told = {class_words(classes.sample(4, shuffle=True, seed=seed), classes) for seed in range(9)}
    assert told == {class_words(classes, classes)}
    assert class_words(classes, classes).endswith(
        "1 from bipolar to multipolar, 1 from bipolar to unipolar, 1 from multipolar to unipolar, 1 from unipolar to "
        "bipolar."
    )


@pytest.mark.parametrize("group", ["EU", "BRICS", "NATO"])
def test_at_eighty_columns_each_reading_that_changes_is_one_row_of_one_table(group: str):
    answer = pc.answers.as_one(group)
    tables = [part.splitlines() for part in answer.text(80).split("\n\n") if part.startswith("Readings whose class")]
    assert len(tables) == len(answer.sections) - 1 > 1
    for table, section in zip(tables, answer.sections[1:], strict=True):
        assert table[0] == section.heading
        assert table[1].split()[:4] == ["index", "set", "apart", "as"]
        assert max(map(len, table)) <= 80
        assert len({(row["index"], row["set"]) for row in section.grid.rows}) == len(section.grid.rows)


def test_middle_powers_are_named_and_a_rule_that_knows_none_has_no_number():
    answer = pc.answers.tiers("rank", "regional_share", index=["output_mer"])
    rows = {row["rule"]: row for row in answer.sections[0].grid.rows}
    assert rows["rank"]["middle"] > 10
    assert rows["rank"]["regional"] is None
    assert rows["regional_share"]["middle"] is None
    middle = next(section for section in answer.sections if section.heading == "Middle powers")
    assert [row["rule"] for row in middle.grid.rows] == ["rank"]
    assert middle.grid.rows[0]["who"].endswith(f" and {rows['rank']['middle'] - 10} more")
    assert any(sentence.startswith("Middle powers by rank on output_mer: ") for sentence in answer.sentences)


def test_notes_are_of_the_rules_in_the_table():
    answer = pc.answers.tiers()
    rules = {row["rule"] for row in answer.sections[0].grid.rows}
    described = {note.partition(":")[0] for note in answer.notes if not note.startswith("No answer")}
    assert described == rules

"""The question `ties`: who is tied to whom, in words and in rows."""

import json
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.parts import ties_read
from polycentric.cli.app import polycentric
from polycentric.errors import UnknownNameError
from polycentric.ties import LAYERS
from polycentric.ties.called import ALIASES, known, name_of
from polycentric.ties.events import EVENTS


def told(*words: str) -> Any:
    done = CliRunner().invoke(polycentric, [*words, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_state_of_which_no_pair_is_observed_is_not_said_to_have_no_tie():
    layer = LAYERS["nuclear_cooperation"]
    unseen = ties_read.Read(layer, [], ["ISL"], None, 2000, None, observed=False)
    seen = replace(unseen, observed=True)
    assert ties_read.sentences(unseen, "S") == [
        "In 2000 no tie of Iceland is listed, which doesn't say that there was none: a pair without a row is missing "
        "here, not zero; source S."
    ]
    assert ties_read.sentences(seen, "S") == ["In 2000 no tie of Iceland is above zero; source S."]


def test_who_is_allied_with_japan_is_told_first_and_by_name():
    answer = pc.answers.ties("allies", state="Japan")
    assert answer.sentences == ("In 2025 Japan was allied with the United States; source Mutual-defence pacts.",)
    assert str(answer).splitlines()[2] == answer.sentences[0]


def test_a_guarantee_without_a_pledge_in_return_is_told_as_one():
    sentences = pc.answers.ties("pacts", state="United States").sentences
    assert sentences[1].startswith("In 2025 the United States was to be defended") is False
    assert "without a pledge in return, Federated States of Micronesia, the Marshall Islands and Palau" in sentences[1]
    of_palau = pc.answers.ties("pacts", state="Palau").sentences
    assert of_palau[0].startswith("In 2025 Palau was to be defended, without a pledge of its own, by the United States")


def test_the_rows_of_the_command_are_the_table_of_the_call():
    rows = told("ties", "trade_dependence", "--state", "China", "--year", "2010")["rows"]
    answer = pc.answers.ties("trade_dependence", state="China", year=2010)
    assert rows == answer.table.fill_nan(None).to_dicts()


def test_who_depends_on_a_state_comes_first_and_partners_known_in_part_stand_where_what_is_listed_puts_them():
    answer = pc.answers.ties("trade_dependence", state="China", year=2010)
    assert answer.sentences[0].startswith(
        "In 2006-2009 those that depended most on trade with China were Liberia (107%), Kyrgyzstan (at least 39.5%) "
        "and Mongolia (38.9%);"
    )
    assert "No number is of 2010 itself" in answer.notes[0]
    rows = answer.sections[0].grid.rows
    assert [row["partner_name"] for row in rows[:3]] == ["Liberia", "Kyrgyzstan", "Mongolia"]
    least = [float(str(row["value"]).removeprefix("≥")) for row in rows]
    assert least == sorted(least, reverse=True)
    assert any("ships sold to be registered in Liberia" in note for note in answer.notes)


def test_of_a_bloc_too_a_tie_known_in_part_is_told_with_what_is_listed():
    answer = pc.answers.ties("trade", state="China", as_one="EU", as_known=2014)
    assert "the European Union (at least " in " ".join(answer.sentences)


@pytest.mark.parametrize("alias", sorted(ALIASES))
def test_every_plain_word_means_a_layer_or_a_list(alias: str):
    name = name_of(alias, LAYERS)
    assert name in EVENTS or name in known(LAYERS)
    assert name_of(alias.upper(), LAYERS) == name


def test_a_word_that_means_nothing_offers_what_works():
    with pytest.raises(UnknownNameError, match="No tie layer is called 'alliences': did you mean 'alliances'"):
        pc.answers.ties("alliences")
    with pytest.raises(UnknownNameError, match="'allies', 'sanctions', 'trade', 'votes' or 'wars'"):
        pc.answers.ties("qqq")


def test_a_layer_of_the_archive_is_refused_of_the_world_now_with_the_call_that_works():
    with pytest.raises(QuestionError, match=r"'sanction' is in the world 'history' alone: pc\.answers\.ties"):
        pc.answers.ties("sanctions", world="now")
    with pytest.raises(QuestionError, match=r"world= has no use with wars"):
        pc.answers.ties("wars", world="now")


def test_network_answers_as_the_table_of_that_name():
    alias = CliRunner().invoke(polycentric, ["network", "trade", "--world", "now"], catch_exceptions=False).stdout
    assert alias.splitlines()[0] == "The network of: Trade flow; 2025"
    assert " ".join(alias.split()) == " ".join(str(pc.answers.ties("trade", table="network", world="now")).split())


def test_all_layers_of_both_worlds_are_listed_with_the_words_that_they_answer_to():
    shown = " ".join(str(pc.answers.ties()).split())
    assert "sanction 1945-2005 sanctions" in shown
    assert "wars 1816-2007 war, fights, cow_wars" in shown
    assert "relations 1900-2020 relation, peace" in shown  # a layer of a file that the world now lacks
    assert "pledge_grades 1815-2018 grades, graded_pledges" in shown
    assert max(len(line) for line in pc.answers.ties().text(80).splitlines()) <= 80


@pytest.mark.parametrize(("variable", "layer"), [("missions_together", "peacekeeping"),
                                                 ("desta_agreements", "trade_agreements")])  # fmt: skip
def test_a_variable_with_the_numbers_of_a_layer_is_that_layer(variable: str, layer: str):
    assert known(LAYERS)[variable].label == LAYERS[layer].label
    assert variable not in list(known(LAYERS))
    assert name_of(variable, LAYERS) == layer

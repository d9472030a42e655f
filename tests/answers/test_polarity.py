"""The question who is a centre and what the world is called: worked values, sentences, the command beside Python."""

import json
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.contract import Answer
from polycentric.answers.parts.polarity_rows import HEADS
from polycentric.answers.parts.polarity_words import classes
from polycentric.cli.app import polycentric
from polycentric.errors import UnknownNameError
from polycentric.poles.field import called


@cache
def _half() -> Answer:
    return pc.answers.polarity("half_of_leader", as_one="none")


@cache
def _today() -> Answer:
    return pc.answers.polarity()


def _told(*words: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(polycentric, [*words, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)["rows"]


def test_the_sentences_say_who_stands_apart_what_readings_say_and_what_they_are_worth():
    words = " ".join(_today().sentences)
    assert words.startswith(
        "The United States and China stand apart: of 7 measures, each leads or has half of what the leader has on most "
        "(the United States on 6, China on 5); India on 2, "
    )
    assert "they are the first two; the third has 0.16 to 0.42 of the leader, most on output_ppp (India)." in words
    assert "On 5 of the 7 (not military_personnel, population) they are the first two" in words
    assert "In arms others" not in words, "China leads by soldiers and the United States by spending"
    assert "By cut-offs after Thompson on shares: bipolar 6, unipolar 3, multipolar 3, near-unipolar 1 of 13" in words
    assert (
        "After Lind (the one reading of the map that holds up: right in 124 of 130 multipolar, 40 of 46 bipolar and 16 "
        "of 19 unipolar years of the common division) the world is multipolar: China, the United States and Russia; "
        "with marks a quarter higher bipolar, without Russia."
    ) in words
    assert (
        "The default rule can only say multipolar (0 of 46 bipolar and 0 of 19 unipolar years right), and nam" in words
    )
    assert words.index("stand apart") < words.index("After Lind") < words.index("The default") < words.index("By cut-")
    assert "By who depends on whom: multipolar 5, bipolar 4, unipolar 2 of 11 readings, worth about 3.1." in words
    assert "Together 34 readings, of which 25 can be compared, worth about 4.3 independent ones" in words
    assert "Scholars disagree on 2025: unipolar" in words
    assert "most readings" not in words


def test_the_default_of_one_year_counts_no_list_community_or_rounded_number():
    assert set(_today().table["family"].unique()) == {"shares", "ratio", "relational"}
    assert set(_today().table["set"].unique()) == {"", "all", "five_largest", "eight_largest"}
    assert "composite_four" not in _today().table["index"]


def test_how_clustered_ties_are_is_a_table_of_its_own_and_never_a_class():
    answer = pc.answers.polarity(table="polarization", as_one="none")
    assert "class" not in answer.table.columns
    assert answer.sentences[0].startswith("How clustered the world is, and never how many poles it has: ")
    assert answer.table.filter(pl.col("layers") == "trade")["communities"].to_list() == [3]
    only = pc.answers.polarity("leiden_trade", table="polarization", as_one="none")
    assert only.table["definition"].to_list() == ["leiden_trade"]


def test_who_is_called_a_power_is_a_table_of_states_and_lists():
    answer = pc.answers.polarity(table="powers", as_one="none")
    row = next(row for row in answer.sections[0].grid.rows if row["name"] == "India")
    assert (row.get("nuclear"), row.get("permanent_five")) == ("yes", None)
    assert answer.sentences[0].startswith("Called a power in 2025, of 3 lists: China by 3, ")


def test_lists_of_several_years_stand_in_spans_and_name_no_index():
    answer = pc.answers.polarity(table="powers", years=(2014, 2015), carry=True, as_one="none")
    assert answer.title.startswith("Who is called a power; ")
    row = next(row for row in answer.sections[0].grid.rows if row["name"] == "India")
    assert row["nuclear"] == "2014–2015"


def test_what_left_the_map_is_listed_with_its_reason():
    answer = pc.answers.polarity(table="left", as_one="none")
    reasons = dict(answer.table.select("name", "reason").iter_rows())
    assert "which stand in the map themselves" in reasons["composite_four"]
    assert "who is called a power" in reasons["nuclear"]
    assert {"ten_largest", "majors", "permanent_five", "leiden_trade"} <= set(reasons)


def test_the_past_error_of_a_reading_has_its_column_in_few_words():
    rows = _today().table.select("definition", "index", "set", "past_error").unique().rows()
    told = {(rule, index, about): words for rule, index, about, words in rows}
    assert told["ratio_after_lind", "", ""] == "holds up"
    assert told["half_of_leader", "output_ppp", "all"] == "fails: 0 of 46 bipolar"
    assert told["dominant_flow", "", ""] == "not testable"
    notes = " ".join(_today().notes)
    assert notes.count("An index of today takes the error of the archive's.") == 1
    assert "it fails on International Crisis Behavior and Israeli's division" in notes


def test_who_is_a_pole_by_a_rule_on_ties_alone_is_named_with_what_that_rule_cant_see():
    assert "Poles by patron_trees alone: Egypt. It takes treaties at their word." in _today().notes


def test_a_rule_isnt_quoted_as_holding_up_in_a_year_that_lacks_a_measure_it_was_tested_with():
    answer = pc.answers.polarity(year=2014, as_one="none", ties=False)
    assert not any("After Lind" in line or "No reading" in line for line in answer.sentences)
    assert "After Lind isn't quoted: 2014 has no military_personnel." in answer.notes
    marks = answer.table.filter(answer.table["definition"] == "ratio_after_lind")["past_error"].unique().to_list()
    assert marks == ["not tested without military_personnel"], "no mark of four metrics on a rule of three"


def test_several_years_show_what_holds_up_first_and_the_default_rule_beside_it():
    answer = pc.answers.polarity(years=(2022, 2024), as_one="none")
    assert [column.label for column in answer.sections[0].grid.columns][:5] == [
        "", "year", "after Lind", "its poles", "default"
    ]  # fmt: skip
    row = next(row for row in answer.sections[0].grid.rows if row["year"] == 2023)
    assert (row["held"], row["held_poles"], row["default"]) == ("bipolar", "CHN USA", "multi 4")
    assert answer.sentences[0].startswith("After Lind (the one reading of the map that holds up")
    assert "default rule can only say multipolar" in answer.sentences[1]
    assert "with all measures that it was tested with: 2023 alone" in " ".join(answer.notes)


def test_a_year_is_one_screen_of_narrow_tables_with_all_readings_counted():
    answer = _today()
    (section,) = answer.sections
    tables = answer.text().split("\n\n")
    assert max(len(line) for line in tables[2].splitlines()[1:]) <= 80
    assert len(answer.text().splitlines()) <= 55
    counted = sum(int(row.get(word) or 0) for row in section.grid.rows for word in HEADS)
    assert counted == answer.table.filter(pl.col("class") != "not applicable").height


def test_the_command_gives_the_rows_of_the_python_call():
    assert _told("polarity", "half_of_leader", "--as-one", "none") == _half().tidy.rows


def test_the_call_and_the_sources_say_how_it_is_made_again():
    answer = _half()
    assert answer.provenance["command"] == "polycentric polarity half_of_leader --as-one none"
    assert answer.provenance["python"] == "pc.answers.polarity('half_of_leader', as_one='none')"
    assert answer.provenance["hashes"]


def test_one_definition_names_its_poles():
    words = _half().sentences
    assert "The rule half_of_leader calls the world bipolar by 4 of 7 readings" in " ".join(words)
    assert any(line.startswith("Poles, of 7 readings: the United States in ") for line in words)


@pytest.mark.parametrize("table", ["verdicts", "dispersion", "concentration", "ratios", "sweeps"])
def test_an_index_leaves_the_rows_of_that_index_alone_in_every_table(table: str):
    found = pc.answers.polarity(
        index="output_mer", table=table, as_one="none", ties=False if table == "verdicts" else None
    )
    assert set(found.table["index"].unique()) - {""} == {"output_mer"}
    assert found.sections[0].grid.rows


@pytest.mark.parametrize("table", ["verdicts", "dispersion", "concentration"])
def test_a_set_leaves_the_rows_of_that_set_alone_in_one_year_and_in_several(table: str):
    for when in ({}, {"years": (2014, 2015), "carry": True}):
        found = pc.answers.polarity(state_set="permanent_five", table=table, as_one="none", **when)  # pyright: ignore[reportArgumentType]
        assert set(found.table["set"].unique()) - {""} == {"permanent_five"}
        assert "P5" in found.title or "permanent five" in found.title


def test_a_year_of_which_todays_world_knows_little_says_where_more_is_known():
    first = pc.answers.polarity(year=2000, ties=False, world="now").sentences[0]
    assert first.startswith("Little of 2000 is in today's world, and no output_ppp: add carry= for the edition of then")
    assert "world='history'" in first


def test_a_set_of_ones_own_is_named_with_its_states():
    found = pc.answers.polarity("thompson", state_set="USA,China,India", index="output_ppp", as_one="none")
    assert "USA, CHN, IND" in found.title
    assert found.table["set"].unique().to_list() == ["own_set"]


def test_an_index_of_few_states_says_in_a_sentence_why_it_has_no_verdict(tmp_path: Path):
    (tmp_path / "ships.csv").write_text("state,value\nUSA,11\nChina,3\nIndia,2\n")
    for definition in ("half_of_leader", "thompson"):
        found = pc.answers.polarity(definition, added=[tmp_path / "ships.csv"], as_one="none")
        said = [
            line for line in found.sentences if line.startswith("ships gives no verdict: 3 of 196 states have data")
        ]
        assert len(said) == 1, definition


def test_a_coding_of_ones_own_is_a_definition_among_the_others(tmp_path: Path):
    (tmp_path / "mine.csv").write_text("state,pole\nUSA,1\nChina,1\n")
    found = pc.answers.polarity("mine", added=[tmp_path / "mine.csv"], as_one="none")
    assert found.table["class"].to_list() == ["bipolar"]
    assert "The rule mine calls the world bipolar." in found.sentences
    assert "Poles: China and the United States." in found.sentences


def test_the_three_numbers_stand_side_by_side_each_with_a_value_or_a_reason():
    found = pc.answers.polarity(table="three", as_one="EU")
    rows = found.sections[0].grid.rows
    assert [row["number"] for row in rows] == ["dispersion", "autonomy", "concert: % years below"]
    assert all(row["value"] and row["about"] for row in rows)
    assert [line.split(",")[0] for line in found.sentences] == ["Dispersion", "Autonomy", "Concert"]
    several = pc.answers.polarity(table="three", as_one="none", years=(2014, 2015), carry=True)
    assert [row["year"] for row in several.sections[0].grid.rows] == [2014, 2015]
    assert all(f">{name}<" in found.picture().svg for name in ("Dispersion", "Autonomy", "Concert: % years below"))


def test_dispersion_says_who_is_first_second_and_third_on_sets_of_fixed_size():
    found = pc.answers.polarity(table="dispersion", as_one="none", index="output_ppp")
    row = next(row for row in found.table.to_dicts() if row["set"] == "five_largest")
    assert (row["first"], row["second"], row["third"]) == ("CHN", "USA", "IND")
    assert row["hhi"] * row["effective_number"] == pytest.approx(1.0)
    assert set(found.table["set"]) == {"five_largest", "eight_largest", "majors"}


@pytest.mark.parametrize(
    ("definition", "asked", "message"),
    [
        ("half_of_leader", {"state_set": "majors"}, "'half_of_leader' doesn't apply to state_set='majors'"),
        ("nuclear", {"index": "output_ppp"}, "leave 'nuclear' or index='output_ppp' out"),
        (None, {"table": "three", "index": "output_ppp"}, "leave index='output_ppp' out, or take table='dispersion'"),
        ("thompson", {"table": "three"}, "nothing of one definition: leave table= or 'thompson' out"),
        ("nuclear", {"table": "sweeps"}, "'nuclear' has no cut-off that is a choice"),
        (None, {"table": "agreement"}, "add world='history'"),
        ("leiden_trade", {}, "'leiden_trade' says how clustered ties are, never how many poles there are: add table="),
        ("thompson", {"table": "polarization"}, "'thompson' isn't one of communities"),
        (
            None,
            {"table": "powers", "index": "output_ppp"},
            "looks at no index and no set: leave index='output_ppp' out",
        ),
        (None, {"table": "concentration", "ties": True}, "No definition is applied in the table 'concentration'"),
        (None, {"state_set": "atlantis"}, "No set is called 'atlantis' in the world 'now'"),
    ],
)
def test_what_means_nothing_together_is_refused(definition: str | None, asked: dict[str, object], message: str):
    with pytest.raises(QuestionError) as refused:
        pc.answers.polarity(definition, **asked)  # pyright: ignore[reportArgumentType]
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_unknown_table_names_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean 'verdicts'"):
        pc.answers.polarity(table="verdict")  # pyright: ignore[reportArgumentType]


def test_the_picture_shows_one_year_or_strips_of_several():
    assert pc.answers.polarity("half_of_leader", as_one="none", index="output_ppp").picture().svg.count("<svg") == 1
    strips = pc.answers.polarity(
        "thompson", years=(2014, 2015), carry=True, as_one="none", state_set="majors"
    ).picture()
    assert "on majors" in strips.svg


@pytest.mark.parametrize(
    ("year", "words"),
    [(1815, None), (1913, {"multipolar"}), (1945, {"bipolar"}), (1989, {"bipolar"}), (1990, {"unipolar"}),
     (2010, {"unipolar"}), (2018, {"unipolar", "bipolar", "multipolar"})],
)  # fmt: skip
def test_the_field_has_its_word_for_a_year(year: int, words: set[str] | None):
    period = called(year)
    assert (None if period is None else {each.word for each in period.words}) == words


def test_classes_are_counted_without_those_that_are_missing():
    frame = pl.DataFrame({"class": ["bipolar", "missing", "unipolar", "bipolar", "not applicable"]})
    assert classes(frame) == {"bipolar": 2, "unipolar": 1}

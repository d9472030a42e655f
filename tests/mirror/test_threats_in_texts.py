"""Whom states name in the staged texts: known cases declared before the count, the layer, how often rules are right."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

import polycentric as pc
from polycentric.errors import CoverageError, PolycentricError, UnknownNameError
from polycentric.panel.load import load
from polycentric.words.threats import figures
from polycentric.words.threats.cases import cases
from polycentric.words.threats.checked import checks, coded
from polycentric.words.threats.found import named, spoken
from polycentric.words.threats.layer import LAYERS
from polycentric.words.threats.second import scores

FAILING = {("IND", 1965)}  # told on the page


@pytest.fixture(scope="module", autouse=True)
def _texts(archive: Path) -> None:
    """Skip without the archive."""


def test_the_soviet_union_leads_the_states_named_in_the_state_of_the_union_and_terrorism_all_threats_later():
    held = {(each.body, each.first): each for each in cases()}
    soviet, terror = held["state_of_the_union", 1947], held["state_of_the_union", 2002]
    assert (soviet.place, soviet.leader) == (1, "RUS")
    assert soviet.times > 40
    assert (terror.place, terror.leader) == (1, "terrorism")


def test_known_cases_hold_but_for_those_that_the_page_tells():
    found = cases()
    assert len(found) == 25
    assert {(each.speaker, each.first) for each in found if not each.holds} == FAILING


def test_the_scores_of_the_second_sample_are_those_that_are_kept():
    now = [each for each in figures.kept() if each.rules != figures.FROZEN]
    for held, kept in zip(scores(named()), now, strict=True):
        assert (held.language, held.role, held.rules) == (kept.language, kept.role, kept.rules)
        assert (held.tied, held.coded, held.right) == (kept.tied, kept.coded, kept.right)
        assert held.precision == pytest.approx(kept.precision, abs=0.0001)
        assert held.recall == pytest.approx(kept.recall, abs=0.0001)


def test_precision_on_the_first_sample_stays_near_what_it_was():
    found = {(each.language, each.relation, each.role): each for each in checks("test")}
    threat = found["en", "threat", "agent"]
    assert threat.precision is not None
    assert threat.precision > 0.85
    assert found["en", "partner", "partner"].precision == pytest.approx(0.93, abs=0.02)
    assert found["en", "ally", "partner"].precision == pytest.approx(0.92, abs=0.02)
    assert sum(each.tied for each in checks("test")) >= 150
    assert coded("development").height > 300


def test_the_states_of_the_axis_of_evil_are_named_in_2002():
    of_day = ~pl.col("denied") & ~pl.col("past") & (pl.col("role") == "agent")
    rows = named("state_of_the_union").filter((pl.col("year") == 2002) & of_day)
    assert {"IRQ", "IRN", "PRK"} <= set(rows["partner"])


def test_the_layer_is_zero_where_a_state_spoke_and_named_nobody_and_missing_where_it_did_not_speak():
    panel = load("history", years=(1969, 1972), series=["cinc"])
    layer = LAYERS["words:threat_named"](panel)
    heard = set(spoken("general_debate").filter(spoken("general_debate")["year"] == 1970)["state"])
    assert "RUS" not in heard
    assert layer.sel(year=1970, state="RUS").isnull().all()
    assert float(layer.sel(year=1969, state="EGY", partner="ISR")) > 0
    assert float(layer.sel(year=1969, state="EGY", partner="NOR")) == 0
    assert np.isnan(layer.sel(year=1969, state="EGY", partner="EGY"))
    assert np.isnan(layer.sel(year=1969, state="EGY", partner="BGD"))  # no state then
    assert layer.attrs["directed"] == 1


def test_no_naming_is_of_the_speaker_itself_or_of_a_state_that_was_none_then():
    from polycentric.states import lives

    found = named().filter(named()["relation"] != "other")
    assert found.filter(found["state"] == found["partner"]).height == 0
    assert all(lives(state, year) for state, year in found.select("partner", "year").unique().iter_rows())


def test_the_claim_that_one_state_is_always_on_anothers_list_is_one_call():
    answer = pc.answers.threats("Egypt", years=(1967, 1978))
    assert "named Israel most as a threat" in answer.sentences[0]
    assert "in every one of the 10 years in which it has a text" in answer.sentences[0]
    row = answer.table.row(0, named=True)
    assert (row["partner"], row["place"], row["proximity_place"], row["disputes_place"]) == ("ISR", 1.0, 1.0, 1.0)
    assert answer.sketch is not None
    assert "Israel" in answer.sketch.svg()
    assert any("In 2 of these years it has no text: missing, not zero." in note for note in answer.notes)


def test_states_that_are_not_listed_are_counted_and_rows_in_doubt_are_not_drawn():
    answer = pc.answers.threats("USA")
    times = answer.table["times"].to_list()
    head = answer.sections[0]
    assert len(head.grid.rows) == 10
    assert f"{sum(each >= 3 for each in times) - 10} more states named 3 times or more." in head.below
    assert f"{sum(1 <= each <= 2 for each in times)} states are found once or twice and not listed" in head.below
    assert answer.sketch is not None
    drawn = getattr(answer.sketch.record, "rows")  # noqa: B009 - any record may be drawn
    assert min(row.total for row in drawn) >= 10


def test_terms_that_end_before_the_years_are_missing_and_the_notes_say_so():
    answer = pc.answers.threats("Ukraine", years=(2021, 2025))
    row = answer.table.row(0, named=True)
    assert row["partner"] == "RUS"
    assert row["rivalry"] is None
    assert row["disputes"] is None
    assert any("Not known in these years: rivalry and disputes." in note for note in answer.notes)


def test_who_names_a_state_is_told_and_years_of_silence_are_no_rows():
    found = pc.answers.threats("USA", table="named_by").table
    assert found["state"][0] == "CUB"
    assert (found["years_named"] <= found["years_spoken"]).all()
    years = pc.answers.threats("Egypt", years=(1967, 1978), table="years").table
    assert 1970 not in years["year"].to_list()


def test_a_state_without_texts_a_body_of_another_state_and_a_misspelt_body_are_refused():
    with pytest.raises(CoverageError, match="isn't the same as naming nobody"):
        _ = pc.answers.threats("Russia", years=(1970, 1970))
    with pytest.raises(CoverageError, match="it has none at all"):
        _ = pc.answers.threats("Norway", body="state_of_the_union")
    with pytest.raises(UnknownNameError, match="us_strategies"):
        _ = pc.answers.threats("USA", body="us_strategie")
    with pytest.raises(PolycentricError):
        _ = pc.answers.threats("Soviet Onion")


def test_ties_find_the_layer_by_name():
    answer = pc.answers.ties("words:threat_named", year=1983)
    assert ("SAU", "ISR") in set(answer.table.select("state", "partner").iter_rows())
    with pytest.raises(PolycentricError, match="is told of a year"):
        _ = pc.answers.ties("words:threat_named")


def test_military_spending_tells_best_who_is_named_and_rivalry_least():
    answer = pc.answers.threats(table="terms")
    whole = answer.table.filter((answer.table["first"] == 1946) & (answer.table["last"] == 2014))
    chances = dict(whole.select("term", "chance").iter_rows())
    assert max(chances, key=lambda term: chances[term]) == "military spending"
    assert min(chances, key=lambda term: chances[term]) == "rivalry"
    assert all(0.55 < chance < 0.95 for chance in chances.values())
    assert (whole["low"] < whole["chance"]).all()


def test_nobody_leads_by_few_namings_and_states_named_once_or_twice_are_kept_but_not_listed():
    answer = pc.answers.threats("China", years=(2000, 2020))
    assert "too few namings to say whom China named most" in answer.sentences[0]
    assert set(answer.table.filter(pl.col("times") > 0)["few"]) == {True}
    egypt = pc.answers.threats("Egypt", years=(1967, 1978))
    assert not egypt.table.filter(pl.col("times") >= 10)["few"].any()
    assert egypt.table.filter(pl.col("times").is_between(1, 9))["few"].all()


def test_a_row_is_listed_from_as_many_namings_as_the_count_says():
    from polycentric.answers.parts import threats_rows
    from polycentric.words.threats import gap

    assert (threats_rows.LISTED, threats_rows.SURE) == (gap.LISTED, gap.SURE)


def test_no_sentence_rests_on_fewer_than_ten_namings_and_no_first_year_on_a_lone_one():
    poland = pc.answers.threats("Poland").table
    russia = poland.filter(pl.col("partner") == "RUS").row(0, named=True)
    assert russia["since"] >= 2020
    few = poland.filter(pl.col("times").is_between(3, 9))
    said = pc.answers.threats("Poland").sentences
    assert few.height
    assert not any(f"{name} (" in said[1] for name in few["name"])


def test_a_rival_that_is_mentioned_in_another_form_is_told_from_one_never_mentioned():
    found = pc.answers.threats("USA", years=(1960, 1965))
    said = " ".join(found.sentences)
    assert "the Soviet Union (mentioned in " in said or "Soviet Union (" in said
    row = found.table.filter(pl.col("partner") == "RUS").row(0, named=True)
    assert row["mentioned"] > 20
    assert pc.answers.threats("USA", years=(1960, 1965), relation="ally").table["mentioned"].null_count() > 0


def test_the_united_states_of_the_world_wars_name_germany_and_the_axis_is_no_state():
    second = pc.answers.threats("USA", years=(1939, 1945))
    assert "named Germany most as a threat" in second.sentences[0]
    assert int(second.table["past"].sum()) == 0
    first = pc.answers.threats("USA", years=(1914, 1918)).table
    assert first.filter(pl.col("partner") == "DEU")["times"].item() >= 3
    assert all(len(code) == 3 for code in second.table["partner"])


def test_a_year_in_which_the_rules_find_none_is_not_called_one_in_which_nobody_is_named():
    answer = pc.answers.threats("Russia", years=(1997, 1999))
    assert answer.sentences[0].startswith("The rules found no state named as a threat in 3 years with a text of Russia")
    assert "Soviet" not in answer.title


def test_whom_a_state_names_is_not_told_before_the_lists_of_states_begin():
    for table in ("names", "named_by"):
        with pytest.raises(CoverageError, match="can't be told before 1816"):
            _ = pc.answers.threats("USA", years=(1790, 1800), table=table)


def test_each_naming_has_its_sentence_in_at_most_25_words_its_cue_and_its_rule():
    found = pc.answers.threats("Russia", years=(1990, 1991), table="hits").table
    assert set(found["partner"]) == {"IRQ"}
    assert {"cue", "rule", "year", "body"} <= set(found.columns)
    assert all(len(said.removeprefix("... ").removesuffix(" ...").split()) <= 25 for said in found["snippet"])


def test_names_are_of_the_years_asked_for_and_first_and_last_too():
    found = pc.answers.threats("USA", years=(1947, 1988), body="state_of_the_union")
    assert "named the Soviet Union most as a threat" in found.sentences[0]
    row = found.table.row(0, named=True)
    assert (row["name"], row["first"] >= 1947, row["last"] <= 1988) == ("Soviet Union", True, True)
    both = pc.answers.threats("Russia")
    assert both.title.startswith("Whom Russia (Soviet Union until 1991) names")


def test_japan_in_chinas_speeches_on_the_past_war_is_counted_apart():
    found = pc.answers.threats("China", years=(1990, 2025)).table
    japan = found.filter(pl.col("partner") == "JPN").row(0, named=True)
    assert japan["past"] > japan["times"]


def test_no_rank_is_said_of_a_state_that_is_no_rival():
    said = " ".join(pc.answers.threats("Malaysia").sentences)
    assert "no rivalry known" in said
    assert "by rivalry" not in said


def test_a_name_of_some_years_takes_the_texts_of_these_years(archive: Path):
    soviet = pc.answers.threats("Soviet Union")
    assert soviet.title == "Whom the Soviet Union names as a threat, 1946–1991"
    assert soviet.sentences[0].startswith("'Soviet Union' is taken by its years, with texts of 1946-1991: ask for")
    assert soviet.table.rows() == pc.answers.threats("Russia", years=(1946, 1991)).table.rows()
    with pytest.raises(CoverageError, match="No text of Germany is here for 1816-1871"):
        _ = pc.answers.threats("Prussia")
    of = pc.answers.threats("Soviet Union", table="named_by")
    assert "named the Soviet Union as a threat" in of.sentences[1]

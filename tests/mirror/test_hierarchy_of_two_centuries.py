"""Who held whom, on the field's own data: known clients, known free states, and where the measure fails."""

import polars as pl
import pytest

import polycentric as pc
from polycentric.answers.questions.autonomy import autonomy as autonomy_question
from polycentric.panel.load import load
from polycentric.poles.hierarchy import autonomy, held_states
from polycentric.poles.hierarchy.loading import variables
from polycentric.poles.hierarchy.scores import BEFORE, RULE, WHOLE, Scores, scores


@pytest.fixture(scope="module")
def found() -> Scores:
    return scores()


def area(found: Scores, way: str, era: str = WHOLE) -> float:
    row = found.areas.filter((pl.col("way") == way) & (pl.col("era") == era)).row(0, named=True)
    return float(row["area"])


def test_held_states_have_less_autonomy_than_free_ones_and_panama_alone_fails(found: Scores):
    assert area(found, BEFORE) == pytest.approx(110 / 112, abs=1e-9)
    cases = found.cases.filter((pl.col("way") == BEFORE) & (pl.col("era") == WHOLE))
    assert cases["autonomy"].null_count() == 0
    least = cases.filter(pl.col("side") == "free")["autonomy"].min()
    wrong = cases.filter((pl.col("side") == "held") & (pl.col("autonomy") >= pl.lit(least)))
    assert wrong["state"].to_list() == ["PAN"]


def test_the_amendment_leaves_out_the_years_of_panama_of_which_next_to_nothing_is_known(found: Scores):
    assert area(found, RULE) == 1.0
    cases = found.cases.filter((pl.col("state") == "PAN") & (pl.col("era") == WHOLE))
    years = dict(cases.select("way", "years").iter_rows())
    assert (years[BEFORE], years[RULE]) == (37, 20)
    said = autonomy_question(table="cases").sentences
    assert "Panama (1903–1939): more autonomy than a free case" in said[0]
    assert "0.98" in said[0]
    assert "1.00, over 14 held and 8 free" in said[1]


@pytest.mark.parametrize("era", ["1902-1945", "1946-1991", "1992-2010"])
def test_within_each_era_every_held_state_has_less_autonomy_than_every_free_one(found: Scores, era: str):
    assert area(found, RULE, era) == 1.0


def test_no_single_channel_carries_the_result_and_the_rivals_of_the_rule_do_worse(found: Scores):
    without = [area(found, way) for way in found.areas["way"].unique().to_list() if way.startswith("without")]
    assert len(without) == 7
    assert min(without) == pytest.approx(area(found, "without trade"))
    assert min(without) > 0.91
    assert max(area(found, way) for way in ("three strongest", "any of them")) < area(found, RULE)


def test_interventions_and_troops_alone_tell_next_to_nothing(found: Scores):
    assert area(found, "interventions alone") < 0.5
    assert area(found, "presence alone") < 0.7
    assert area(found, "support alone") < 0.7


def test_in_1985_the_warsaw_pact_is_held_most_and_patrons_by_hold_and_by_pledges_agree_on_it():
    answer = pc.answers.autonomy(world="history", year=1985, table="patrons")
    by_state = {row["state"]: row for row in answer.table.to_dicts()}
    for state in ("POL", "CSK", "HUN", "DDR", "BGR"):
        assert by_state[state]["by_hold"] == by_state[state]["by_pledges"] == "RUS"
    assert by_state["CUB"]["by_hold"] == "RUS", "no pledge says so"
    assert by_state["CUB"]["agree"] == "no"


def test_in_1910_cuba_portugal_and_morocco_are_held_most_and_panama_is_undecided_with_the_reason():
    held = held_states(load("history", years=1910, series=variables()))
    value = dict(zip(held.labels, held.autonomy[0].tolist(), strict=True))
    known = sorted((number, state) for state, number in value.items() if number == number)
    assert [state for _, state in known[:3]] == ["CUB", "PRT", "MAR"]
    reasons = dict(zip(held.labels, held.reasons()[0].tolist(), strict=True))
    for state in ("PAN", "ETH"):
        assert (
            reasons[state] == "undecided: only two channels are known, guarantee and interventions, and both are empty"
        )


def test_the_number_of_the_system_falls_with_the_blocs_and_is_undecided_where_most_channels_end():
    panels = {year: load("history", years=year, series=variables()) for year in (1938, 1960, 2016)}
    found = {year: autonomy(panel) for year, panel in panels.items()}
    assert found[1938]["value"].item() > found[1960]["value"].item()
    for year in (1938, 1960):
        one = found[year]
        assert 0.5 < one["low"].item() <= one["value"].item() <= one["high"].item() < 1
        assert one["coverage"].item() > 0.7
    assert bool(found[2016]["value"].isnull())
    assert found[2016]["reason"].item().startswith("undecided")


def test_the_layer_gives_the_holds_that_the_states_rest_on():
    panel = load("history", years=1985, series=variables())
    tie = pc.ties.LAYERS["hold"](panel).isel(year=0)
    held = held_states(panel)
    place = held.labels.index("POL"), held.labels.index("RUS")
    assert float(tie.sel(state="POL", partner="RUS")) == pytest.approx(held.hold[0][place])
    assert float(tie.sel(state="RUS", partner="POL")) == 0.0


@pytest.mark.parametrize("year", [1995, 2000, 2010])
def test_an_archived_year_goes_to_the_archive_without_being_told(year: int):
    answer = pc.answers.autonomy(year=year)
    assert answer.sentences[:2] == pc.answers.autonomy(year=year, world="history").sentences[:2]
    assert any(note.startswith("From the world 'history'") for note in answer.notes)
    assert "Monaco" not in " ".join(answer.sentences)


def test_of_2016_the_number_is_undecided_and_the_list_says_of_how_few_it_is():
    said = pc.answers.autonomy(year=2016).sentences
    assert "is undecided in 2016: too little is known" in said[0]
    assert any("that are decided:" in each for each in said)


def test_no_decided_state_has_a_range_over_more_than_half_of_the_scale():
    for year in (1885, 1916, 1938, 1985, 2005):
        rows = pc.answers.autonomy(world="history", year=year).table
        assert rows.filter((pl.col("high") - pl.col("low")) > 0.5).height == 0
        assert rows.filter(pl.col("autonomy").is_null())["low"].drop_nulls().len() == 0


def test_a_hold_of_one_channel_says_so():
    row = pc.answers.autonomy(world="history", year=1885, state="Haiti").table.row(0, named=True)
    assert (row["why"], row["known"]) == ("by trade alone", "guarantee, interventions, trade")


def test_the_years_of_sweden_are_compared_within_the_same_channels_alone():
    answer = pc.answers.autonomy(state="Sweden", years=(1935, 1960))
    assert answer.sentences[0].startswith("The channels that are known differ between years")
    assert answer.has_picture
    assert pc.answers.autonomy(state="Panama", years=(1903, 1915)).sentences == (
        "The autonomy of Panama is undecided in all 13 years: only two channels are known, guarantee and "
        "interventions, and both are empty.",
    )


def test_the_layer_names_both_ways_in_words_and_says_how_many_sources_it_has():
    through = pc.answers.ties("hold", state="China", years=(1980, 1985))
    assert [each.heading.split(" (")[0] for each in through.sections] == ["China is held by", "China holds"]
    answer = pc.answers.ties("hold", year=1985)
    assert [each.label for each in answer.sections[0].grid.columns[:2]] == ["state", "is held by"]
    said = answer.sentences[0]
    assert said.endswith("source Alliances (ATOP 5.1) and 8 others.")

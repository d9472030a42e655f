from pathlib import Path

import pytest

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.parts.autonomy_pictures import through as drawn_through
from polycentric.answers.parts.autonomy_rows import lettered
from polycentric.answers.parts.autonomy_words import through
from polycentric.errors import CoverageError, NotFetchedError, UnknownNameError
from polycentric.pictures.drawing.three_panels import segments


def test_canada_is_held_most_by_the_united_states_and_the_channels_that_are_missing_are_named():
    answer = pc.answers.autonomy(state="Canada")
    row = answer.table.row(0, named=True)
    assert row["holder"] == "USA"
    assert row["autonomy"] is row["low"] is row["high"] is None, "without the one of two channels it would be free"
    assert answer.sentences == (
        "The autonomy of Canada is undecided in 2025: what is known leaves more than half of the scale open; the "
        "United States holds it most, how far is open.",
    )
    assert (row["channels"], row["known"]) == (2, "guarantee, trade")
    assert any(note.startswith("Missing here: arms") for note in answer.notes)


def test_the_world_of_today_has_one_number_and_undecided_states_have_a_reason_and_no_range():
    answer = pc.answers.autonomy()
    undecided = answer.table.filter(answer.table["autonomy"].is_null())
    assert undecided.height > 0
    assert undecided["low"].null_count() == undecided["high"].null_count() == undecided.height
    assert undecided["why"].null_count() == 0
    assert "in its own hands" in answer.sentences[0]


def test_holds_show_every_channel_and_patrons_by_hold_stand_beside_those_by_pledges():
    holds = pc.answers.autonomy(state="Canada", table="holds").table
    first = holds.filter((holds["state"] == "CAN") & (holds["partner"] == "USA")).row(0, named=True)
    assert first["hold"] == pytest.approx((first["trade"] + first["guarantee"]) / 2)
    assert first["arms"] is None
    patrons = pc.answers.autonomy(table="patrons").table
    canada = patrons.filter(patrons["state"] == "CAN").row(0, named=True)
    assert (canada["by_hold"], canada["by_pledges"]) == ("USA", "USA")
    assert set(patrons["agree"]) == {"yes", "no", "not known"} - ({"not known"} - set(patrons["agree"]))


def test_a_picture_names_the_state_and_who_holds_it():
    svg = pc.answers.autonomy(state="Haiti").sketch.svg()
    assert "Haiti: 0." in svg
    assert "held most by United States" in svg


def test_what_has_no_use_is_refused():
    with pytest.raises(QuestionError, match="leave as_one= out"):
        _ = pc.answers.autonomy(as_one="EU")
    with pytest.raises(QuestionError, match="is of one year"):
        _ = pc.answers.autonomy(table="holds", years=(2010, 2012))
    with pytest.raises(QuestionError, match="leave state= out"):
        _ = pc.answers.autonomy(state="Canada", table="cases")
    with pytest.raises(UnknownNameError, match="'patron'"):
        _ = pc.answers.autonomy(table="patron")  # pyright: ignore[reportArgumentType]  # the fault under test
    with pytest.raises(CoverageError):
        _ = pc.answers.autonomy(state="Prussia", year=2020)


def test_today_the_first_words_say_that_two_channels_alone_are_known():
    assert pc.answers.autonomy().sentences[0].startswith("By guarantee and trade alone: ")
    assert pc.answers.autonomy(state="Haiti").sentences[0].startswith("By guarantee and trade alone: ")


def test_the_strongest_state_has_one_by_definition_and_says_so_and_spread_trade_frees_the_second():
    assert pc.answers.autonomy(state="China").sentences == (
        "China has 1.00 in 2025 by definition: nobody is stronger.",
    )
    assert pc.answers.autonomy(state="US").sentences == (
        "In 2025 no stronger state held the United States by what is known: guarantee and trade.",
    )


def test_of_a_year_of_which_the_world_knows_next_to_nothing_no_state_is_called_the_strongest():
    answer = pc.answers.autonomy(year=2000, world="now")
    assert answer.table["autonomy"].null_count() == answer.table.height
    assert not any("strongest" in each for each in answer.sentences)
    assert "nobody can be called stronger" in answer.sentences[0]
    assert "undecided: undecided" not in " ".join(answer.sentences)


def test_without_the_archive_an_archived_year_says_what_to_fetch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path))
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    answer = pc.answers.autonomy(year=2010)
    assert any("polycentric fetch atop cow_nmc" in note for note in answer.notes)
    with pytest.raises(
        NotFetchedError, match=r"9 sources .*polycentric fetch atop cow_nmc .*or polycentric fetch --all"
    ):
        _ = pc.answers.autonomy(year=2010, world="history")


def test_a_picture_says_its_year_its_channels_and_its_sources():
    answer = pc.answers.autonomy()
    record = answer.sketch.record
    assert "2025" in record.title
    assert (record.channels, bool(record.sources)) == ("guarantee and trade", True)
    assert "Channels known: guarantee and trade." in " ".join(answer.sketch.svg().replace("</text>", " ").split())


YEAR = {"low": None, "high": None, "holder": None, "why": None}


def test_through_years_only_years_with_the_same_channels_are_compared():
    made = [(0.5, "trade"), (0.6, "trade"), (0.9, "trade, votes")]
    rows = [YEAR | {"year": 1900 + place, "autonomy": value, "known": known}
            for place, (value, known) in enumerate(made)]  # fmt: skip
    said = through(rows, "Sweden")
    assert said[0].startswith("The channels that are known differ between years, in 2 ways")
    assert said[1] == (
        "By trade (2 years of 1900–1901) the autonomy of Sweden was least in 1900, at 0.50, and largest in 1901, at "
        "0.60."
    )
    assert said[2] == "By trade and votes (1902) the autonomy of Sweden was 0.90 in 1902."
    shown, below = lettered(rows)
    assert [row["known"] for row in shown] == ["a", "a", "b"]
    assert below == "Channels, a: trade; b: trade, votes. Compare years of one letter alone."


def test_years_with_one_value_name_no_least_and_no_largest():
    rows = [YEAR | {"year": 1900 + place, "autonomy": 1.0, "known": "trade"} for place in range(3)]
    assert through(rows, "Panama") == ["The autonomy of Panama was 1.00 in all 3 years, by trade."]


def test_years_without_a_value_say_why():
    rows = [YEAR | {"year": 1900, "autonomy": None, "known": None, "why": "undecided: nothing is known"}]
    assert through(rows, "Panama") == ["The autonomy of Panama is undecided in 1900: nothing is known."]


def test_the_years_have_a_picture_whose_line_breaks_where_the_channels_change():
    rows = [YEAR | {"year": 1900 + place, "autonomy": 0.5, "known": known}
            for place, known in enumerate(["trade", "trade", "votes", "votes"])]  # fmt: skip
    sketch = drawn_through(rows, "Autonomy of Sweden", "Sweden", ["factbook"])
    assert [len(part) for part in segments(sketch.record.panels[0].lines[0])] == [2, 2]
    assert "World Factbook" in sketch.svg()
    none = drawn_through([YEAR | {"year": 1900, "autonomy": None, "known": None}], "Autonomy", "Sweden", [])
    assert "undecided in all years" in none.svg()

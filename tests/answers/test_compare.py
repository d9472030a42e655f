"""The question `compare`: states side by side."""

import json
from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from click.testing import CliRunner

import polycentric as pc
from polycentric.answers.asked import QuestionError
from polycentric.answers.parts.compare_power import Course, overtakings
from polycentric.cli.app import polycentric
from polycentric.errors import CoverageError
from polycentric.power import INDICES
from polycentric.power.through_years import of_compared


@pytest.fixture(autouse=True)
def _no_archive(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory):  # pyright: ignore[reportUnusedFunction]
    monkeypatch.delenv("POLYCENTRIC_MIRROR", raising=False)
    monkeypatch.setenv("POLYCENTRIC_CACHE", str(tmp_path_factory.mktemp("nothing")))


def test_two_states_are_set_beside_each_other_with_the_ratio_in_words():
    answer = pc.answers.compare("USA", "China")
    assert answer.sentences[0].startswith("By output, purchasing power China had 1.31 times what the United States had")
    rows = {row["item"]: row["value"] for row in answer.tidy.rows if row["of"] == "CHN" and row["part"] == "power"}
    power = pc.answers.power("output_ppp").table
    assert rows["output_ppp value"] == power.filter(power["state"] == "CHN")["value"].item()
    tables = str(answer).split("\n\n")[2:4]
    assert max(len(line) for table in tables for line in table.splitlines()) <= 78


def test_what_is_between_them_is_the_same_as_their_ties():
    rows = pc.answers.compare("USA", "China").tidy.rows
    sold = next(row for row in rows if row["part"] == "trade" and row["item"] == "to the other")
    ties = pc.answers.ties("trade", state="USA").table
    assert sold["value"] == ties.filter((ties["state"] == "USA") & (ties["partner"] == "CHN"))["value"].item()
    assert sold["year"] == ties.filter((ties["state"] == "USA") & (ties["partner"] == "CHN"))["year"].item()
    assert {row["item"] for row in rows if row["part"] == "forums"} == {"APEC", "G-20", "P5"}


def test_who_overtook_whom_is_told_with_the_year_and_drawn():
    answer = pc.answers.compare("USA", "China", years=(2010, 2024), index="output_ppp")
    assert answer.sentences[0] == "By output, purchasing power China overtook the United States in 2014."
    values = {(row["of"], row["year"]): row["value"] for row in answer.tidy.rows if row["item"] == "output_ppp value"}
    assert values["USA", 2013] > values["CHN", 2013]
    assert values["USA", 2014] < values["CHN", 2014]
    assert "China" in answer.picture().svg


def test_the_rows_of_the_command_are_the_table_of_the_call():
    done = CliRunner().invoke(polycentric, ["compare", "France", "Italy", "--json"], catch_exceptions=False)
    assert json.loads(done.stdout)["rows"] == pc.answers.compare("France", "Italy").table.to_dicts()


def test_three_states_stand_a_state_a_row():
    shown = str(pc.answers.compare("USA", "China", "India"))
    assert "Between China and India" in shown
    assert "ratio" not in shown.split("\n\n")[2]


@pytest.mark.parametrize(
    ("states", "more", "message"),
    [
        (("USA",), {}, "2 to 5 states are compared, and 1 are named"),
        (("USA", "United States"), {}, "two of these names mean one state"),
        (("USA", "China"), {"index": "cinc"}, "index= has no use without years="),
        (("USA", "China"), {"as_one": "EU"}, "leave as_one= out"),
    ],
)
def test_senseless_choices_are_refused_with_what_to_do(states: tuple[str, ...], more: dict[str, str], message: str):
    with pytest.raises(QuestionError, match=message):
        pc.answers.compare(*states, **more)  # pyright: ignore[reportArgumentType]  # one of them is wrong on purpose


def test_trade_says_beside_its_numbers_how_it_is_made():
    answer = pc.answers.compare("USA", "China")
    told = next(sentence for sentence in answer.sentences if "sold China" in sentence)
    assert told.endswith("(dollars; estimated, often too large by a quarter to a half).")
    rows = " ".join(row["words"] for row in answer.sections[1].grid.rows)
    assert rows.count("estimated, often too large by a quarter to a half") == 2
    assert sum("share of trade in goods and totals that include services" in note for note in answer.notes) == 1


def test_trade_whose_totals_are_of_goods_is_not_called_estimated():
    answer = pc.answers.compare("USA", "China", year=2010)
    assert not any("estimated" in text for text in (*answer.sentences, *answer.notes))


def test_prices_are_named_by_index():
    notes = pc.answers.compare("USA", "China").notes
    assert notes[0] == ("Prices: output, PPP in 2021 dollars PPP; output, market and military spending in current "
                        "dollars.")  # fmt: skip


def test_several_years_with_commas_are_led_to_a_span():
    done = CliRunner().invoke(polycentric, ["compare", "USA", "China", "--years", "1913,1938"])
    assert done.exit_code == 2
    assert "write 1913-1938 for all of them, or ask for one year" in " ".join(done.output.split())


def test_at_sixty_columns_words_are_folded_once():
    text = pc.answers.compare("USA", "China").text(60)
    lines = text[text.index("Between ") :].split("\n\n")[0].splitlines()
    assert max(map(len, lines)) <= 60
    assert "billion and bought" in text


def test_states_are_compared_by_an_index_that_few_others_have_without_shares_of_the_world():
    holders = {"USA": (6.0, 9.0, 5.0, 5.0), "RUS": (0.0, 4.0, 5.0, 7.0), "CHN": (0.0, 0.0, 0.0, np.nan)}
    panel = _few_of_many(holders)
    index = replace(INDICES["warheads"], needs=(), compute=lambda given: given["held"], scale="amount")
    found = of_compared(index, panel, ["USA", "RUS", "CHN"])
    assert found.years == (1960, 1961, 1962, 1963)
    assert found.table["share"].null_count() == found.table.height
    assert set(found.without_shares) == {1960, 1961, 1962, 1963}
    told = overtakings(Course(found, ["USA", "RUS", "CHN"], ""), {"USA": "USA", "RUS": "Russia", "CHN": "China"})
    assert told == [
        "By nuclear warheads the Soviet Union overtook the United States in 1963; USA was ahead of China in every "
        "year known from 1960 to 1962; Russia was ahead of China in every year known from 1961 to 1962."
    ]


def test_an_index_of_which_one_of_the_two_has_no_value_is_refused_with_its_name():
    panel = _few_of_many({"USA": (6.0, 9.0, 5.0, 5.0)})
    index = replace(INDICES["warheads"], needs=(), compute=lambda given: given["held"])
    with pytest.raises(CoverageError, match="'warheads' has no value of China in 1960-1963: choose other states"):
        of_compared(index, panel, ["USA", "CHN"])


def _few_of_many(held: dict[str, tuple[float, ...]]) -> xr.Dataset:
    """Make four years of forty states of which few have a value."""
    states = ["USA", "RUS", "CHN", *(f"S{number:02}" for number in range(37))]
    values = np.full((4, len(states)), np.nan)
    for state, row in held.items():
        values[:, states.index(state)] = row
    coords = {"year": [1960, 1961, 1962, 1963], "state": np.array(states, dtype=object)}
    return xr.Dataset({"held": (("year", "state"), values)}, coords=coords).assign_coords(
        exists=(("year", "state"), np.ones_like(values, dtype=bool)))  # fmt: skip

"""How ties are told: zero on a scale, one written unit for a set of sentences, and equal ones counted."""

from typing import Any

import numpy as np
import pytest
import xarray as xr

from polycentric.answers.parts import ties_pair, ties_years
from polycentric.answers.parts.ties_told import as_many, named, written
from polycentric.answers.parts.ties_words import strongest
from polycentric.errors import CoverageError
from polycentric.pictures.charts.ties_years import ticks
from polycentric.ties.contract import TieLayer
from polycentric.ties.through_years import TiesThroughYears, through_years

STATES = ("IND", "PAK", "CHN", "NPL", "BTN", "LKA", "AFG", "IRN")
LEVELS = np.array([0.0, 0.25, 0.25, 0.5, 0.5, 0.5, 0.75])


def layer(*, scale: bool, unit: str = "treaties", values: Any = LEVELS) -> TieLayer:
    def compute(panel: xr.Dataset) -> xr.DataArray:
        grid = np.full((panel.sizes["year"], len(STATES), len(STATES)), np.nan)
        grid[:, 0, 1:] = grid[:, 1:, 0] = values
        return xr.DataArray(grid, dims=("year", "state", "partner"), coords={
            "year": panel["year"].values, "state": list(STATES), "partner": list(STATES)})  # fmt: skip

    return TieLayer("Toy", (), unit, "none", directed=False, compute=compute, zero_is_value=scale, name="toy")


def world(*years: int) -> xr.Dataset:
    names = np.tile(np.array(STATES, dtype=object), (len(years), 1))
    exists = np.ones((len(years), len(STATES)), dtype=bool)
    return xr.Dataset({"exists": (("year", "state"), exists)}, coords={
        "year": list(years), "state": np.array(STATES, dtype=object), "name": (("year", "state"), names)})  # fmt: skip


def years_of(made: TieLayer) -> TiesThroughYears:
    return through_years(made, world(2000, 2001), "IND")


def test_year_by_year_zero_is_a_row_of_a_scale_and_no_row_of_a_strength():
    assert "PAK" in years_of(layer(scale=True)).table["partner"].to_list()
    assert "PAK" not in years_of(layer(scale=False)).table["partner"].to_list()


def test_below_zero_too_a_scale_has_its_other_end_in_sentence_and_table():
    found = years_of(layer(scale=True, values=LEVELS - 0.9))
    assert any(line.startswith("At the other end stood PAK (-0.90)") for line in ties_years.sentences(found))
    ends = [each for each in ties_years.sections(found, None) if "the other end" in each.heading]
    assert ends[0].grid.rows[0]["1"].startswith("PAK")


def test_ticks_of_a_picture_reach_below_zero():
    assert ticks(0.9, -0.9)[0] < 0
    assert ticks(10.0)[0] == 0


def rows_of(*values: float) -> list[dict[str, Any]]:
    return [{"state": "IND", "partner": key, "name": "India", "partner_name": key, "value": value, "at_least": value,
             "flag": ""} for key, value in zip("ABCDEFGH", values, strict=False)]  # fmt: skip


def test_two_years_of_one_set_of_sentences_have_one_unit_and_it_is_written():
    people = layer(scale=False, unit="people")
    one, two = rows_of(7679.0), rows_of(153.0)
    lines = [strongest(people, "India", rows, "IND", "in 2015", beside=[*one, *two])[0] for rows in (one, two)]
    assert [line.partition("(")[2] for line in lines] == ["7,679 people).", "153 people)."]
    money = layer(scale=False, unit="current US dollars")
    small = strongest(money, "India", rows_of(3e6), "IND", "in 1900", beside=rows_of(3e9))[0]
    assert small.endswith("(0.0030) (in billion current US dollars).")


@pytest.mark.parametrize(
    ("unit", "end"),
    [("weight of what they share over what either of the two has, from 0 to 1", "(0.50) (from 0 to 1)"),
     ("not stated", "(0.50)"), ("fraction of output", "(50.0%)"), ("metres", "(0.50) (in metres)")],
)  # fmt: skip
def test_a_unit_stands_where_it_fits(unit: str, end: str):
    made = layer(scale=False, unit=unit)
    how = written(made, [0.5])
    assert (named(rows_of(0.5), "IND", how) + how.after).endswith(end)


def test_ties_as_strong_as_the_last_named_are_counted():
    made = layer(scale=False)
    assert as_many(rows_of(4, 4, 4, 4, 4, 3), made) == "; 2 others are as strong"
    assert as_many(rows_of(4, 4, 4, 4, 3), made) == "; 1 other is as strong"
    assert as_many(rows_of(5, 4, 4, 3), made) == ""
    assert as_many(rows_of(5, 4), made) == ""
    told = strongest(made, "India", rows_of(4, 4, 4, 4), "IND", "in 2000")
    assert told == ["In 2000 the strongest ties of India were with A (4 treaties), B (4) and C (4); 1 other is as "
                    "strong."]  # fmt: skip


def test_a_tie_without_direction_runs_from_nobody_to_nobody():
    from polycentric.answers.parts.ties_words import of_all

    assert "India and A" in of_all(layer(scale=False), rows_of(1), "in 2000")[0]


def test_years_in_a_row_with_one_value_are_one_spell_and_a_gap_ends_it():
    assert ties_pair.spells({2000: 0.0, 2001: 0.0, 2003: 0.0, 2004: 1.0}) == [
        (2000, 2001, 0.0), (2003, 2003, 0.0), (2004, 2004, 1.0),
    ]  # fmt: skip


def test_a_pair_without_direction_is_one_way_with_its_zeros_and_says_which_years_lack():
    found = ties_pair.pair(layer(scale=False), world(2000, 2001), ("IND", "PAK"))
    assert [(way.state, way.partner, way.values) for way in found.ways] == [("IND", "PAK", {2000: 0.0, 2001: 0.0})]
    assert ties_pair.sentences(found)[0].startswith("Toy, between IND and PAK: 0 treaties in 2000")
    with pytest.raises(CoverageError, match="Nothing is known of PAK and CHN"):
        ties_pair.pair(layer(scale=False), world(2000), ("PAK", "CHN"))

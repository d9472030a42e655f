"""No ranking passes over one of the ten largest states in silence: on a toy system whose sizes fit on paper."""

import numpy as np
import polars as pl
import pytest

import polycentric as pc
from polycentric.panel import largest
from polycentric.panel.tidy.holes import holes
from polycentric.tidy import state_years
from toy_archive import use

SIZES = {2: 30, 200: 20, 255: 15, 220: 10, 365: 8, 300: 6, 325: 4, 640: 3, 710: 2, 740: 1, 210: 0.5, 211: 0.4}


@pytest.fixture(autouse=True)
def sizes(monkeypatch: pytest.MonkeyPatch):
    rows = [(code, year, size / 100) for code, size in SIZES.items() for year in (1900, 1901)]
    table = pl.DataFrame(rows, schema={"ccode": pl.Int16, "year": pl.Int16, "cinc": pl.Float64}, orient="row")
    use(monkeypatch, {("cow_nmc", "state_years"): table})
    largest._largest.cache_clear()
    yield
    largest._largest.cache_clear()


def test_the_ten_largest_are_those_of_the_year_and_after_the_last_year_of_the_last():
    assert largest.ten_of(1900)[:3] == ("USA", "GBR", "DEU")
    assert len(largest.ten_of(1900)) == 10
    assert "NLD" not in largest.ten_of(1900)
    assert largest.ten_of(2020) == largest.ten_of(1901)


def test_a_great_power_of_which_nothing_is_known_is_left_out_and_a_small_one_is_not_named():
    parts = dict.fromkeys(("USA", "GBR", "FRA", "RUS", "NLD"), 0.9)
    known = {1900: parts | {"DEU": 0.0, "BEL": 0.0}, 1901: parts | {"DEU": 0.1}}
    assert largest.left_out(known) == {"DEU": [1900, 1901]}


def test_a_source_that_looks_at_chosen_cases_leaves_nobody_out():
    few = {1900: dict.fromkeys(("USA", "GBR", "DEU", "FRA"), 0.0) | {"RUS": 1.0}}
    assert largest.left_out(few) == {}
    assert largest.left_out({1900: dict.fromkeys(("USA", "GBR"), 0.0)}) == {}


def test_a_state_that_was_not_there_is_not_left_out():
    assert largest.left_out({1900: dict.fromkeys(("USA", "GBR", "FRA"), 1.0)}) == {}


def test_years_are_written_as_spans_and_states_by_the_name_of_then():
    assert largest.spans([1914, 1915, 1916, 1960]) == "1914-1916, 1960"
    assert largest.describe({"DEU": [1975, 1976], "RUS": [1960]}) == [
        "Left out, though among the ten largest states by CINC then: Federal Republic of Germany 1975-1976; Soviet "
        "Union 1960."
    ]
    assert largest.describe({}) == []


def test_a_column_of_a_table_names_the_great_power_that_it_lacks(monkeypatch: pytest.MonkeyPatch):
    rows = [(code, 1900, 5.0, None if code == 255 else 6.0) for code in SIZES]
    schema = {"ccode": pl.Int16, "year": pl.Int16, "imports": pl.Float64, "exports": pl.Float64}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    only = pl.col("ccode").is_in(list(SIZES))
    built = state_years(first=1900, last=1901, read=lambda source, name: table).filter(only).add("trade")
    assert holes(built) == [
        "Left out of exports, though among the ten largest states by CINC then: Germany 1900.",
    ]


def test_a_layer_of_pairs_names_the_state_with_hardly_any_of_its_pairs():
    """Of the pairs of 1900 all are known, but of Germany's one alone."""
    panel = pc.load("history", years=1900, series=[])
    size = panel.sizes["state"]
    known = panel["exists"].to_numpy()[0]
    grid = np.where(known[:, np.newaxis] & known[np.newaxis, :], 1.0, np.nan)
    germany = [str(state) for state in panel["state"].values].index("DEU")
    grid[germany], grid[:, germany] = np.nan, np.nan
    grid[germany, 0] = 1.0
    panel["flow"] = (("year", "state", "partner"), grid.reshape(1, size, size))
    assert largest.of_variable(panel, "flow") == {"DEU": [1900]}


def test_without_the_data_on_size_nobody_is_named():
    largest._largest.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        use(patch, {})
        assert largest.ten_of(1900) == ()

"""What a state-year says of its pairs is what the pairs say: two states that never lived on one same day are none."""

from functools import cache

import polars as pl
import pytest

from polycentric.tidy import dyad_years, state_years

pytestmark = pytest.mark.usefixtures("archive")
CODE = {"cow": "ccode", "gw": "gwcode"}


@cache
def states(system: str) -> pl.DataFrame:
    return state_years(system, 1816, 2020).add("capital_distance", "minimum_distance", "contiguity").frame


@cache
def pairs(system: str) -> pl.DataFrame:
    table = dyad_years(system=system, first=1816, last=2020).add("capital_distance", "minimum_distance", "contiguity")
    code, kind = CODE[system], pl.col("conttype")
    return table.frame.group_by(pl.col(f"{code}1").alias(code), "year").agg(
        capdist=pl.col("capdist").min(),
        mindist=pl.col("mindist").min(),
        by_land=(kind == 1).sum(),
        by_sea=(kind > 1).sum(),
    )


@pytest.mark.parametrize("system", ["cow", "gw"])
@pytest.mark.parametrize(("of_state", "of_pairs"), [("mincapdist", "capdist"), ("minmindist", "mindist")])
def test_the_nearest_state_is_the_nearest_of_the_pairs(system: str, of_state: str, of_pairs: str):
    both = states(system).join(pairs(system), on=[CODE[system], "year"], how="left")
    same = pl.col(of_state).eq_missing(pl.col(of_pairs)) | ((pl.col(of_state) - pl.col(of_pairs)).abs() < 1e-3)
    assert both.filter(~same.fill_null(False)).select(CODE[system], "year", of_state, of_pairs).rows() == []
    assert both[of_state].drop_nulls().len() > 10_000


def test_neighbours_are_counted_as_the_pairs_have_them():
    """By COW's list, which is the source's own; by the other the counts hold neighbours that it does not list."""
    both = states("cow").filter(pl.col("year") <= 2016).join(pairs("cow"), on=["ccode", "year"], how="left")
    differ = both.filter((pl.col("land") != pl.col("by_land")) | (pl.col("sea") != pl.col("by_sea")))
    assert differ.select("ccode", "year").rows() == []


@pytest.mark.parametrize(
    ("system", "code", "year", "kilometres"),
    [("cow", 678, 1990, 298.7), ("cow", 679, 1990, 420.0), ("cow", 255, 1990, 279.0), ("cow", 265, 1990, 277.5),
     ("cow", 255, 1945, 357.6), ("cow", 300, 1918, 252.9), ("cow", 315, 1945, 451.8), ("gw", 100, 1830, 732.7),
     ("gw", 305, 1918, 222.4), ("gw", 340, 2006, 196.8), ("gw", 560, 1910, 4037.4)],
)  # fmt: skip
def test_a_state_is_no_neighbour_of_the_one_that_it_came_out_of(system: str, code: int, year: int, kilometres: float):
    """The Yemen of May 1990 and the one before have one capital, and were never members on one same day."""
    row = states(system).filter(pl.col(CODE[system]) == code, year=year)
    assert row["mincapdist"].item() / 1000 == pytest.approx(kilometres, abs=0.06)

"""A column of a tidy table and the world's layer of the same variable agree cell by cell, by either list of states.

So no source is read under one code system here and under another there. Left out are only the years in which a state
carries two codes of a list (Germany and Yemen in 1990 by COW's, Serbia in 2006 by Gleditsch and Ward's): the table has
a row for each, the world one cell.
"""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric.panel.layers import LAYERS
from polycentric.states import Cow, Gw, spells
from polycentric.states.facts import states
from polycentric.tables.archive import table
from polycentric.tidy import adders, dyad_years, state_years

pytestmark = pytest.mark.usefixtures("archive")
YEARS = (1816, 2020)
# The capital moved within the year.
MOVED = {1821: "PRT", 1834: "GRC", 1865: "ITA", 1869: "JPN", 1871: "ITA", 1918: "RUS", 1920: "ALB", 1927: "AUS",
         1940: "FRA", 1942: "FRA", 1959: "PAK", 1960: "BRA", 1967: "PAK", 1976: "PHL", 1983: "CIV", 1991: "DEU",
         1998: "KAZ", 2005: "MMR", 2018: "BDI"}  # fmt: skip
BODIES = ("nato", "wpact", "weu", "eu", "cmea", "cis", "csto", "sco", "opec", "asean")
Numbers = np.ndarray[Any, Any]


def _same(values: Numbers) -> Numbers:
    return values


def _out_of_logarithm(values: Numbers) -> Numbers:
    return np.where(values == 0, 0.0, np.exp(values))


@dataclass(frozen=True)
class Pair:
    """An adder with its options, its columns with the world's variables, and how one is turned into the other."""

    adder: str
    variables: Mapping[str, str]
    of_table: Callable[[Numbers], Numbers] = _same
    of_world: Callable[[Numbers], Numbers] = _same
    systems: tuple[str, ...] = ("cow", "gw")


def _full(status: Numbers) -> Numbers:
    return np.where(np.isnan(status), np.nan, status == 1)


STATES = (
    Pair("nmc", {name: name for name in ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")}),
    Pair("trade", {"imports": "trade_imports", "exports": "trade_exports"}),
    Pair("igos", {"sum_igo_full": "organisations_joined"}),
    Pair(f"igo:name={'+'.join(BODIES)}", {f"in_{body}": f"in_{body}" for body in BODIES}, of_world=_full),
    Pair("sdp", {"sdpest": "surplus"}, of_table=_out_of_logarithm),
    Pair("democracy", {"polity2": "polity2"}),
    Pair("territorial_threat", {"lterrthreat": "territorial_threat", "sd_lterrthreat": "territorial_threat_sd"}),
    Pair("majors", {"cowmaj": "major_cow"}),
    Pair("maoz_powers", {"maoz_global": "global_maoz", "maoz_regional": "regional_maoz"}),
    Pair("ideal_points", {"idealpointall": "ideal_point", "idealpointfp": "ideal_point_passage"}),
    Pair("nuclear", {"nuclear_status": "nuclear_status"}),
    # By Gleditsch and Ward these two have a table of their own, estimated apart; the world has the one by COW.
    Pair("democracy", {name: name for name in ("euds", "aeuds", "v2x_polyarchy")}, systems=("cow",)),
    Pair("gdp", {"pwtrgdp": "fariss_gdp", "sd_pwtrgdp": "fariss_gdp_sd", "mrgdppc": "fariss_gdppc",
                 "sd_mrgdppc": "fariss_gdppc_sd", "pwtpop": "fariss_population", "sd_pwtpop": "fariss_population_sd"},
         systems=("cow",)),
)  # fmt: skip
DYADS = (
    Pair("trade", {"flow1": "imports_from", "smoothflow1": "imports_from_smoothed"}),
    Pair("igos", {"dyadigos": "shared_organisations"}),
    Pair("atop", {"atop_defense": "atop_defence", "atop_offense": "atop_offence", "atop_neutral": "atop_neutrality",
                  "atop_nonagg": "atop_nonaggression", "atop_consul": "atop_consultation"}),
    Pair("contiguity", {"conttype": "contiguity"}),
    Pair("rivalries", {"td_rivalry": "rivalry_td"}),
    Pair("tss_rivalries", {"tss_rivalry": "rivalry_tss"}),
    Pair("arms_races", {"arms_race": "arms_race"}),
    Pair("cow_mids", {"cowmidongoing": "mid_cow", "cowmidonset": "mid_cow_onset"}),
    Pair("gml_mids", {"gmlmidongoing": "mid_gml", "gmlmidonset": "mid_gml_onset"}),
    Pair("cow_wars", {"cowinterongoing": "war", "cowinteronset": "war_onset"}),
    # By Gleditsch and Ward the distances have a table of their own.
    Pair("minimum_distance", {"mindist": "min_distance"}, systems=("cow",)),
)  # fmt: skip


def _cases(pairs: tuple[Pair, ...]) -> list[Any]:
    return [
        pytest.param(pair, system, id=f"{pair.adder.partition(':')[0]}-{next(iter(pair.variables))}-{system}")
        for pair in pairs
        for system in pair.systems
    ]


@cache
def two_codes() -> frozenset[tuple[str, int]]:
    """Give the state-years with two codes of one list."""
    found = set[tuple[str, int]]()
    for state in states():
        for system in (Cow, Gw):
            mine = spells(state, system)
            found |= {
                (state, after.start.year)
                for before, after in itertools.pairwise(mine)
                if before.end is not None and before.end.year == after.start.year and before.code != after.code
            }
    return frozenset(found)


def test_few_states_carry_two_codes_in_one_year():
    assert two_codes() == {("DEU", 1990), ("YEM", 1990), ("SRB", 2006)}


def _twice(frame: pl.DataFrame, ends: tuple[str, ...]) -> Numbers:
    """Say which rows are of a state in a year in which it has two codes."""
    told = np.zeros(frame.height, dtype=bool)
    for end in ends:
        for state, year in two_codes():
            told |= frame.select((pl.col(f"state{end}") == state) & (pl.col("year") == year)).to_series().to_numpy()
    return told


def _cells(values: xr.DataArray, frame: pl.DataFrame, ends: tuple[str, ...]) -> Numbers:
    """Give the world's value of each row, NaN for none."""
    place = {str(state): index for index, state in enumerate(values["state"].values)}
    where = [frame[f"state{end}"].replace_strict(place, return_dtype=pl.Int64).to_numpy() for end in ends]
    found = values.to_numpy()[(frame["year"].to_numpy().astype(int) - YEARS[0], *where)].astype(np.float64)
    fill = values.attrs.get("fill_value")
    return found if fill is None else np.where(found == fill, np.nan, found)


def _differing(frame: pl.DataFrame, pair: Pair, ends: tuple[str, ...]) -> dict[str, list[Any]]:
    """Give, by column, some rows in which table and world are not the same."""
    panel = pc.load("history", years=YEARS, layers=list(pair.variables.values()))
    twice, wrong = _twice(frame, ends), dict[str, list[Any]]()
    for column, variable in pair.variables.items():
        world = pair.of_world(_cells(panel[variable], frame, ends))
        ours = pair.of_table(frame[column].cast(pl.Float64).to_numpy())
        assert np.count_nonzero(~np.isnan(ours)) > 500
        near = 1e-6 if panel[variable].dtype == np.float32 else 1e-12
        same = np.isclose(ours, world, rtol=near, atol=0, equal_nan=True) | twice
        rows = frame.select("year", *(f"state{end}" for end in ends)).with_columns(table=ours, world=world)
        if not same.all():
            wrong[column] = rows.filter(pl.Series(~same)).head(5).rows()
    return wrong


@cache
def _rows(unit: str, system: str):
    build = state_years if unit == "state" else dyad_years
    return build(system=system, first=YEARS[0], last=YEARS[1]).add("codes")


@pytest.mark.parametrize(("pair", "system"), _cases(STATES))
def test_a_column_of_states_is_the_worlds_layer_cell_by_cell(pair: Pair, system: str):
    assert _differing(_rows("state", system).add(pair.adder).frame, pair, ("",)) == {}


@pytest.mark.parametrize(("pair", "system"), _cases(DYADS))
def test_a_column_of_pairs_is_the_worlds_layer_cell_by_cell(pair: Pair, system: str):
    assert _differing(_rows("dyad", system).add(pair.adder).frame, pair, ("1", "2")) == {}


def test_every_layer_whose_source_an_adder_brings_is_compared_or_has_a_reason():
    """A new layer, or adder, of a source that the other has too is compared above."""
    compared = {variable for pair in (*STATES, *DYADS) for variable in pair.variables.values()}
    brought = {source for adder in adders().values() for source in adder.sources}
    lacking = {
        layer.name
        for layer in LAYERS.values()
        if {edition.source for edition in layer.editions.values()} & brought
        and not {each.name for each in layer.variables} & compared
    }
    assert lacking == {
        "capital_distance",  # another sphere, and the last capital of the year: test_tidy_tables has the table's
        "conflicts_ucdp",  # all main parties; the table has side A alone
        "conflict_between_states",  # no column of pairs
    }


def test_capitals_are_as_far_apart_in_the_world_as_in_the_table_but_for_the_sphere_and_the_day():
    """The table's sphere has the equator's radius, and it takes the capital of 1 January, the world that of the end."""
    frame = _rows("dyad", "cow").add("capital_distance").frame
    world = _cells(pc.load("history", years=YEARS, layers=["capital_distance"])["capital_distance"], frame, ("1", "2"))
    ours = frame["capdist"].to_numpy() * 6_371_008.8 / 6_378_137.0
    apart = ~np.isclose(ours, world, rtol=1e-5, atol=5, equal_nan=True) & ~_twice(frame, ("1", "2"))
    moved = frame.filter(pl.Series(apart))
    ends = [moved.select("year", pl.col(f"state{end}").alias("state")) for end in ("1", "2")]
    often = pl.concat(ends).group_by("year", "state").len().filter(pl.col("len") > 12)
    assert dict(often.select("year", "state").iter_rows()) | {1991: "DEU"} == MOVED
    assert moved.filter(pl.col("year").is_in(list(MOVED)).not_()).height == 0


def _cell(system: str, adder: str, code: int, year: int, column: str) -> Any:
    frame = _rows("state", system).add(adder).frame
    return frame.filter(pl.col({"cow": "ccode", "gw": "gwcode"}[system]) == code, year=year)[column].item()


@pytest.mark.parametrize(
    ("system", "code", "year", "surplus"),
    [("cow", 255, 1991, 28.466372976), ("gw", 260, 1991, 28.466372976), ("cow", 345, 1991, 25.078684506),
     ("cow", 345, 2010, 25.209223555), ("gw", 340, 2010, 25.209223555), ("cow", 679, 2010, 25.119479358),
     ("gw", 678, 2010, 25.119479358), ("gw", 678, 1925, 0.0)],
)  # fmt: skip
def test_surplus_product_stands_under_the_state_that_gleditsch_and_wards_number_means(
    system: str, code: int, year: int, surplus: float
):
    """Its file calls the column `ccode`. Read off the file: 260 in 1991, 345 and 340, 678."""
    assert _cell(system, "sdp", code, year, "sdpest") == pytest.approx(surplus)


def test_kiribati_and_nauru_are_not_taken_for_each_other():
    """970 is Kiribati in the file, as in Gleditsch and Ward's list; COW's 970 is Nauru, which the file has as 971."""
    by_file = {
        code: table("surplus_product").filter(gwcode=code, year=2010)["wbpopest"].item()
        for code in (970, 971, 972, 973)
    }
    ours = {
        gw: _cell("cow", "sdp", cow, 2010, "wbpopest") for gw, cow in ((970, 946), (971, 970), (972, 955), (973, 947))
    }
    assert ours == by_file
    assert len(set(by_file.values())) == 4


def test_west_germany_has_the_trade_that_the_file_writes_under_255():
    """Of 1975 the file has 74,919.7 and 90,099.0 million under 255, and an empty row under 260."""
    for system in ("cow", "gw"):
        assert _cell(system, "trade", 260, 1975, "imports") == pytest.approx(74_919.7e6)
        assert _cell(system, "trade", 260, 1975, "exports") == pytest.approx(90_099.0e6)
        lacking = [year for year in range(1960, 1990) if _cell(system, "trade", 260, year, "imports") is None]
        assert lacking == []


@pytest.mark.parametrize(
    ("one", "other", "year", "column"),
    [(670, 678, 1933, "td_rivalry"), (670, 678, 1963, "tss_rivalry"), (663, 678, 1962, "tss_rivalry"),
     (678, 680, 1980, "td_rivalry"), (680, 698, 1975, "tss_rivalry"), (255, 300, 1850, "tss_rivalry"),
     (220, 260, 1955, "td_rivalry")],
)  # fmt: skip
def test_a_rivalry_under_a_number_of_another_time_is_the_states_of_then(one: int, other: int, year: int, column: str):
    """Yemen's of 1932 stands under 679, the Yemen of 1990; Germany's of 1955 under 255; Austria's of 1850 under 305."""
    adder = "rivalries" if column == "td_rivalry" else "tss_rivalries"
    pairs = dyad_years(False, first=year, last=year).add(adder).frame
    assert pairs.filter(ccode1=one, ccode2=other)[column].item() is True


@pytest.mark.parametrize(
    ("one", "other", "year"), [(255, 290, 1945), (211, 255, 1945), (345, 530, 1941), (300, 310, 1918), (438, 652, 1958)]
)
def test_a_pair_that_met_in_one_list_alone_has_no_zeros_of_a_source_by_the_other(one: int, other: int, year: int):
    """By Gleditsch and Ward's list they lived on one same day; by COW's, whose sources these are, they did not."""
    pairs = dyad_years(False, "gw", year, year).add("atop", "contiguity", "cow_mids", "cow_wars", "rivalries").frame
    row = pairs.filter(gwcode1=one, gwcode2=other)
    names = ["atop_defense", "conttype", "cowmidongoing", "cowinterongoing", "td_rivalry"]
    assert row.height == 1
    assert row.select(names).row(0) == (None,) * len(names)


def test_two_neighbours_of_a_code_given_up_within_the_year_are_neighbours_in_the_world():
    """West and East Germany, and the two Yemens, touched until the day in 1990 on which they became one."""
    panel = pc.load("history", years=(1989, 1990), layers=["contiguity"])["contiguity"]
    for one, other in (("DEU", "DDR"), ("YEM", "YMD"), ("YMD", "YEM")):
        assert panel.sel(state=one, partner=other).to_numpy().tolist() == [1, 1]

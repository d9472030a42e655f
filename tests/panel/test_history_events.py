"""Layers of events, on rows that fit on paper: vetoes, sanctions, races, armed conflicts, organisations by name."""

import numpy as np
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric.panel.coverage import ABSENT, MISSING, OUTSIDE
from toy_archive import use


def drafts(*rows: tuple[int, str]) -> pl.DataFrame:
    names = ("veto1", "veto2", "veto3")
    padded = [(year, *against.split(), *([None] * (3 - len(against.split())))) for year, against in rows]
    return pl.DataFrame(padded, schema={"year": pl.Int16, **dict.fromkeys(names, pl.String)}, orient="row")


@pytest.fixture
def vetoes(monkeypatch: pytest.MonkeyPatch) -> xr.DataArray:
    use(monkeypatch, {("unsc_vetoes", ""): drafts((1956, "UK France"), (1956, "USSR"), (1956, "USSR"), (1993, "Russia"),
                                                  (1972, "China"), (2022, "Russia"))})  # fmt: skip
    return pc.load("history", years=(1945, 2022), series=["vetoes"])["vetoes"]


def test_vetoes_of_the_soviet_union_and_russia_are_of_one_seat(vetoes: xr.DataArray):
    assert vetoes.sel(state="RUS", year=[1946, 1956, 1993]).values.tolist() == [0, 2, 1]
    assert vetoes.sel(state="GBR", year=1956).item() == vetoes.sel(state="FRA", year=1956).item() == 1


def test_each_member_that_voted_against_a_draft_has_cast_one(monkeypatch: pytest.MonkeyPatch):
    cast = drafts((1976, "France UK USA"), (1976, "USA"), (1980, "UK USA"))
    use(monkeypatch, {("unsc_vetoes", ""): cast})
    counted = pc.load("history", years=(1976, 1980), series=["vetoes"])["vetoes"]
    assert [counted.sel(state=state, year=1976).item() for state in ("FRA", "GBR", "USA", "RUS")] == [1, 1, 2, 0]
    assert [counted.sel(state=state, year=1980).item() for state in ("FRA", "GBR", "USA")] == [0, 1, 1]


def test_who_has_no_seat_has_no_zero_and_a_year_seen_in_part_has_none_either(vetoes: xr.DataArray):
    assert vetoes.sel(state="IND", year=1956).item() == -1
    assert vetoes.sel(state="RUS", year=[1945, 2022]).values.tolist() == [-1, -1]


def test_the_seat_of_china_passes_from_taipei_in_1971(vetoes: xr.DataArray):
    assert vetoes.sel(state="CHN", year=[1948, 1950, 1970, 1971, 1972]).values.tolist() == [0, -1, -1, 0, 1]
    assert vetoes.sel(state="TWN", year=[1950, 1971, 1972]).values.tolist() == [0, 0, -1]


def test_a_sanction_lasts_to_its_end_an_unfinished_one_to_the_sources_and_who_is_not_listed_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
):
    cases = pl.DataFrame(
        {"primarysender": [2, 2, 1000, 2], "targetstate": [40, 710, 2, 1000], "sancstartyear": [1960, 1989, 1990, 1990],
         "endyear": [None, 1991, 1999, 1999]},
        schema_overrides={"primarysender": pl.Int16, "targetstate": pl.Int16},
    )  # fmt: skip
    use(monkeypatch, {("ties_sanctions", ""): cases})
    panel = pc.load("history", years=(1955, 2010), series=["sanctions"])
    of_usa = panel["sanction"].sel(state="USA")
    assert of_usa.sel(partner="CUB", year=[1959, 1960, 2005, 2006]).values.tolist() == [-1, 1, 1, -1]
    assert of_usa.sel(partner="CHN", year=[1991, 1992]).values.tolist() == [1, -1]
    assert panel["sanction"].sel(state="CUB", partner="USA", year=1970).item() == -1
    flags = panel.pc.coverage("sanction").sel(state="USA", partner="CUB")
    assert flags.sel(year=[1959, 2006]).values.tolist() == [MISSING, OUTSIDE]


def test_an_arms_race_stands_both_ways_and_its_absence_is_not_known(monkeypatch: pytest.MonkeyPatch):
    races = pl.DataFrame(
        {"race_id": [1], "ccode1": [200], "ccode2": [255], "styear": [1898], "endyear": [1914]},
        schema_overrides={"ccode1": pl.Int16, "ccode2": pl.Int16},
    )
    use(monkeypatch, {("arms_races", ""): races})
    race = pc.load("history", years=(1890, 1914), series=["arms_races"])["arms_race"]
    assert race.sel(state="GBR", partner="DEU", year=1900).item() == 1
    assert race.sel(state="DEU", partner="GBR", year=1900).item() == 1
    assert race.sel(state="DEU", partner="GBR", year=1897).item() == -1


@pytest.fixture
def conflicts(monkeypatch: pytest.MonkeyPatch) -> xr.Dataset:
    rows = [
        (1, 2003, 2, 200, 645, None, 2, "interstate"),
        (2, 2003, 645, 2, None, None, 1, "intrastate"),
        (3, 2004, 645, 2, None, None, 2, "II"),
    ]
    schema = {"conflict_id": pl.Int32, "year": pl.Int16, "gwno_a": pl.Int16, "gwno_a_2nd": pl.Int16,
              "gwno_b": pl.Int16, "gwno_b_2nd": pl.Int16, "intensity_level": pl.Int16,
              "type_of_conflict": pl.String}  # fmt: skip
    use(monkeypatch, {("ucdp_conflicts", "conflicts"): pl.DataFrame(rows, schema=schema, orient="row")})
    return pc.load("history", years=(1945, 2004), series=["conflicts_ucdp", "conflict_between_states"])


def test_a_states_armed_conflicts_count_on_either_side_but_not_as_a_helper(conflicts: xr.Dataset):
    iraq, usa, britain = (conflicts.sel(state=state, year=2003) for state in ("IRQ", "USA", "GBR"))
    assert [iraq[name].item() for name in ("armed_conflict", "armed_conflicts", "internal_conflicts")] == [2, 2, 1]
    assert [usa[name].item() for name in ("armed_conflict", "armed_conflicts", "internal_conflicts")] == [2, 1, 0]
    assert [britain[name].item() for name in ("armed_conflict", "armed_conflicts")] == [0, 0]
    assert conflicts["armed_conflict"].sel(state="USA", year=1945).item() == -1


def test_a_conflict_between_states_is_of_pairs_across_its_sides(conflicts: xr.Dataset):
    between = conflicts["interstate_conflict"]
    assert between.sel(state="USA", partner="IRQ", year=2003).item() == 2
    assert between.sel(state="IRQ", partner="USA", year=2003).item() == 2
    assert between.sel(state="GBR", partner="IRQ", year=2003).item() == 0
    assert between.sel(state="USA", partner="IRQ", year=2004).item() == 0, "inside Iraq, against its rebels"
    flag = conflicts.pc.coverage("interstate_conflict").sel(state="GBR", partner="FRA", year=2003)
    assert flag.item() == ABSENT


def test_memberships_keep_their_kind_and_their_organisations_years(monkeypatch: pytest.MonkeyPatch):
    rows = [
        (2, 1950, "nato", 1),
        (200, 1950, "nato", None),
        (2, 1950, "oas", 1),
        (2, 1993, "eu", 3),
        (40, 1950, "nato", 0),
    ]
    schema = {"ccode": pl.Int16, "year": pl.Int16, "organisation": pl.String, "status": pl.Int16}
    use(monkeypatch, {("igo_members", "memberships"): pl.DataFrame(rows, schema=schema, orient="row")})
    panel = pc.load("history", years=(1948, 1993), series=["organisations"])
    assert [panel["nato_status"].sel(state=state, year=1950).item() for state in ("USA", "GBR", "CUB", "FRA")] == [
        1,
        -1,
        0,
        -1,
    ]
    assert panel["eu_status"].sel(state="USA", year=1993).item() == 3
    flags = panel.pc.coverage("nato_status").sel(state="USA")
    assert flags.sel(year=[1948, 1951]).values.tolist() == [OUTSIDE, MISSING]
    assert np.unique(panel["wpact_status"].values).tolist() == [-1]

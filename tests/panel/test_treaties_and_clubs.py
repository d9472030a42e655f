"""Agreements, clubs and treaties on toy tables: who is in, from when, and what isn't known."""

from typing import Any

import numpy as np
import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric import ties
from polycentric.panel.series.desta_agreements import agreements, pairs_of, spells
from polycentric.panel.series.eu_members import memberships
from polycentric.panel.series.gatt_members import by_year
from polycentric.panel.series.informal_organisations import counted
from polycentric.panel.series.shared_informal_organisations import shared
from polycentric.sources.hr_treaties import TREATIES
from toy_archive import use

ENTRY = {"number": pl.String, "base_treaty": pl.Int32, "entry_type": pl.String, "typememb": pl.Int16,
         "signed": pl.Int16, "in_force": pl.Int16, "iso3c": pl.String, "side": pl.Int16}  # fmt: skip
EFTA: list[tuple[Any, ...]] = [
    *[("375", 375, "base_treaty", 2, 1960, 1960, state, 0) for state in ("GBR", "NOR", "SWE")],
    *[("375_1", 375, "withdrawal", 7, 1973, None, state, side) for state, side in (("GBR", 1), ("NOR", 2), ("SWE", 2))],
]


def _counted(rows: list[tuple[Any, ...]]) -> dict[tuple[int, int, int], int | None]:
    found = agreements(pl.DataFrame(rows, schema=ENTRY, orient="row"))
    return {(one, other, year): value for one, other, year, value in
            found.select("ccode1", "ccode2", "year", "desta_agreements").iter_rows()}  # fmt: skip


def test_an_agreement_ties_its_members_until_one_withdraws():
    tied = _counted(EFTA)
    assert sorted(year for one, other, year in tied if (one, other) == (200, 385)) == list(range(1960, 1973))
    assert (380, 385, 2020) in tied
    assert (380, 385, 1959) not in tied


def test_an_agreement_of_several_with_one_ties_across_its_sides_alone():
    rows = [("8", 8, "base_treaty", 3, 2006, 2009, state, side) for state, side in (("ALB", 0), ("FRA", 1), ("ITA", 1))]
    assert {pair[:2] for pair in _counted(rows)} == {(220, 339), (325, 339)}


def test_who_accedes_is_tied_to_all_from_the_later_of_signature_and_entry_into_force():
    rows = [
        *[("2", 2, "base_treaty", 2, 1990, 1994, state, 0) for state in ("FRA", "ITA")],
        *[("2+1", 2, "accession", 5, 1992, None, state, side) for state, side in (("FRA", 2), ("ITA", 2), ("ESP", 1))],
    ]
    tied = _counted(rows)
    assert min(year for one, other, year in tied if (one, other) == (220, 230)) == 1994
    assert sum(one == 220 and other == 325 for one, other, _ in tied) == 27, (
        "an accession ties the old ones no second time"
    )


def test_an_agreement_that_never_took_effect_ties_nobody():
    assert _counted([("9", 9, "base_treaty", 1, 2016, None, state, 0) for state in ("USA", "JPN")]) == {}
    assert _counted([("9", 9, "negotiation", 1, 2016, 2017, state, 0) for state in ("USA", "JPN")]) == {}


def test_who_left_and_came_back_is_tied_twice():
    assert list(spells([1997, 2015], [2004])) == [(1997, 2003), (2015, 2020)]
    assert list(spells([1997, 1999], [])) == [(1997, 2020)]


@pytest.mark.parametrize(
    ("kind", "entry_type", "sides", "tied"),
    [
        (2, "base_treaty", (0, 1, 1), 3),  # one agreement of all, whatever its sides
        (3, "base_treaty", (0, 1, 1), 2),
        (4, "base_treaty", (2, 3, 3), 2),
        (4, "base_treaty", (0, 0, 0), 3),
        (5, "accession", (1, 1, 2), 3),
        (5, "accession", (1, 2, 2), 2),
        (6, "accession", (2, 2, 3), 2),
        (7, "withdrawal", (1, 2, 2), 2),
    ],
)
def test_pairs_of_an_entry_go_by_its_sides(kind: int, entry_type: str, sides: tuple[int, ...], tied: int):
    members = list(zip(("AAA", "BBB", "CCC"), sides, strict=True))
    assert len(list(pairs_of(members, kind, entry_type))) == tied


def test_states_stand_by_the_code_of_their_year():
    rows = [
        *[("290", 290, "base_treaty", 1, 1974, 1975, state, 0) for state in ("CZE", "FIN")],
        *[("446", 446, "base_treaty", 1, 1975, 1975, state, 0) for state in ("DEU", "FIN")],
        *[("1", 1, "base_treaty", 1, 1980, 1980, state, 0) for state in ("DEU", "SRB")],
        *[("2", 2, "base_treaty", 1, 1980, 1980, state, 0) for state in ("YEM", "IRQ")],
        *[("3", 3, "base_treaty", 1, 1980, 1980, state, 0) for state in ("HKG", "IRQ")],
    ]
    tied = _counted(rows)
    assert {(315, 375, 1975), (265, 375, 1975), (316, 375, 1993), (260, 345, 1985), (255, 345, 1991)} <= set(tied)
    assert not {(316, 375, 1992), (260, 375, 1985), (255, 375, 1985), (255, 345, 1985)} & set(tied)
    assert not any(265 in key and key[2] > 1990 for key in tied)
    assert tied[645, 678, 1985] is None, "one code for both Yemens"
    assert tied[645, 679, 1991] == 1


def test_the_layer_of_trade_agreements_counts_and_has_no_diagonal(monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, {("desta_treaties", "members"): pl.DataFrame(EFTA, schema=ENTRY, orient="row")})
    panel = pc.load("history", years=(1947, 1973), series=["desta_agreements"])
    tie = ties.trade_agreements(panel)
    assert tie.sel(year=[1959, 1960, 1973], state="GBR", partner="NOR").values.tolist() == [0, 1, 0]
    assert np.isnan(tie.sel(year=1947, state="GBR", partner="NOR"))
    assert np.isnan(tie.sel(year=1960, state="GBR", partner="GBR"))


def test_a_member_of_the_union_counts_on_any_day_and_the_one_exit_is_put_in():
    joined = {"country": ["United Kingdom", "Croatia"], "iso2c": ["GB", "HR"]}
    dates = pl.Series("date", ["1973-01-01", "2013-07-01"]).str.to_date()
    rows = memberships(pl.DataFrame(joined).with_columns(dates))
    years = {name: sorted(rows.filter(country=name)["year"]) for name in joined["country"]}
    assert (years["United Kingdom"][0], years["United Kingdom"][-1]) == (1973, 2020)
    assert (years["Croatia"][0], years["Croatia"][-1]) == (2013, 2022)


def test_a_state_that_the_list_of_the_gatt_has_not_is_missing(monkeypatch: pytest.MonkeyPatch):
    members = pl.DataFrame({"country": ["Japan", "Hong Kong"], "iso3c": ["JPN", "HKG"]}).with_columns(
        pl.Series("date", ["1955-09-10", "1986-04-23"]).str.to_date()
    )
    assert by_year(members).filter(iso3c="JPN", year=1954)["gatt_member"].item() is False
    use(monkeypatch, {("gatt_members", ""): members})
    gatt = pc.load("history", years=(1947, 1995), series=["gatt_member"])["gatt_member"]
    assert gatt.sel(state="JPN", year=[1947, 1954, 1955, 1994, 1995]).values.tolist() == [-1, 0, 1, 1, -1]
    assert (gatt.sel(state="CHN") == -1).all()


def test_informal_organisations_are_counted_and_shared_by_full_members():
    schema = {"organisation": pl.String, "ccode": pl.Int16, "year": pl.Int16, "status": pl.Int16}
    rows = [("G7", 2, 2000, 1), ("G7", 200, 2000, 1), ("NSG", 2, 2000, 1), ("NSG", 200, 2000, 3), ("G7", 365, 2000, 1)]
    table = pl.DataFrame(rows, schema=schema, orient="row")
    assert counted(table).sort("ccode").rows() == [(2, 2000, 2, 2), (200, 2000, 1, 2), (365, 2000, 1, 1)]
    assert sorted(shared(table).rows()) == [(2, 200, 2000, 1), (2, 365, 2000, 1), (200, 365, 2000, 1)]


def test_treaties_bind_both_where_both_are_party_and_one_that_was_not_there_counts_for_nobody():
    party = {name: np.full((2, 3), -1, dtype=np.int8) for name in TREATIES}
    party["icerd"][:] = [[1, 1, 0], [1, 1, -1]]
    party["crc"][1] = [1, 0, 1]
    states = ["AAA", "BBB", "CCC"]
    cells = {
        f"{name}_party": (("year", "state"), values, {"fill_value": -1, "units": "yes or no", "source": "toy"})
        for name, values in party.items()
    }
    panel = xr.Dataset(cells, coords={"year": [1980, 1990], "state": states, "partner": states})
    tie = ties.human_rights_treaties(panel)
    nan = np.nan
    np.testing.assert_array_equal(tie.sel(year=1980), [[nan, 1, 0], [1, nan, 0], [0, 0, nan]])
    np.testing.assert_array_equal(tie.sel(year=1990), [[nan, 1, nan], [1, nan, nan], [nan, nan, nan]])

"""Layers of events on the real files: the sources' totals, and cells that were read off the raw files by hand."""

import polars as pl
import pytest
import xarray as xr

import polycentric as pc
from polycentric.panel.named import account, with_states
from polycentric.panel.series.nuclear import plainly_named
from polycentric.panel.series.organisations import BODIES
from polycentric.tables.archive import table
from polycentric.tidy import dyad_years, state_years

pytestmark = pytest.mark.usefixtures("archive")
LAYERS = ("vetoes", "sanctions", "arms_races", "territorial_threat", "conflicts_ucdp", "conflict_between_states",
          "organisations")  # fmt: skip


@pytest.fixture(scope="module")
def panel(archive: object) -> xr.Dataset:
    return pc.load("history", series=LAYERS)


def test_vetoes_are_the_sources_totals_less_those_of_its_last_unfinished_year(panel: xr.Dataset):
    """By names to July 2022: USSR 90 and Russia 31, USA 82, UK 29, China 17, France 16; of 2022 three and one."""
    totals = panel.pc.masked("vetoes").sum("year").to_series()
    assert totals[totals > 0].to_dict() == {"RUS": 90 + 31 - 3, "USA": 82, "GBR": 29, "CHN": 17 - 1, "FRA": 16}
    last = table("unsc_vetoes").filter(pl.col("year") == 2022).select("veto1", "veto2")
    assert sorted(last.unpivot()["value"].drop_nulls()) == ["China", "Russia", "Russia", "Russia"]


def test_the_vetoes_of_1956_are_those_of_the_file_and_chinas_first_is_of_1972(panel: xr.Dataset):
    vetoes = panel["vetoes"]
    assert [vetoes.sel(state=state, year=1956).item() for state in ("GBR", "FRA", "RUS", "USA")] == [2, 2, 1, 0]
    in_1976 = [vetoes.sel(state=state, year=1976).item() for state in ("USA", "GBR", "FRA", "RUS")]
    assert in_1976 == [6, 1, 2, 0]
    assert vetoes.sel(state="RUS", year=[1966, 1968, 1979, 1980]).values.tolist() == [1, 1, 2, 2]
    assert vetoes.sel(state="CHN", year=[1971, 1972, 1997, 2020]).values.tolist() == [0, 1, 1, 2]


def test_sanctions_on_cuba_of_1960_are_unfinished(panel: xr.Dataset):
    raw = table("ties_sanctions").filter((pl.col("primarysender") == 2) & (pl.col("targetstate") == 40))
    begun = raw.filter(pl.col("endyear").is_null())["sancstartyear"].min()
    in_force = panel["sanction"].sel(state="USA", partner="CUB")
    assert begun is not None
    assert (in_force.sel(year=slice(int(begun), 2005)) == 1).all()  # pyright: ignore[reportArgumentType]
    assert in_force.sel(year=2006).item() == -1
    assert panel["sanction"].sel(state="IND", partner="ZAF", year=[1947, 1993, 1994]).values.tolist() == [1, 1, -1]
    assert set(panel["sanction"].values.ravel().tolist()) == {-1, 1}


def test_races_and_conflicts_between_states_are_the_files(panel: xr.Dataset):
    race, war = panel["arms_race"], panel["interstate_conflict"]
    assert race.sel(state="GBR", partner="RUS", year=[1853, 1854, 1856, 1857]).values.tolist() == [-1, 1, 1, -1]
    assert war.sel(state="RUS", partner="UKR", year=[2021, 2022]).values.tolist() == [0, 2]
    assert war.sel(state="USA", partner="IRQ", year=[2002, 2003, 2004]).values.tolist() == [0, 2, 0]
    assert panel["armed_conflict"].sel(state="AFG", year=[1977, 1978, 2001]).values.tolist() == [0, 2, 2]


def test_members_are_as_many_as_the_raw_file_has(panel: xr.Dataset):
    raw = table("igo_members", "memberships").filter(pl.col("status") == 1)
    counted = dict(raw.group_by("organisation").len().iter_rows())
    assert {name: int((panel[f"{name}_status"] == 1).sum()) for name in BODIES} == {
        name: counted[name] for name in BODIES
    }
    assert [int((panel["nato_status"].sel(year=year) == 1).sum()) for year in (1949, 1955, 2014)] == [12, 15, 28]


def test_threat_is_that_of_the_file(panel: xr.Dataset):
    assert panel["lterrthreat"].sel(state="FRA", year=1914).item() == pytest.approx(1.169447, abs=5e-7)


def test_the_addition_of_named_organisations_says_what_the_file_says():
    """Raw rows: Spain joins NATO in 1982, Russia observes no ASEAN; the pact of Warsaw had no rows after 1991."""
    members = state_years(first=1980, last=2016).add("igo:name=nato+wpact").frame

    def status_of(code: int, year: int):
        return members.filter(ccode=code, year=year).select("in_nato", "nato_status", "in_wpact", "wpact_status").row(0)

    assert status_of(230, 1981) == (False, "none", False, "none")
    assert status_of(230, 1982) == (True, "full", False, "none")
    assert status_of(290, 1991)[2:] == (True, "full")
    assert status_of(290, 1992)[2:] == (None, "no such organisation")
    assert status_of(290, 2015) == (None, None, None, None)


def test_the_first_state_of_a_dyad_initiated_what_it_began_on_side_a():
    """Dispute 2115 (Iran and Iraq): Iraq is on side A from the first day, Iran on side B."""
    rows = dyad_years(first=1980, last=1980).add("gml_mids").frame.filter(ccode1=630, ccode2=645)
    raw = table("gml_mid", "dispute_dyad_years").filter(dispnum=2115, ccode1=630, ccode2=645, year=1980)
    assert raw.select("sidea1", "orig1", "sidea2", "orig2").row(0) == (False, True, True, True)
    assert rows["dispnum"].item() == 2115
    roles = rows.select("gmlmidinit1", "gmlmidinit2", "gmlmidtarget1", "gmlmidtarget2").row(0)
    assert roles == (False, True, True, False)


def test_nuclear_status_is_that_of_the_file_by_the_states_code_of_the_year():
    """Raw rows: Russia 1945-1948 pursues, from 1949 possesses; Germany (260 to 1990 here) has none in 1960."""
    status = state_years(first=1937, last=2024).add("nuclear").frame

    def status_of(code: int, year: int):
        return status.filter(ccode=code, year=year)["nuclear_status"].item()

    assert [status_of(365, year) for year in (1937, 1948, 1949, 2022, 2023)] == [None, 2, 3, 3, None]
    raw = dict(table("nuclear_status").filter(country="Germany").select("year", "status").iter_rows())
    assert (status_of(260, 1960), status_of(255, 2000)) == (raw[1960], raw[2000])
    assert status_of(315, 1960) is None, "Czechoslovakia has no rows"


def test_every_name_of_the_nuclear_list_is_a_state():
    """Its countries are today's, carried back: 200 names, among them two that are written short."""
    named = with_states(plainly_named(table("nuclear_status")), "country", dated=False)
    meanings = account(named, "country", by=["status"])
    assert meanings["rows"].sum() == 16_848
    assert meanings["state"].null_count() == 0
    before_they_were_states = meanings.filter(~pl.col("listed") & (pl.col("status") > 0))
    assert before_they_were_states.select("country", "status", "rows").rows() == []

"""A bloc as one actor by the dates of its members: four states, four years, by hand."""

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import CoverageError, GroupError
from polycentric.panel.assemble import assemble
from polycentric.panel.blocs import as_one, treatable
from polycentric.panel.group_dates import begins, dated_spans
from polycentric.panel.group_record import members_of
from polycentric.poles import DEFINITIONS, World, verdict_map
from polycentric.power.contract import PowerIndex

YEARS, STATES = (1992, 1994, 2019, 2020), ("AUT", "FRA", "GBR", "USA")


def world(**cells: list[float]) -> xr.Dataset:
    rows = {name: np.tile(values, (4, 1)) for name, values in cells.items()}
    panel = assemble(YEARS, STATES, rows, source="by hand")
    exists = xr.DataArray(np.ones((4, 4), dtype=bool), dims=("year", "state"))
    return panel.assign_coords(exists=exists, in_cow=exists).assign_attrs(world="history")


def test_the_bloc_is_the_sum_of_the_members_of_each_year_and_nothing_before_it_began():
    """Austria joins in 1995, Britain is out at the end of 2020."""
    pooled = as_one(world(milex=[1.0, 10.0, 100.0, 1000.0]), "EU")["milex"]
    table = pooled.sel(state=["AUT", "FRA", "GBR", "USA", "EU"]).values
    nan = np.nan
    expected = [
        [1, 10, 100, 1000, nan], [1, nan, nan, 1000, 110], [nan, nan, nan, 1000, 111], [nan, nan, 100, 1000, 11],
    ]  # fmt: skip
    np.testing.assert_array_equal(table, expected)


def test_a_member_is_no_state_of_its_own_and_the_bloc_is_one_in_its_years():
    pooled = as_one(world(milex=[1.0, 1.0, 1.0, 1.0]), "EU")
    assert pooled["exists"].sel(state="EU").values.tolist() == [False, True, True, True]
    assert pooled["exists"].sel(state="GBR").values.tolist() == [True, False, False, True]
    assert pooled["name"].sel(state="EU").values[1] == "European Union"


def test_a_sum_is_missing_where_members_of_more_than_a_hundredth_of_the_people_are():
    cells = {"tpop": [1.0, 98.0, 1.0, 1.0], "milex": [np.nan, 5.0, 5.0, 1.0]}
    assert as_one(world(**cells), "EU")["milex"].sel(state="EU").values[2] == 10.0
    cells["tpop"] = [2.0, 97.0, 1.0, 1.0]
    assert np.isnan(as_one(world(**cells), "EU")["milex"].sel(state="EU").values[2])


def test_output_per_head_is_weighed_by_people_a_code_is_the_highest_and_an_error_is_left_out():
    panel = world(maddison_gdppc=[0.0, 10.0, 20.0, 1.0], maddison_pop=[0.0, 30.0, 10.0, 1.0])
    panel["cowmaj"] = (("year", "state"), np.tile(np.array([0, 1, 0, 1], dtype=np.int8), (4, 1)))
    panel["sd_pwtrgdp"] = panel["maddison_gdppc"]
    pooled = as_one(panel, "EU").sel(state="EU")
    assert pooled["maddison_gdppc"].values[1] == pytest.approx((10 * 30 + 20 * 10) / 40)
    assert pooled["cowmaj"].values.tolist() == [-1, 1, 1, 1]
    assert pooled["cowmaj"].dtype == np.int8
    assert "sd_pwtrgdp" not in pooled


def test_a_panel_that_ends_before_the_bloc_began_has_none_and_another_only_its_years():
    panel = world(milex=[1.0, 10.0, 100.0, 1000.0])
    assert treatable(panel.sel(year=[1992]), ("EU",)) == {}
    assert treatable(panel, ("EU",))["EU"]["year"].values.tolist() == [1994, 2019, 2020]
    assert (begins("EU"), len(dated_spans("EU"))) == (1993, 28)
    with pytest.raises(GroupError, match="'ASEAN' cannot stand as one: it has no members in this panel"):
        as_one(panel, "ASEAN")


def test_the_verdict_map_of_two_centuries_has_states_apart_and_the_bloc_as_one_and_ties_of_the_bloc_are_refused():
    panel = world(milex=[1.0, 300.0, 300.0, 700.0], tpop=[1.0, 1.0, 1.0, 1.0])
    index = PowerIndex("Arms", (), "x", "by hand", lambda panel: panel["milex"], name="arms")
    worlds = [World(panel, indices={"arms": index}), World(panel.sel(year=[1994, 2019]), "EU", {"arms": index})]
    frame = verdict_map(worlds, definitions={"half_of_leader": DEFINITIONS["half_of_leader"]})
    poles = {(row["actors"], row["year"]): row["poles"] for row in frame.filter(set="all").iter_rows(named=True)}
    assert poles["states", 1994] == ["USA"]
    assert poles["EU", 1994] == ["USA", "EU"]
    with pytest.raises(CoverageError, match="between single states, and those of the EU as one are not known"):
        worlds[1].layer("pacts")


def test_whom_the_bloc_stands_for_is_of_the_year():
    panel = as_one(world(milex=[1.0, 1.0, 1.0, 1.0]), "EU")
    assert {"GBR"} == set(members_of(panel, 2019)) - set(members_of(panel, 2020))
    # Of the twelve members of 1994 the panel holds France and Britain.
    assert members_of(panel, 1994) == ["FRA", "GBR"]

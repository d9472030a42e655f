import numpy as np
import polars as pl
import pytest
import xarray as xr
from numpy.typing import NDArray

from polycentric.errors import CoverageError, UnknownNameError
from polycentric.poles.groups.camps import NO_TIES, NOT_COVERED, Camps, camps
from polycentric.poles.groups.camps_swept import swept
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.ties.contract import TieLayer

STATES = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]
YEARS = [1900, 1901, 1902]


def blocs(*groups: str) -> NDArray[np.float64]:
    """Ties of 1 within each group of initials; everything else is observed as none."""
    ties = np.zeros((6, 6))
    for group in groups:
        members = [ord(letter) - 65 for letter in group]
        ties[np.ix_(members, members)] = 1.0
    np.fill_diagonal(ties, np.nan)
    return ties


def world(*years: NDArray[np.float64], order: list[int] | None = None) -> World:
    """A world of six states, of power 6 to 1, with one layer of ties."""
    order = list(range(6)) if order is None else order
    labels = [STATES[place] for place in order]
    on = ("year", "state")
    power = np.tile(np.arange(6.0, 0.0, -1.0), (len(years), 1))[:, order]
    panel = xr.Dataset(
        {"cinc": (on, power, {"units": "share", "source": "toy"})},
        coords={"year": YEARS[: len(years)], "state": labels, "partner": labels},
    )
    ties = xr.DataArray(
        np.stack(years)[:, order][:, :, order],
        dims=("year", "state", "partner"),
        coords={"year": YEARS[: len(years)], "state": labels, "partner": labels},
    )
    layer = TieLayer("Toy ties", (), "ties", "none", directed=False, compute=lambda _: ties, source="toy", name="toy")
    return World(panel, indices={"cinc": INDICES["cinc"]}, layers={"toy": layer})


def row(groups: Camps, year: int, state: str) -> dict[str, object]:
    return groups.states.filter((pl.col("year") == year) & (pl.col("state") == state)).row(0, named=True)


def test_a_camp_is_led_by_its_strongest_member_and_keeps_its_number_when_one_leaves():
    groups = camps(world(blocs("ABC", "DEF"), blocs("AB", "CDEF")), "toy")
    first, then = (row(groups, year, "CCC") for year in (1900, 1901))
    assert (first["camp"], first["head"]) == (row(groups, 1900, "AAA")["camp"], "AAA")
    assert (then["camp"], then["head"]) == (row(groups, 1900, "DDD")["camp"], "CCC")
    assert row(groups, 1901, "AAA")["camp"] == first["camp"]
    assert groups.members(int(str(then["camp"])), 1901) == ["CCC", "DDD", "EEE", "FFF"]


def test_the_largest_partner_and_its_share_are_given():
    ties = blocs("ABC", "DEF")
    ties[0, 1] = ties[1, 0] = 3.0
    of_a = row(camps(world(ties), "toy"), 1900, "AAA")
    assert (of_a["partner"], of_a["partner_share"]) == ("BBB", pytest.approx(0.75))
    assert of_a["together"] == 1.0


def test_power_of_camps_and_of_who_is_in_none_sums_to_one():
    groups = camps(world(blocs("ABC", "DE")), "toy").shares()
    assert groups.select("camp", "members").rows() == [(0, 3), (1, 2), (None, 1)]
    assert groups["power"].to_list() == pytest.approx([15 / 21, 5 / 21, 1 / 21])


def test_a_state_without_ties_and_one_not_covered_are_in_no_camp_for_different_reasons():
    ties = blocs("ABC", "DE")
    ties[5, :] = ties[:, 5] = np.nan
    more = ties.copy()
    more[3:, :] = more[:, 3:] = 0.0
    groups = camps(world(ties, more), "toy")
    assert row(groups, 1900, "FFF")["camp"] is None
    assert row(groups, 1900, "FFF")["reason"] == NOT_COVERED
    assert row(groups, 1901, "FFF")["reason"] == NO_TIES
    assert row(groups, 1900, "AAA")["reason"] == ""


def test_a_year_without_ties_and_one_outside_coverage_have_no_camps_and_say_why():
    nothing = np.full((6, 6), np.nan)
    groups = camps(world(blocs("ABC", "DEF"), blocs(), nothing), "toy").years
    assert groups.select("camps", "reason").rows() == [(2, ""), (0, "no ties at all"), (0, "no layer covers the year")]
    assert groups["agreement"].to_list() == [1.0, None, None]
    assert groups["pairs_observed"].to_list() == [1.0, 1.0, 0.0]
    with pytest.raises(CoverageError, match=r"Nothing is known of toy in 1900\. Choose other years"):
        camps(world(nothing), "toy")


def test_a_layer_that_the_world_doesnt_have_is_refused_with_those_that_it_has():
    with pytest.raises(UnknownNameError, match="the known ones are 'combined' or 'toy'"):
        camps(world(blocs("AB")), "trade")


def test_the_order_of_the_states_changes_nothing():
    years = blocs("ABC", "DEF"), blocs("AB", "CDEF"), blocs("ABCD", "EF")
    straight, turned = camps(world(*years), "toy"), camps(world(*years, order=[3, 5, 1, 0, 4, 2]), "toy")
    assert straight.states.sort("year", "state").equals(turned.states.sort("year", "state"))


def test_a_lone_powerless_state_changes_nothing_for_the_others():
    with_f, without = blocs("ABC", "DE"), blocs("ABC", "DE")
    without[5, :] = without[:, 5] = np.nan
    both = [camps(world(ties), "toy").states.filter(pl.col("state") != "FFF") for ties in (with_f, without)]
    assert both[0].equals(both[1])


def test_a_higher_resolution_gives_more_camps_and_a_year_without_ties_none():
    ties = blocs("ABC", "DEF")
    ties[2, 3] = ties[3, 2] = 0.5
    groups = swept(world(ties, blocs()), "toy", resolutions=(0.1, 1.0, 8.0), seeds=3)
    assert groups.filter(pl.col("year") == 1900).select("resolution", "camps", "largest").rows() == [
        (0.1, 1, 6), (1.0, 2, 3), (8.0, 6, 1),
    ]  # fmt: skip
    assert groups["like_main"].to_list()[:3] == pytest.approx([0.0, 1.0, 0.0])
    assert groups.filter(pl.col("year") == 1901)["camps"].to_list() == [None] * 3

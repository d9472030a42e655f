"""The default rule: chosen by a criterion of its own page, on known great powers alone."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
import xarray as xr

from polycentric import toy
from polycentric.errors import CoverageError, DataError
from polycentric.poles import DEFINITIONS, World
from polycentric.poles.definitions.ratio_to_majors import NO_THRESHOLD
from polycentric.poles.validity.by_default import by_default, spells
from polycentric.poles.validity.leading import Lead, leaders_of
from polycentric.poles.validity.telling import ONE, OWN, telling
from polycentric.poles.validity.thresholds import Threshold, chosen, default_rule, threshold_of, thresholds
from polycentric.power import INDICES
from polycentric.power.contract import PowerIndex

PLAIN = Threshold("a", "a", 0.1, 0.9, 0.8, 1.0, 0.8, 0.8, 0.8, 0.9, in_now=False, parts=1)


def test_the_default_rule_is_the_composite_of_four_at_its_own_threshold():
    rule = default_rule()
    assert (rule.definition, rule.index, rule.threshold) == ("ratio_to_majors", "composite_four", 0.16)
    assert rule.definition in DEFINITIONS
    assert rule.index in INDICES


def test_the_greatest_area_wins_and_an_index_that_covers_too_little_is_no_candidate():
    best = replace(PLAIN, index="b", alike=0.95)
    assert chosen([PLAIN, best, replace(PLAIN, index="c", alike=None, auc=0.99)]) == best
    with pytest.raises(DataError, match="No index covers enough of the known great powers"):
        chosen([replace(PLAIN, alike=None)])


def test_ties_go_to_the_world_now_then_to_the_fewest_parts_then_to_the_greater_area():
    tied = replace(PLAIN, index="b", alike=0.8985)
    assert chosen([PLAIN, replace(tied, in_now=True, parts=4)]).index == "b"
    assert chosen([replace(PLAIN, parts=6), tied]).index == "b"
    assert chosen([PLAIN, tied]).index == "a"
    assert chosen([PLAIN, replace(tied, alike=0.897, in_now=True)]).index == "a", "three thousandths are no tie"


def test_an_index_of_today_takes_the_threshold_of_its_measure_in_the_archive():
    assert threshold_of("output_ppp") == thresholds()["output_fariss"]
    assert threshold_of("energy") == thresholds()["primary_energy"]
    assert threshold_of("output_penn") is None, "1950-90 is too short"
    assert threshold_of("mine") is None


def test_a_state_at_the_threshold_is_a_pole_and_one_below_it_is_not():
    world = toy.world({"USA": 100.0, "GBR": 16.0, "FRA": 15.9})
    world.indices = {"composite_four": world.indices["power"]}
    finding = world.find(DEFINITIONS["ratio_to_majors"], "composite_four")
    assert set(finding.names(2000)) == {"GBR", "USA"}
    assert finding.verdict() == "bipolar"
    assert world.find(DEFINITIONS["ratio_to_majors"], "composite_four", times=0.99).verdict() == "multipolar"


def test_an_index_without_a_threshold_gives_no_class_and_says_why():
    finding = toy.world({"USA": 2.0, "GBR": 1.0}).find(DEFINITIONS["ratio_to_majors"], "power")
    assert (finding.verdict(), finding.why()) == ("not applicable", NO_THRESHOLD)


def test_a_year_is_judged_where_every_major_power_is_known_though_others_are_not():
    states = {"USA": 4.0, "GBR": 3.0, "FRA": 3.0, "DEU": 3.0, "RUS": 3.0, "CHN": 3.0, "JPN": 3.0}
    others = {f"S{number}": np.nan for number in range(9)}
    full = toy.world(states | others)
    full.indices = {"composite_four": full.indices["power"]}
    assert full.gaps("composite_four")[0] != "", "the package's rule for shares"
    assert full.find(DEFINITIONS["ratio_to_majors"], "composite_four").verdict() == "multipolar"
    lacking = toy.world(states | others | {"JPN": np.nan})
    lacking.indices = {"composite_four": lacking.indices["power"]}
    finding = lacking.find(DEFINITIONS["ratio_to_majors"], "composite_four")
    assert finding.verdict() == "missing"
    assert "states have data" in finding.why()


def panel() -> xr.Dataset:
    """Four states in 1899-1901 and in 1950, the first two major powers; D isn't in the system."""
    years, states = [1899, 1900, 1901, 1950], ["GBR", "USA", "C", "D"]
    size = np.array([[8.0, 4.0, 2.0, 9.0], [8.0, 4.0, 2.0, 9.0], [8.0, 4.0, 5.0, 9.0], [2.0, 8.0, 1.0, 9.0]])
    on = ("year", "state")
    return xr.Dataset(
        {
            "size": (on, size, {"units": "units", "source": "by hand"}),
            "cowmaj": (on, np.tile([1, 1, 0, 0], (4, 1)), {"units": "yes or no", "source": "by hand"}),
        },
        coords={"year": years, "state": states, "in_cow": (on, np.tile([True, True, True, False], (4, 1)))},
    )


SIZE = {
    "size": PowerIndex("Size", ("size",), "units", "by hand (2026)", lambda size: size, name="size", measure="size")
}


def test_a_leader_comes_before_its_ratio_whoever_is_in_the_system():
    """D is the largest but no member of the system: it is the leader of the index, and isn't judged."""
    rows = telling(panel(), SIZE, [Lead("GBR", 1816), Lead("USA", 1900)])
    own, one = (rows.row(by_predicate=pl.col("leader") == leader, named=True) for leader in (OWN, ONE))
    assert (own["state_years"], own["cases"], own["powers"]) == (12, 8, 2)
    assert own["auc"] == 27 / 32, "four eights win 4 pairs each, three fours 3, and Britain's two of 1950 wins 2"
    assert one["threshold"] == pytest.approx(0.25)
    assert own["eligible"]
    assert own["years_covered"] == 1.0


def test_a_panel_without_the_list_of_major_powers_is_refused():
    with pytest.raises(CoverageError, match="read off 'cowmaj', which this panel lacks"):
        telling(panel().drop_vars("cowmaj"), SIZE)


def test_the_leading_state_is_a_dated_list():
    assert leaders_of([1815, 1816, 1899, 1900]).tolist() == ["", "GBR", "GBR", "USA"]
    with pytest.raises(DataError, match=r"begin in \[1900, 1816\]: one or more, each after the one before"):
        leaders_of([1900], [Lead("USA", 1900), Lead("GBR", 1816)])
    with pytest.raises(DataError, match="begin in no year"):
        leaders_of([1900], [])


def test_the_rule_reads_todays_world():
    from polycentric.panel.load import load

    world = World(load("now"))
    finding = by_default(world)
    spell = spells(world).row(0, named=True)
    assert (spell["class"], spell["first"], spell["last"], spell["reason"]) == ("multipolar", 2025, 2025, "")
    assert spell["poles"][0] == "CHN"
    assert {"USA", "CHN"} <= set(finding.names(int(world.panel["year"].values[-1])))
    assert world.find(DEFINITIONS["ratio_to_majors"], "military_spending").verdict() == "bipolar"

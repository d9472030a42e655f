import re

import polars as pl
import pytest
import xarray as xr

from polycentric import toy
from polycentric.poles import DEFINITIONS, MEASURES, World, profile
from polycentric.poles.profile import Profile
from polycentric.sets.named import shares


def make() -> Profile:
    return profile(
        [
            toy.world(
                {"A": 4.0, "B": 2.0, "C": 2.0, "D": 1.0},
                trade={("B", "A"): 3.0, ("C", "A"): 2.0, ("D", "A"): 1.0, ("A", "B"): 2.0},
                trade_dependence={("D", "A"): 0.3},
                organisations={("A", "B"): 0.5, ("C", "D"): 0.5},
            )
        ]
    )


def test_a_profile_says_its_answer_in_words():
    # The toy world's index has no threshold of known great powers, and the rule after Lind needs several metrics.
    elsewhere = {"ratio_after_lind", "ratio_to_majors"}
    ratios = [name for name, rule in DEFINITIONS.items() if rule.family == "ratio" and name not in elsewhere]
    printed = repr(make())
    assert re.search(rf"By ratio to the leader: \d+ of {len(ratios)} readings \(\d+%\) says? \w+ for 2000", printed)
    assert len(ratios) > 1 or "1 of 1 readings (100%) says multipolar for 2000" in printed


def test_the_concentration_table_holds_what_each_measure_gives_alone():
    made = make()
    world = made.world()
    for name, measure in MEASURES.items():
        value = made.concentration.filter((pl.col("measure") == name) & (pl.col("set") == "all"))["value"][0]
        alone = float(measure(world.shares("power"))[0])
        assert (value is None) == bool(measure.lag)
        assert value is None or value == pytest.approx(alone)


def test_a_measure_without_data_is_null_with_a_reason():
    row = make().concentration.filter(pl.col("set") == "permanent_five").row(0, named=True)
    assert row["value"] is None
    assert row["reason"] == "the set has no member in this world in this year"


def test_the_three_numbers_of_a_profile_are_never_one_alone():
    made = make()
    assert made.three["number"].unique().sort().to_list() == ["autonomy", "concert", "dispersion"]
    row = made.spread().row(0, named=True)
    assert row["dispersion"] == pytest.approx(81 / 25)  # shares 4 2 2 1 of 9: squares 25/81
    for name in ("Dispersion: 3.2 equal states", "Autonomy: ", "Concert: "):
        assert name in repr(made)


def test_camps_name_each_states_pole_and_titles_name_the_members():
    made = make()
    assert made.camps("dominant_flow") == {"A": "A", "B": "A", "C": "A", "D": "A"}
    assert made.titles("dominant_flow") == {"A": "A, B, C and 1 more"}
    assert made.camps("nuclear") == {}
    assert set(made.with_camps()) == {
        "dominant_flow",
        "dominant_flow_imports",
        "dominant_flow_both",
        "dependence_threshold",
        "leiden_trade",
        "leiden_organisations",
        "leiden_combined",
    }


def test_a_world_computes_each_layer_once(toy: xr.Dataset):
    world = World(toy)
    assert world.layer("trade") is world.layer("trade")
    assert world.shares("output_ppp") is world.shares("output_ppp")


def test_a_profile_of_a_panel_has_a_world_of_states_and_one_per_bloc(toy: xr.Dataset):
    made = profile(toy, blocs=("West",))
    assert [world.actors for world in made.worlds] == ["states", "West"]
    assert "West" in made.world("West").panel["state"].values
    assert set(made.verdicts["actors"]) == {"states", "West"}
    assert set(made.verdicts["year"]) == {2001, 2002, 2003, 2004, 2005}


def test_the_situation_of_a_panel_holds_the_shares_of_the_set(toy: xr.Dataset):
    from polycentric.poles import situation

    given = situation(toy, "output_ppp", "ten_largest")
    xr.testing.assert_equal(given.shares, shares(toy, given.power, "ten_largest"))
    assert given.shares.values[0, :3].tolist() == [0.4, 0.4, 0.2]

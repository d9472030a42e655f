"""The coverage rule: what is said about a world of which little is observed."""

import numpy as np
import pytest

from polycentric import toy
from polycentric.panel.load import load
from polycentric.poles import DEFINITIONS, World
from polycentric.poles.profile import concentration_table
from polycentric.poles.three_table import three_numbers

NAN = float("nan")


@pytest.mark.parametrize("year", [1996, 2003, 2020])
def test_a_year_with_a_handful_of_states_gives_no_verdict_on_an_index_and_says_why(year: int):
    world = World(load("now", years=year))
    sparse = [name for name in world.indices if world.power(name).notnull().sum() < 20]
    assert len(sparse) >= 3
    for name in sparse:
        finding = world.find(DEFINITIONS["half_of_leader"], name)
        assert (finding.verdict(), finding.names(year)) == ("missing", [])
        assert "data" in finding.why()
    assert world.find(DEFINITIONS["ratio_after_lind"]).verdict() == "missing"


@pytest.mark.parametrize("rule", ["dominant_flow", "dependence_threshold", "leiden_trade", "leiden_combined"])
def test_without_any_tie_a_relational_verdict_is_missing_not_unclassified(rule: str):
    finding = World(load("now", years=2003)).find(DEFINITIONS[rule])
    assert (finding.verdict(), finding.as_listed()[0]) == ("missing", "missing")
    assert finding.why() != ""


def test_one_missing_member_of_a_named_set_leaves_the_set_without_a_verdict():
    power = {"USA": 6.0, "CHN": 5.0, "RUS": NAN, "GBR": 1.0, "FRA": 1.0, "AAA": 1.0}
    finding = toy.world(power, people=dict.fromkeys(power, 1.0)).find(
        DEFINITIONS["thompson"], "power", "permanent_five"
    )
    assert finding.verdict() == "missing"
    assert finding.why() == "no data for RUS: every member of the set is needed"


@pytest.mark.parametrize(("lacking", "verdict"), [(10.0, "unipolar"), (11.0, "missing")])
def test_nine_tenths_of_the_people_must_be_observed(lacking: float, verdict: str):
    world = toy.world({"A": 1.0, "B": NAN}, people={"A": 100.0 - lacking, "B": lacking})
    assert world.find(DEFINITIONS["half_of_leader"], "power").verdict() == verdict


def test_without_populations_nine_tenths_of_the_states_and_all_major_powers_must_be_observed():
    many = {f"S{number:02}": 1.0 for number in range(18)}
    rule = DEFINITIONS["half_of_leader"]
    assert toy.world(many | {"AAA": NAN, "BBB": NAN}).find(rule, "power").verdict() == "multipolar"
    assert toy.world(many | {"AAA": NAN, "BBB": NAN, "CCC": NAN}).find(rule, "power").verdict() == "missing"
    assert toy.world(many | {"AAA": NAN, "USA": NAN}).find(rule, "power").why().startswith("18 of 20 states have data")


def test_concentration_and_the_three_numbers_of_a_world_hardly_observed_are_undefined_with_the_reason():
    world = World(load("now", years=2003))
    for frame in (concentration_table([world]), three_numbers(world)):
        assert frame["value"].null_count() == frame.height
        assert not (frame["reason"] == "").any()


def test_shares_of_a_world_hardly_observed_are_missing():
    assert np.isnan(World(load("now", years=2003)).shares("output_ppp").values).all()

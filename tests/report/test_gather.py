import dataclasses

import pytest
import xarray as xr

from polycentric.answers.world.prose import write
from polycentric.errors import CoverageError
from polycentric.panel.load import load
from polycentric.pictures.drawing.colours import camp_colour, colour_numbers
from polycentric.pictures.drawing.palette import ALONE, OTHER
from polycentric.pictures.power_shares import leaders
from polycentric.report import PICTURES, Findings, collect, render_findings


def test_shares_of_the_toy_world_are_those_on_paper(small: Findings):
    assert small.indices["output_ppp"].shares == pytest.approx({"AAA": 0.4, "BBB": 0.4, "CCC": 0.2})
    assert "DDD" not in small.indices["output_ppp"].shares


def test_the_largest_partner_of_c_is_a(small: Findings):
    """C sends 90% of 40 to A and takes 90% of 40 from it, of an output of 100; reports of both sides are reconciled."""
    assert small.states["CCC"].partner == "AAA"
    assert small.states["CCC"].dependence == pytest.approx(0.72, abs=0.35)
    assert small.states["DDD"].partner == ""
    assert small.states["DDD"].dependence is None


def test_every_verdict_of_the_map_is_in_the_findings(today: Findings):
    pairs = {(v.definition, v.index, v.state_set, v.bloc) for v in today.verdicts}
    assert len(pairs) == len(today.verdicts)
    assert {v.bloc for v in today.verdicts} == {"", "EU"}


def test_coverage_counts_what_the_panel_holds(today: Findings, now: xr.Dataset):
    rows = {row.name: row for row in today.coverage}
    assert rows["population"].states == 196
    assert rows["population"].of_people == 1.0
    spending = now["milex_share"].isel(year=-1)
    assert rows["milex_share"].states == int(spending.notnull().sum())
    assert sum(rows["milex_share"].years.values()) == rows["milex_share"].states
    assert len(rows["milex_share"].missing) == 196 - rows["milex_share"].states


def test_no_state_is_in_two_camps_of_a_view(today: Findings):
    for view in today.views:
        placed = [state for camp in view.camps for state in (*camp.centres, *camp.members)]
        assert len(placed) == len(set(placed)), view.key


def test_the_network_holds_the_thirty_largest_and_only_observed_ties(today: Findings):
    assert len(today.network.states) == 30
    assert all(tie.weight > 0 and tie.state != tie.partner for tie in today.network.ties)


def test_a_leader_has_one_colour_and_small_camps_have_none_of_their_own(today: Findings):
    numbers = colour_numbers(today)
    assert len(set(numbers.values())) == len(numbers)
    for view in today.views:
        for camp in view.camps:
            if not camp.is_pole:
                assert camp_colour(camp, today, numbers) in (OTHER, ALONE)


def test_the_eu_as_one_is_drawn_as_all_its_members(today: Findings):
    view = next(view for view in today.views if view.key == "dependence_threshold-EU")
    union = next(camp for camp in view.camps if camp.key == "EU")
    assert len(union.centres) == 27
    assert union.label == "European Union"


def test_a_world_without_any_power_is_refused(toy: xr.Dataset):
    empty = toy.copy(deep=True)
    for name in empty.data_vars:
        if empty[name].dtype.kind == "f":
            empty[name] = empty[name] * float("nan")
    with pytest.raises(CoverageError, match="No power index has a value in this panel"):
        collect(empty)


def test_a_year_as_observed_makes_a_report_of_what_it_has():
    findings = collect(load("now", years=(2016, 2018)))
    assert findings.year == 2018
    assert set(findings.indices) == {"output_ppp", "net_resources", "population"}  # all others hold a handful of states
    page = render_findings(findings)
    assert "2018" in page
    assert len(findings.coverage) > 5


def test_a_measure_that_few_states_report_has_no_leader(today: Findings):
    few = dataclasses.replace(today.indices["military_spending"], shares={"ETH": 0.9, "ERI": 0.1})
    thinned = dataclasses.replace(today, indices={**today.indices, "military_spending": few})
    assert "ETH" not in leaders(thinned)
    assert "Not counted, as known for less than half of the world’s output: military spending." in PICTURES[
        "power_shares"
    ].takeaway(thinned)
    assert "military spending" not in write(thinned).lede


def test_a_world_of_output_alone_still_makes_a_report(toy: xr.Dataset):
    bare = toy[["gdp_ppp", "population"]]
    findings = collect(bare)
    assert set(findings.indices) == {"output_ppp", "population", "net_resources"}
    assert findings.views == ()
    page = render_findings(findings)
    assert "No definition of camps can be computed on this world" in page
    assert "No partner lists, hence no dependence" in page

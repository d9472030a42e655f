"""Each lever at neutral strength changes no bit, and at its unit changes what it says it changes."""

import re

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.errors import CoverageError
from polycentric.futures.ensemble import run
from polycentric.futures.levers import LEVERS
from polycentric.futures.move import Move, Scenario

RUNS, UNTIL = 6, 2030
WHO = ("CHN", "RUS", "USA")


@pytest.fixture(scope="module")
def now() -> xr.Dataset:
    return pc.load("now")


@pytest.fixture(scope="module")
def baseline(now: xr.Dataset) -> xr.Dataset:
    return run(now, runs=RUNS, until=UNTIL, threads=1)


def pulled(now: xr.Dataset, name: str, strength: float = 1.0, **more: tuple[str, ...]) -> xr.Dataset:
    lever = LEVERS[name]
    actors = more.get("actors", WHO[: max(lever.actors[0], 1)] if lever.actors[1] else ())
    targets = more.get("targets", ("DEU", "JPN")[: max(lever.targets[0], 1)] if lever.targets[1] else ())
    bodies = more.get("organisations", ("NATO",) if lever.organisation else ())
    last = UNTIL if lever.lasting else 2027
    move = Move(name, actors, targets, bodies, 2027, last, strength)
    return run(now, Scenario(name, name, (move,)), runs=RUNS, until=UNTIL, threads=1)


@pytest.mark.parametrize("name", list(LEVERS))
def test_a_neutral_lever_leaves_every_draw_bit_identical(name: str, now: xr.Dataset, baseline: xr.Dataset):
    assert pulled(now, name, 0.0).drop_attrs().identical(baseline.drop_attrs())


@pytest.mark.parametrize("name", list(LEVERS))
def test_a_lever_says_what_it_is_and_what_stands_behind_it(name: str):
    lever = LEVERS[name]
    for text in (lever.label, lever.unit, lever.changes, lever.citation, lever.effect.reason):
        assert len(text) > 4
    assert lever.bounds[0] <= 0.0 < lever.bounds[1], "0 is neutral, 1 its unit"
    assert lever.effect.sd > 0 or name == "no_veto", "a coefficient is as unsure as what is known of it"


def test_nothing_changes_before_a_lever_is_pulled(now: xr.Dataset, baseline: xr.Dataset):
    shocked = pulled(now, "growth_shock", -2.0)
    before, after = slice(None, 2026), slice(2027, None)
    assert np.array_equal(shocked["share"].sel(year=before), baseline["share"].sel(year=before), equal_nan=True)
    assert (
        shocked["output_share"].sel(year=after, state="CHN") < baseline["output_share"].sel(year=after, state="CHN")
    ).all()


def test_levers_change_what_they_say(now: xr.Dataset, baseline: xr.Dataset):
    allied = pulled(now, "ally", actors=("CHN", "RUS"))
    more = allied["allies"].sel(state="CHN", year=2027) > baseline["allies"].sel(state="CHN", year=2027)
    assert more.mean() > 0.7  # in some runs the two have joined a treaty already
    assert int(pulled(now, "no_veto")["vetoed"].sel(year=slice(2027, None)).sum()) == 0
    left = pulled(now, "leave_organisation", actors=("USA",))
    allies, before = (int(each["allies"].sel(state="USA", year=2028).sum()) for each in (left, baseline))
    assert allies < 0.8 * before
    armed = pulled(now, "military_effort", 2.0, actors=("USA",))
    assert (armed["share"].sel(state="USA", year=2030) > baseline["share"].sel(state="USA", year=2030)).mean() > 0.5


def test_members_that_act_as_one_are_one_pole_or_none(now: xr.Dataset):
    union = ("DEU", "ESP", "FRA", "ITA", "POL")
    joined = pulled(now, "integrate", actors=union)
    poles = joined["poles_ratio_after_lind"].sel(year=2030, state=list(union)).sum("state")
    assert (poles <= 1).all()


def test_an_alliance_that_ends_leaves_its_members_without_it(now: xr.Dataset, baseline: xr.Dataset):
    members = tuple(
        str(each) for each in now["state"].values[now["membership"].sel(organisation="NATO")[0].values == 1]
    )
    ended = pulled(now, "dissolve", actors=members)
    allies, before = (each["allies"].sel(state="EST", year=2028) for each in (ended, baseline))
    assert int(before.sum()) > 0
    assert int(allies.sum()) < int(before.sum()) / 2
    assert int(ended["pacts"].sel(year=2027).sum()) < int(baseline["pacts"].sel(year=2027).sum())


def test_what_stands_behind_a_lever_was_looked_up_or_is_called_a_prior():
    from polycentric.futures.levers import LEVERS

    for name, lever in LEVERS.items():
        assert "from memory" not in lever.citation, name
        if lever.grade != "assumed":
            assert re.search(r"(19|20)\d\d", lever.citation), f"{name} is graded {lever.grade} and names no publication"


def test_the_list_of_levers_prints_each_grade_and_citation():
    notes = pc.answers.futures_levers().notes
    assert any(note.startswith("sanction (association): Neuenkirch and Neumeier (2015)") for note in notes)
    assert any(note.startswith("ally (assumed): This project's prior") for note in notes)


def test_a_lever_that_a_world_has_nothing_for_is_refused_before_anything_runs(now: xr.Dataset):
    bare = now.drop_dims("organisation")
    leave = Scenario("leaves", "", (Move("leave_organisation", ("USA",), (), (), 2026, 2026),))
    with pytest.raises(CoverageError, match=r"'leave_organisation' works on membership\. Leave them out"):
        _ = run(bare, leave, runs=2, until=2027)
    assert run(bare, runs=2, until=2027).sizes["run"] == 2


def test_a_world_without_a_component_says_what_is_lacking(now: xr.Dataset):
    from polycentric.panel import reading

    lacking = now.drop_vars(list(reading.variables(now, "population", None)))
    with pytest.raises(CoverageError, match="this world lacks some of them"):
        _ = run(lacking, runs=2, until=2027)

"""What a year does: the Council votes, sanctions begin and cost, effort answers war, positions drift."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.futures.draws import Draws
from polycentric.futures.order import Order, pair_at
from polycentric.futures.parameters import drawn, estimates_of
from polycentric.futures.processes import PROCESSES
from polycentric.futures.processes.council import poisson
from polycentric.futures.start import start, tiled
from polycentric.futures.steering import neutral

RUNS = 60


@pytest.fixture(scope="module")
def first() -> Order:
    return start(pc.load("now"))


@pytest.fixture
def order(first: Order) -> Order:
    return tiled(first, np.arange(RUNS))


def stepped(
    order: Order, name: str, values: Mapping[str, float] = MappingProxyType({}), *, years: int = 1, veto: bool = True
) -> Order:
    process, draws = PROCESSES[name], Draws(5, order.run)
    held = drawn(process, estimates_of(process), draws)
    held = replace(held, values={**held.values, **{key: np.full(order.runs, each) for key, each in values.items()}})
    steering = neutral(order.runs, len(order.fixed.states))
    steering.veto[:] = veto
    for year in range(order.fixed.start + 1, order.fixed.start + 1 + years):
        process.step(order, held, draws, steering, year)
    return order


def at(order: Order, state: str) -> int:
    return order.fixed.states.index(state)


def test_vetoes_are_of_permanent_members_alone_and_each_vetoed_draft_has_one_at_least(order: Order):
    stepped(order, "council")
    others = np.delete(order.vetoes, order.seats, axis=1)
    assert others.sum() == 0
    assert (order.vetoes.sum(axis=1) >= order.vetoed).all()
    assert (order.vetoes.max(axis=1) <= order.vetoed).all()
    assert (order.vetoed <= order.drafts).all()
    assert order.vetoed.sum() > 0


def test_without_vetoes_as_many_drafts_are_put_and_none_is_vetoed(first: Order, order: Order):
    stepped(order, "council")
    without = stepped(tiled(first, np.arange(RUNS)), "council", veto=False)
    assert (without.drafts == order.drafts).all()
    assert without.vetoed.sum() == without.vetoes.sum() == 0


def test_poisson_counts_have_the_mean_and_variance_of_their_rate():
    u = (np.arange(20_000) + 0.5) / 20_000
    for rate in (0.5, 4.0, 60.0):
        count = poisson(u, np.full(len(u), rate))
        assert count.mean() == pytest.approx(rate, rel=0.02)
        assert count.var() == pytest.approx(rate, rel=0.05)


def test_war_raises_spending_and_luck_of_effort_does_not(order: Order):
    america, france = at(order, "USA"), at(order, "FRA")
    order.war[:, pair_at(america, at(order, "CHN"), len(order.fixed.states))] = True
    stepped(order, "military_effort", {"war": 0.05, "dispute": 0.0})
    assert order.effort_change[:, america] == pytest.approx(0.05)
    assert order.effort_change[:, france] == pytest.approx(0.0, abs=1e-12)
    assert order.log_effort[:, france].std() > 0.01


def test_what_war_added_to_effort_fades_when_it_is_over(order: Order):
    order.threat[:] = 0.2
    order.log_effort[:] = order.own_effort + order.threat
    stepped(order, "military_effort", {"back": 0.1})
    assert order.threat[:, at(order, "USA")] == pytest.approx(0.18)
    assert order.effort_change[:, at(order, "USA")] == pytest.approx(-0.02)


def test_nobody_sanctions_itself_and_the_dead_neither_send_nor_suffer(order: Order):
    gone = at(order, "FRA")
    order.alive[:, gone] = False
    stepped(order, "sanctions", years=5)
    assert order.sanctions.any()
    assert not order.sanctions[:, np.arange(len(order.fixed.states)), np.arange(len(order.fixed.states))].any()
    assert not order.sanctions[:, gone].any()
    assert not order.sanctions[:, :, gone].any()


def test_a_sanction_of_the_start_costs_nothing_and_a_new_one_does(first: Order, order: Order):
    never = {name: -50.0 for name in estimates_of(PROCESSES["sanctions"]).names if name.startswith("log_")}
    america, cuba = at(order, "USA"), at(order, "CUB")
    order.sanctions[:, america, cuba] = True
    before = order.log_output[:, cuba].copy()
    stepped(order, "sanctions", {**never, "cost": -0.01, "own_cost": 0.0})
    assert (order.log_output[:, cuba] < before).all()
    held = np.zeros((len(first.fixed.states),) * 2, np.bool_)
    held[america, cuba] = True
    old = tiled(replace(first, fixed=replace(first.fixed, sanctioned=held)), np.arange(RUNS))
    old.sanctions[:, america, cuba] = True
    stepped(old, "sanctions", {**never, "cost": -0.01, "own_cost": 0.0})
    assert old.sanctions[:, america, cuba].all()
    assert (old.log_output[:, cuba] == before).all()


def test_a_dispute_of_late_makes_sanctions_of_the_united_states_likelier(order: Order):
    near, far = at(order, "CUB"), at(order, "HTI")
    order.recalls[:] = 1
    order.recalled[:, 0] = pair_at(at(order, "USA"), near, len(order.fixed.states))
    order.memory[:, 0], order.peace[:, 0] = 1.0, 0
    stepped(order, "sanctions", {"log_begin.usa.recent": -0.01, "log_begin.usa.other": -9.0})
    assert order.sanctions[:, at(order, "USA"), near].mean() > 0.9
    assert order.sanctions[:, at(order, "USA"), far].mean() < 0.1


def test_large_states_do_not_end(order: Order):
    stepped(order, "births_and_deaths", {"log_deaths": -0.01})
    assert order.alive[:, at(order, "USA")].all()
    assert order.alive[:, at(order, "LUX")].mean() < 0.5


@pytest.mark.parametrize("mode", ["published", "own"])
def test_positions_drift_by_the_estimates_of_the_mode_that_the_world_holds(first: Order, mode: str):
    held = tiled(replace(first, fixed=replace(first.fixed, positions_by=mode)), np.arange(RUNS))
    held.position[:, : at(held, "ZWE")] = 1.0
    stepped(held, "positions", {f"drift.{mode}": 0.0, f"back.{mode}": 0.25})
    assert held.position[:, at(held, "USA")] == pytest.approx(0.75)
    assert np.isnan(held.position[:, at(held, "ZWE")]).all()


def test_runs_keep_who_vetoed_by_state():
    found: xr.Dataset = pc.futures.run("now", runs=4, until=2029)
    assert found["vetoes"].dims == ("run", "year", "state")
    assert int(found["vetoes"].sel(state="RUS").sum()) > 0
    assert int(found["vetoes"].sel(state="DEU").sum()) == 0

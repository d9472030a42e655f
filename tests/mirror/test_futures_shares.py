"""Capability shares on the archive: shipped estimates come out again, the marks' baselines to the digit, the drift."""

import time

import numpy as np
import pytest
import xarray as xr

import polycentric as pc
from polycentric.futures.backtest import baselines, fans, known_cases, models, past, shares, summary
from polycentric.futures.estimates import shipped
from polycentric.futures.processes import PROCESSES, capabilities
from polycentric.power.cinc_recomputed import component_share

pytestmark = pytest.mark.usefixtures("archive")
HHI = past.TARGETS[0]


@pytest.fixture(scope="module")
def world() -> xr.Dataset:
    return pc.load("history", series=["milex", "milper", "irst", "pec", "tpop", "upop", "cinc", "pwtrgdp", "rgdpna"])


@pytest.fixture(scope="module")
def six(world: xr.Dataset) -> past.Past:
    return shares.six(world)


@pytest.mark.parametrize("name", ["capabilities", "output", "disputes"])
def test_the_shipped_estimates_come_out_of_the_archive_again_in_under_two_minutes(name: str):
    fit, began = PROCESSES[name].fit, time.process_time()
    assert fit is not None
    made, held = fit(None), shipped(name)
    assert time.process_time() - began < 120 / 3  # three processes are fitted
    assert held is not None
    assert held.names == made.names
    assert made.values == pytest.approx(held.values, abs=1e-9)
    assert made.covariance == pytest.approx(held.covariance, abs=1e-9)
    for name, table in made.tables.items():
        if table.dtype.kind == "f":
            assert table == pytest.approx(held.tables[name], abs=1e-9), name


def test_the_composite_of_six_is_the_published_index_but_in_1990(world: xr.Dataset, six: past.Past):
    published = component_share(world["cinc"].transpose("year", "state").values)
    off = np.nanmax(np.abs(published - six.composite), axis=1)
    assert set(six.data.years[off > 1e-6].tolist()) <= {1990}


def test_the_random_walks_of_hhi_score_as_they_did_when_the_marks_were_set(six: past.Past):
    said = {}
    for horizon in (10, 20):
        scores = [
            fans.scored(walk(six, origin, horizon), six.ends[horizon][1][:, origin])[0][0]
            for walk in (baselines.random_walk, baselines.log_random_walk)
            for origin in six.origins(horizon)
        ]
        said[horizon] = np.array(scores).reshape(2, -1).mean(axis=1)
    assert said[10] == pytest.approx([0.0116, 0.0112], abs=1e-4)
    assert said[20] == pytest.approx([0.0166, 0.0155], abs=1e-4)


def test_the_pool_beats_both_walks_on_origins_of_each_twenty_fifth_year(six: past.Past):
    table = shares.backtest(six, capabilities.FORM, every=25, runs=40)
    for horizon in (10, 20):
        for walk in (shares.RANDOM_WALK, shares.LOG_WALK):
            said = summary.summary(table, HHI, horizon, shares.POOL, walk)
            assert said.score < 0.95 * said.base, (horizon, walk)
            assert said.coverage >= 0.75


def test_a_state_far_above_its_people_loses_share_and_one_far_below_gains(six: past.Past):
    fitted = models.Fitted(six, capabilities.FORM)
    origin = six.at(1950)
    drawn, _ = models.run_blocks(fitted, origin, runs=60)
    places = [six.data.states.index(state) for state in ("USA", "IND")]
    gained = np.median(drawn[:, 19], axis=0)[places] / six.composite[origin][places]
    assert gained[0] < 0.95
    assert gained[1] > 1.05


def test_a_forecast_from_an_origin_knows_nothing_that_came_later(world: xr.Dataset, six: past.Past):
    earlier = shares.six(world.sel(year=slice(None, 1930)))
    runs = [
        models.run_blocks(models.Fitted(each, capabilities.FORM), each.at(1930), runs=5)[0] for each in (six, earlier)
    ]
    assert np.array_equal(*runs, equal_nan=True)


def test_only_without_the_fitted_pull_does_the_american_share_pass_its_known_cases(world: xr.Dataset):
    fitted = models.Fitted(shares.four(world), capabilities.FORM)
    assert capabilities.AT_WORK == 0.0
    shipped_form = known_cases.cases(fitted, capabilities.AT_WORK)
    assert [case.came for case in shipped_form] == pytest.approx([0.189, 0.170, 0.164], abs=5e-4)
    assert all(case.holds for case in shipped_form)
    for case in shipped_form:  # centred: no share is bound to move
        assert case.mean == pytest.approx(case.before, rel=0.03)
    for pull in (0.5, 1.0):
        assert not all(case.holds for case in known_cases.cases(fitted, pull, 400))

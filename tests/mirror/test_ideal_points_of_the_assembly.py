"""Ideal points of the General Assembly against the published ones, which are a check and never an input."""

from pathlib import Path

import numpy as np
import pytest
from tools.validation.ideal_points import compared

from polycentric.positions.estimate import ideal_points
from polycentric.positions.result import IdealPoints
from polycentric.positions.un import un_bridges, un_votes

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture(scope="module")
def result(archive: Path) -> IdealPoints:
    return ideal_points()


@pytest.mark.parametrize(("series", "smallest"), [("legacy", 0.96), ("all", 0.94)])
def test_sessions_are_ordered_as_in_the_published_estimates(result: IdealPoints, series: str, smallest: float):
    comparison = compared(result, series)
    assert comparison["median correlation per session"] > 0.985
    assert comparison["smallest correlation of a session"] > smallest
    assert comparison["pooled correlation"] > 0.95


def test_every_session_ends_with_an_ideal_point_for_each_state_that_voted(result: IdealPoints):
    assert result.data.attrs["converged"] == 1
    assert result.data.sizes["year"] == 74
    voted = un_votes().select("unit", "session").unique().height
    assert int(result.data["ideal_point"].notnull().sum()) == voted
    assert int(result.data["votes"].sum()) == 870_109
    assert np.isfinite(result.data["discrimination"].values).all()


def test_the_spread_of_ideal_points_narrows_as_the_published_does(result: IdealPoints):
    spread = result.data["ideal_point"].std("state")
    assert float(spread.sel(year=1946)) > 1.1
    assert float(spread.sel(year=2019)) < 1.0


def test_bridges_hold_one_item_a_session_and_are_many():
    bridges = un_bridges()
    assert not bridges.select("bridge", "session").is_duplicated().any()
    assert bridges.height == 2_677
    assert bridges["rcid"].is_unique().all()


def test_votes_on_the_middle_east_can_be_left_out():
    left = un_votes(without=["me"])
    assert left["item"].n_unique() == 5_142

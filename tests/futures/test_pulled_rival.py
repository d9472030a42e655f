"""The rival with the fitted pull: the same start, other shares, and nothing run that moves no share."""

import numpy as np
import pytest

from polycentric.futures import rival
from polycentric.futures.ensemble import prepared, run
from polycentric.futures.move import Scenario


def test_the_fitted_pull_takes_from_the_great_spender_and_gives_to_the_populous():
    own, pulled = run("now", runs=40, until=2045), rival.pulled("now", runs=40, until=2045)
    apart = (pulled["share"] - own["share"]).isel(year=-1).median("run")
    assert float(apart.sel(state="USA")) < -0.01
    assert float(apart.sel(state="CHN")) > 0.01
    first = pulled["share"].isel(year=0)
    np.testing.assert_array_equal(first.sel(state="USA"), own["share"].isel(year=0).sel(state="USA"))


def test_no_pull_gives_the_shares_that_are_shown_where_only_what_moves_shares_is_run():
    job = prepared("now", Scenario(), 1, 2027)
    moving = rival.with_pull(job.estimates, 0.5)
    assert "disputes" not in moving
    held = dict(zip(moving["capabilities"].names, moving["capabilities"].values, strict=True))
    assert held["pull"] == 0.5
    shown = dict(zip(job.estimates["capabilities"].names, job.estimates["capabilities"].values, strict=True))
    assert shown["pull"] == pytest.approx(0.0)
    assert {name: value for name, value in held.items() if name != "pull"} == {
        name: value for name, value in shown.items() if name != "pull"
    }

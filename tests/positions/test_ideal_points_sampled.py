"""The full posterior through the one call: the same result as the fast estimate's, with draws and diagnostics."""

from functools import cache

import numpy as np
import polars as pl
import pytest

from polycentric.errors import DataError, UnknownNameError
from polycentric.positions.ballots import VOTES
from polycentric.positions.estimate import ideal_points
from polycentric.positions.result import IdealPoints
from polycentric.positions.sampled import SampledPoints
from polycentric.positions.simulate import Shape, simulate


@cache
def table() -> tuple[pl.DataFrame, str]:
    """Write a small world's votes as a table, and name its anchor."""
    world = simulate(Shape(states=16, sessions=4, items=80, votes=1000), 2)
    ballots = world.ballots
    frame = pl.DataFrame(
        {
            "unit": [ballots.states[s] for s in ballots.state],
            "session": (ballots.session.astype(int) + 1).tolist(),
            "item": [ballots.items[i] for i in ballots.item],
            "vote": [VOTES[v] for v in ballots.vote],
        }
    )
    return frame, world.anchor


@cache
def fast() -> IdealPoints:
    """Estimate it fast."""
    votes, anchor = table()
    return ideal_points(votes, anchor=anchor)


@cache
def sampled(**options: object) -> SampledPoints:
    """Sample its posterior."""
    votes, anchor = table()
    result = ideal_points(votes, anchor=anchor, method="posterior", draws=60, seed=1, **options)  # pyright: ignore[reportArgumentType]  # the tests give what it takes
    assert isinstance(result, SampledPoints)
    return result


def test_the_posterior_has_the_fast_estimates_names_and_shapes_and_says_how_chains_mixed():
    one, other = fast().data, sampled().data
    assert set(one.data_vars) <= set(other.data_vars)
    for name, values in one.data_vars.items():
        assert other[name].dims == values.dims
        assert other[name].shape == values.shape
    assert {"rhat", "ess_bulk", "ess_tail", "item_rhat", "discrimination_sd"} <= set(other.data_vars)
    assert other.attrs["chains"] == 2
    assert "have 1,000 effective draws" in other.attrs["notes"]


def test_both_estimators_tell_the_same_order():
    one, other = (result.data["ideal_point"].values.ravel() for result in (fast(), sampled()))
    voted = np.isfinite(one)
    assert np.array_equal(voted, np.isfinite(other))
    assert np.corrcoef(one[voted], other[voted])[0, 1] > 0.97


def test_draws_have_chains_and_flow_on_to_distances():
    result = sampled()
    draws = result.draws()
    assert draws.dims == ("chain", "draw", "session", "state")
    assert draws.shape == (2, 60, 4, 16)
    assert result.draws(20).shape[:2] == (2, 10)
    low, middle, high = result.distance("S000", "S001")["difference_quantile"].sel(session=4).values.tolist()
    assert low < middle < high


def test_means_and_quantiles_are_those_of_the_draws():
    result = sampled()
    draws = result.draws()
    np.testing.assert_allclose(result.data["ideal_point"], draws.mean(("chain", "draw")), atol=1e-5)
    np.testing.assert_allclose(
        result.data["ideal_point_quantile"].sel(quantile=0.95),
        draws.quantile(0.95, ("chain", "draw"), skipna=False),
        atol=1e-5,
    )


@pytest.mark.parametrize(
    "options",
    [{"motion": "static"}, {"motion": "session"}, {"ordinal": False}, {"prior_sd": None, "step": 0.2}],
    ids=str,
)
def test_every_switch_of_the_model_has_its_posterior(options: dict[str, object]):
    votes, anchor = table()
    quick = ideal_points(votes, anchor=anchor, **options)  # pyright: ignore[reportArgumentType]  # as above
    result = sampled(**options)
    one, other = quick.data["ideal_point"].values.ravel(), result.data["ideal_point"].values.ravel()
    voted = np.isfinite(one)
    assert np.all(np.isfinite(other[voted]))
    assert np.corrcoef(one[voted], other[voted])[0, 1] > 0.9
    assert np.nanmedian(result.data["rhat"].values) < 1.2


def test_new_votes_are_added_and_sampled_again():
    votes, anchor = table()
    before = votes.filter(pl.col("session") < 4)
    result = ideal_points(before, anchor=anchor, method="posterior", draws=10)
    after = result.update(votes.filter(pl.col("session") == 4))
    assert isinstance(after, SampledPoints)
    assert after.draws().shape[2] == 4


def test_one_chain_is_refused_since_nothing_could_be_told_of_mixing():
    votes, anchor = table()
    with pytest.raises(DataError, match="chains=1: at least 2 are needed"):
        ideal_points(votes, anchor=anchor, method="posterior", chains=1)


def test_an_unknown_method_is_refused_with_those_that_there_are():
    with pytest.raises(UnknownNameError, match="fast"):
        ideal_points(table()[0], method="slow")  # pyright: ignore[reportArgumentType]  # the mistake


def test_progress_is_told_from_the_first_sweeps_to_the_last():
    votes, anchor = table()
    reported: list[tuple[int, int]] = []
    ideal_points(
        votes,
        anchor=anchor,
        method="posterior",
        draws=8,
        tell_sweeps=lambda done, total: reported.append((done, total)),
    )
    assert reported[0][0] == 2
    assert reported[-1][0] == reported[-1][1]

import numpy as np
import pytest
import xarray as xr

from polycentric.errors import UnknownNameError
from polycentric.positions import posterior

NAN = np.nan


def _draws() -> xr.DataArray:
    """Give two draws of three sessions of A (moving from C's side to B's), B at 0, C at 4, and D once."""
    a = [[4.0, 1.0, 1.0], [4.0, 3.0, 1.0]]
    values = np.array([[[row, 0.0, 4.0, NAN if session else 9.0] for session, row in enumerate(draw)] for draw in a])
    coords = {"chain": [0], "draw": [0, 1], "session": [1, 2, 3], "state": list("ABCD")}
    return xr.DataArray(values[np.newaxis], coords=coords, dims=("chain", "draw", "session", "state"))


def test_leaving_gives_the_probability_of_each_session_in_which_a_side_was_left_for_good():
    chances = posterior.leaving(_draws(), "A", "C", "B")
    assert chances["left"].values.tolist() == [0.0, 0.5, 0.5]
    assert chances["side"].values.tolist() == [1.0, 0.5, 0.0]
    assert float(chances["stayed"]) == 0.0
    assert float(chances["never"]) == 0.0


def test_who_still_stands_there_has_not_left():
    chances = posterior.leaving(_draws(), "A", "B", "C")
    assert float(chances["stayed"]) == 1.0
    assert float(chances["left"].sum()) == 0.0


def test_who_never_stood_there_has_not_left_either():
    chances = posterior.leaving(_draws().sel(session=[1]), "A", "B", "C")
    assert float(chances["never"]) == 1.0
    assert float(chances["stayed"]) == 0.0


def test_sessions_in_which_one_of_the_three_did_not_vote_are_passed_over():
    draws = _draws()
    draws.loc[{"session": 2, "state": "B"}] = NAN
    chances = posterior.leaving(draws, "A", "C", "B")
    assert np.isnan(chances["left"].values[1])
    assert chances["left"].values[2] == 1.0
    assert np.isnan(chances["side"].values[1])


def test_distance_is_the_mean_over_draws_with_its_quantiles():
    distances = posterior.distance(_draws(), "A", "C", quantiles=(0.0, 1.0))
    assert distances["distance"].values.tolist() == [0.0, 2.0, 3.0]
    assert distances["difference"].values.tolist() == [0.0, -2.0, -3.0]
    assert distances["distance_quantile"].sel(session=2).values.tolist() == [1.0, 3.0]


def test_ranks_count_from_the_largest_and_are_missing_where_nobody_voted():
    ranks = posterior.ranks(_draws())
    assert ranks["rank"].sel(session=2).values.tolist()[:3] == [2.0, 3.0, 1.0]
    assert np.isnan(ranks["rank"].sel(session=2, state="D"))
    assert float(ranks["rank"].sel(session=1, state="D")) == 1.0
    assert float(ranks["first"].sel(session=1, state="D")) == 1.0


def test_ties_are_expected_distances_missing_on_the_diagonal_and_where_one_did_not_vote():
    tie = posterior.ties(_draws())
    assert tie.dims == ("session", "state", "partner")
    assert float(tie.sel(session=2, state="A", partner="C")) == 2.0
    assert float(tie.sel(session=2, state="C", partner="A")) == 2.0
    assert np.isnan(tie.sel(session=2, state="A", partner="A"))
    assert np.isnan(tie.sel(session=2, state="A", partner="D"))


def test_a_state_that_did_not_vote_is_refused_with_names_that_did():
    with pytest.raises(UnknownNameError, match="No state among those that voted is called 'E'"):
        posterior.side(_draws(), "E", "A", "B")

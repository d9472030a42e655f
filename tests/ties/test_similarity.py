"""Similarity of portfolios: a printed example, then what is undefined, then laws."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from scipy.stats import kendalltau

from polycentric.errors import DataError, ShapeError
from polycentric.ties.similarity import SIMILARITIES
from polycentric.ties.similarity.contract import NEITHER_HAS_A_TIE, NO_COMMON_ITEM, NO_VARIATION, NO_WEIGHTS, OBSERVED
from polycentric.ties.similarity.portfolios import Portfolios, of_alliances, of_votes

# Germany and Russia in 1914 towards twenty European states (Signorino and Ritter 1999, Table 6): Germany, Russia,
# the United Kingdom, France, Austria-Hungary, Italy, Belgium, Spain, the Ottoman Empire, the Netherlands, Sweden,
# Romania, Portugal, Switzerland, Greece, Denmark, Serbia, Bulgaria, Norway, Albania.
GERMANY = [3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0]
RUSSIA = [0, 3, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
POWER = [0.25, 0.21, 0.2, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01, 0, 0, 0, 0, 0, 0]
CHANCE = sorted(name for name, each in SIMILARITIES.items() if each.by_chance)
PLAIN = sorted(name for name, each in SIMILARITIES.items() if not each.weighted)


def without_ties(values: NDArray[np.int8]) -> NDArray[np.bool_]:
    return np.asarray((values <= 0).all(axis=1))


def pair(one: list[int], other: list[int], top: int, weights: list[float] | None = None) -> Portfolios:
    values = np.array([one, other], dtype=np.int8)
    return Portfolios(values, top, without_ties(values), None if weights is None else np.array(weights))


def of(name: str, portfolios: Portfolios) -> float:
    return float(SIMILARITIES[name](portfolios).values[0, 1])


def why(name: str, portfolios: Portfolios) -> int:
    return int(SIMILARITIES[name](portfolios).why[0, 1])


def test_germany_and_russia_in_1914_are_as_alike_as_signorino_and_ritter_print():
    portfolios = pair(GERMANY, RUSSIA, 3, POWER)
    assert round(of("s_absolute", portfolios), 2) == 0.40
    assert round(of("s_weighted_absolute", portfolios), 2) == -0.46
    assert round(of("tau_b", portfolios), 2) == 0.03


def test_the_example_of_signorinos_own_program():
    # Its comment: 3 3 2 2 and 2 2 3 3, shares .5 .3 .1 .1: one of three steps apart everywhere.
    one = pair([3, 3, 2, 2], [2, 2, 3, 3], 3, [0.5, 0.3, 0.1, 0.1])
    assert_allclose(of("s_weighted_absolute", one), 1 - 2 / 3)
    assert_allclose(of("s_weighted_squared", one), 1 - 2 / 9)


def test_their_kappa_is_that_of_other_software():
    assert_allclose(of("kappa", pair(GERMANY, RUSSIA, 3)), -0.07758621, atol=1e-8)
    assert_allclose(of("tau_b", pair(GERMANY, RUSSIA, 3)), 0.03031695, atol=1e-8)


def test_four_votes_by_hand():
    # No, abstained, yes, yes against no, yes, yes, no: distances 0, 1, 0, 2.
    votes = pair([0, 1, 2, 2], [0, 2, 2, 0], 2)
    assert of("s_absolute", votes) == 1 - 2 * 3 / (4 * 2)
    assert of("s_squared", votes) == 1 - 2 * 5 / (4 * 4)
    # Expected by chance, squared: sums of squares 9 + 8 less twice the product of the sums 5 and 4 over 4 items.
    assert_allclose(of("kappa", votes), 1 - 5 / (9 + 8 - 2 * 5 * 4 / 4))
    assert_allclose(of("pi", votes), 1 - 5 / (9 + 8 - (5 + 4) ** 2 / 8))
    # Same on 2 of 4; stands (1, 1, 2) and (2, 0, 2), of both together 3/8, 1/8, 4/8.
    assert_allclose(of("kappa_nominal", votes), (0.5 - (2 + 0 + 4) / 16) / (1 - (2 + 0 + 4) / 16))
    assert_allclose(of("pi_nominal", votes), (0.5 - (9 + 1 + 16) / 64) / (1 - (9 + 1 + 16) / 64))


def test_a_vote_that_only_one_cast_is_no_item_of_the_pair():
    assert of("kappa", pair([0, 1, 2, 2, -1, 0], [0, 2, 2, 0, 2, -1], 2)) == of(
        "kappa", pair([0, 1, 2, 2], [0, 2, 2, 0], 2)
    )


@pytest.mark.parametrize("name", CHANCE)
@pytest.mark.parametrize("self_tie", [True, False])
def test_two_states_without_a_tie_have_no_similarity_beyond_chance(name: str, self_tie: bool):
    pledges = np.zeros((4, 4), dtype=np.int8)
    pledges[2, 3] = pledges[3, 2] = 3
    assert why(name, of_alliances(pledges, self_tie=self_tie)) == NEITHER_HAS_A_TIE
    assert np.isnan(of(name, of_alliances(pledges, self_tie=self_tie)))


def test_two_states_without_a_tie_are_alike_by_s_up_to_their_ties_to_themselves():
    nobody = np.zeros((10, 10), dtype=np.int8)
    assert of("s_absolute", of_alliances(nobody, self_tie=False)) == 1.0
    assert_allclose(of("s_absolute", of_alliances(nobody)), 1 - 2 * 2 / 10)


@pytest.mark.parametrize("name", PLAIN)
def test_states_that_never_voted_on_the_same_roll_call_have_no_similarity(name: str):
    assert why(name, of_votes(np.array([[2, -1], [-1, 2]]))) == NO_COMMON_ITEM


@pytest.mark.parametrize("name", CHANCE)
def test_two_that_always_vote_yes_agree_beyond_chance_by_nothing_that_could_be_told(name: str):
    assert why(name, of_votes(np.array([[2, 2, 2], [2, 2, 2]]))) == NO_VARIATION


def test_one_that_always_votes_yes_is_ranked_with_nobody_by_tau_b_and_at_chance_by_kappa():
    votes = of_votes(np.array([[2, 2, 2], [2, 0, 1]]))
    assert why("tau_b", votes) == NO_VARIATION
    assert of("kappa", votes) == 0.0


@pytest.mark.parametrize("weights", [None, [0.0, 0.0, 0.0], [np.nan, np.nan, np.nan]])
def test_without_weights_the_weighted_measure_is_missing(weights: list[float] | None):
    assert why("s_weighted_squared", pair([3, 0, 1], [0, 3, 1], 3, weights)) == NO_WEIGHTS


def test_an_item_of_unknown_weight_is_left_out():
    known = of("s_weighted_absolute", pair([3, 0], [0, 0], 3, [0.5, 0.5]))
    assert of("s_weighted_absolute", pair([3, 0, 3], [0, 0, 0], 3, [0.5, 0.5, np.nan])) == known


def test_what_is_off_the_scale_or_of_another_shape_is_refused():
    with pytest.raises(DataError, match="Portfolios hold 0 to 5: places on the scale run from 0 to 3"):
        pair([5, 0], [0, 0], 3)
    with pytest.raises(ShapeError, match="1 weights for 2 items"):
        pair([3, 0], [0, 0], 3, [0.5])
    with pytest.raises(DataError, match="A weight is below zero or infinite"):
        pair([3, 0], [0, 0], 3, [0.5, -1.0])


def test_one_state_alone_is_compared_with_itself():
    alone = of_votes(np.array([[2, 0, 1]]))
    assert [float(SIMILARITIES[name](alone).values[0, 0]) for name in PLAIN] == [1.0] * len(PLAIN)


PORTFOLIOS = st.integers(2, 6).flatmap(
    lambda states: st.integers(1, 12).flatmap(
        lambda items: arrays(np.int8, (states, items), elements=st.integers(-1, 3)).map(
            lambda values: Portfolios(values, 3, without_ties(values), np.linspace(0.1, 1.0, items))
        )
    )
)


@given(PORTFOLIOS)
@pytest.mark.parametrize("name", sorted(SIMILARITIES))
def test_it_is_mutual_at_most_one_and_one_with_itself(name: str, portfolios: Portfolios):
    similarity = SIMILARITIES[name](portfolios)
    assert np.array_equal(similarity.why, similarity.why.T)
    assert np.array_equal(np.isnan(similarity.values), similarity.why != OBSERVED)
    assert_allclose(similarity.values, similarity.values.T, atol=1e-12)
    assert not (similarity.values > 1 + 1e-12).any()
    own = np.diag(similarity.values)
    assert_allclose(own[~np.isnan(own)], 1.0, atol=1e-12)
    if name.startswith("s_"):
        assert not (similarity.values < -1 - 1e-12).any()


@given(PORTFOLIOS, st.randoms(use_true_random=False))
@pytest.mark.parametrize("name", sorted(SIMILARITIES))
def test_the_order_of_states_and_items_does_not_matter(name: str, portfolios: Portfolios, random: Any):
    states, items = (random.sample(range(size), size) for size in portfolios.values.shape)
    weights = None if portfolios.weights is None else portfolios.weights[items]
    turned = Portfolios(portfolios.values[states][:, items], 3, portfolios.empty[states], weights)
    # To the bit: what is added are whole numbers, so the order of adding changes nothing.
    assert np.array_equal(
        SIMILARITIES[name](turned).values, SIMILARITIES[name](portfolios).values[states][:, states], equal_nan=True
    )


@given(PORTFOLIOS)
@pytest.mark.parametrize("name", PLAIN)
def test_all_pairs_at_once_are_each_pair_by_itself(name: str, portfolios: Portfolios):
    similarity = SIMILARITIES[name](portfolios).values
    for one, other in itertools.combinations(range(len(portfolios.values)), 2):
        expected = naive(
            name, portfolios.values[one], portfolios.values[other], bool(portfolios.empty[[one, other]].all())
        )
        assert_allclose(similarity[one, other], expected, atol=1e-9, equal_nan=True)


def naive(name: str, one: np.ndarray, other: np.ndarray, empty: bool) -> float:
    """Compute a measure for one pair, item by item, as its formula reads."""
    both = (one >= 0) & (other >= 0)
    x, y = one[both].astype(float), other[both].astype(float)
    if not len(x) or (empty and SIMILARITIES[name].by_chance):
        return np.nan
    if name == "tau_b":
        if len(set(x)) < 2 or len(set(y)) < 2:
            return np.nan
        ranked: Any = kendalltau(x, y)
        return float(ranked.statistic)
    distance = {"squared": lambda d: d**2, "absolute": abs, "nominal": lambda d: d != 0}[SIMILARITIES[name].metric]
    apart = np.mean([distance(a - b) for a, b in zip(x, y, strict=True)])
    if name.startswith("s_"):
        return float(1 - 2 * apart / distance(3))
    drawn = (x, y) if name.startswith("kappa") else (np.concatenate([x, y]), np.concatenate([x, y]))
    chance = np.mean([distance(a - b) for a in drawn[0] for b in drawn[1]])
    return float(1 - apart / chance) if chance else np.nan


def test_a_coding_that_asks_for_more_makes_ties_and_empty_portfolios_of_what_reaches_it():
    pledges = np.array([[0, 3, 1], [3, 0, 0], [1, 0, 0]], dtype=np.int8)
    whole = of_alliances(pledges)
    any_pledge, to_fight = whole.binary(), whole.binary(3)
    assert any_pledge.values.tolist() == [[1, 1, 1], [1, 1, 0], [1, 0, 1]]
    assert to_fight.values.tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 1]]
    assert whole.empty.tolist() == any_pledge.empty.tolist() == [False, False, False]
    assert to_fight.empty.tolist() == [False, False, True]
    assert whole.chosen([2, 0]).binary(3).empty.tolist() == [True, False]
    unknown = of_alliances(np.array([[0, -1], [3, 0]], dtype=np.int8), self_tie=False).binary(3)
    assert unknown.values.tolist() == [[-1, -1], [1, -1]]

"""A similarity that rests on few items is no value: four states, ten roll calls, by hand."""

import numpy as np
import pytest

from polycentric.ties.similar import Year
from polycentric.ties.similarity import SIMILARITIES
from polycentric.ties.similarity.contract import OBSERVED, REASONS, TOO_FEW_ITEMS
from polycentric.ties.similarity.portfolios import UNKNOWN, of_votes

X = UNKNOWN
# A and B vote on all ten and differ on four; C is there for four and votes as A; D for five, and votes as A.
VOTES = np.array(
    [
        [2, 2, 2, 2, 2, 0, 0, 0, 1, 1],
        [2, 2, 2, 0, 0, 0, 0, 2, 1, 2],
        [2, X, X, X, 2, X, 0, X, 1, X],
        [2, 2, X, X, 2, X, 0, X, 1, X],
    ],
    dtype=np.int8,
)  # fmt: skip


def year() -> Year:
    return Year(2019, np.arange(4), of_votes(VOTES))


def test_who_met_on_four_of_ten_roll_calls_is_not_the_most_alike():
    compared = year().compare("kappa")
    assert np.isnan(compared.values[0, 2])
    assert REASONS[compared.why[0, 2]].startswith("both took a stand on too small a part of the items")
    assert compared.values[0, 3] == 1.0  # five of ten is half
    assert year().items == 10


def test_the_least_overlap_is_a_choice():
    assert year().compare("kappa", least=0.0).values[0, 2] == 1.0
    assert year().compare("kappa", least=0.4).values[0, 2] == 1.0
    assert np.isnan(year().compare("kappa", least=0.41).values[0, 2])
    assert np.isnan(year().compare("kappa", least=0.6).values[0, 3])


@pytest.mark.parametrize("name", sorted(name for name, each in SIMILARITIES.items() if not each.weighted))
def test_every_measure_keeps_what_rests_on_enough_and_nothing_else(name: str):
    all_of_them, enough = year().compare(name, least=0.0), year().compare(name)
    kept = enough.why != TOO_FEW_ITEMS
    np.testing.assert_array_equal(enough.values[kept], all_of_them.values[kept])
    assert np.isnan(enough.values[~kept]).all()
    assert (all_of_them.why[~kept] == OBSERVED).all()
    assert {(0, 2), (2, 0), (2, 3), (3, 2)} <= {(int(a), int(b)) for a, b in np.argwhere(~kept)}


def test_a_state_is_still_like_itself_on_however_few_items():
    assert year().compare("s_squared").values[2, 2] == 1.0


def test_items_without_common_stand_keep_their_own_reason():
    apart = of_votes(np.array([[2, 0, X, X], [X, X, 2, 0]], dtype=np.int8))
    compared = Year(2019, np.arange(2), apart).compare("s_squared")
    assert REASONS[compared.why[0, 1]] == "no item on which both took a stand"

"""Similarity corrected for chance: the worked tables of the article, and what it says always holds.

Häge (2011), Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance Agreement, Political
Analysis 19(3), 287-305: the tables of figures 4 and 5 (pp. 296-298) and the order of the measures (p. 298).
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from polycentric.ties.similarity import SIMILARITIES
from polycentric.ties.similarity.portfolios import Portfolios

NAMES = ("s_squared", "pi", "kappa")


def alike(values: NDArray[np.int8], top: int) -> dict[str, float]:
    """Compare two portfolios by the three measures of the article."""
    portfolios = Portfolios(values, top, np.zeros(2, dtype=bool))
    return {name: float(SIMILARITIES[name](portfolios).values[0, 1]) for name in NAMES}


def with_counts(both: int, first: int, second: int, neither: int) -> NDArray[np.int8]:
    """Make two portfolios of so many ties that both, only the first, only the second and neither have."""
    one = [1] * (both + first) + [0] * (second + neither)
    other = [1] * both + [0] * first + [1] * second + [0] * neither
    return np.array([one, other], dtype=np.int8)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((3, 2, 2, 3), {"s_squared": 0.20, "pi": 0.20, "kappa": 0.20}),
        ((0, 2, 2, 6), {"s_squared": 0.20, "pi": -0.25, "kappa": -0.25}),
        ((3, 0, 4, 3), {"s_squared": 0.20, "pi": 0.20, "kappa": 0.31}),
    ],
    ids=["half of all ties each", "a fifth each and none shared", "three tenths and seven tenths"],
)
def test_ten_items_of_which_four_differ_are_as_alike_as_the_article_prints(
    counts: tuple[int, int, int, int], expected: dict[str, float]
):
    assert {name: round(value, 2) for name, value in alike(with_counts(*counts), 1).items()} == expected


@given(
    top=st.shared(st.integers(1, 3), key="top"),
    values=st.shared(st.integers(1, 3), key="top").flatmap(
        lambda top: arrays(np.int8, st.tuples(st.just(2), st.integers(1, 30)), elements=st.integers(0, top))
    ),
)
def test_pi_is_never_above_s_nor_above_kappa(top: int, values: NDArray[np.int8]):
    """Of valued portfolios too, by squared distances; where either is the same on all items pi may be undefined."""
    found = alike(values, top)
    if not np.isnan(found["pi"]):
        assert found["pi"] <= found["s_squared"] + 1e-12
    if not np.isnan(found["pi"] + found["kappa"]):
        assert found["pi"] <= found["kappa"] + 1e-12

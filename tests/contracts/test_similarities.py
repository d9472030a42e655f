"""What every measure of similarity promises; its laws are in tests/ties/test_similarity.py."""

import numpy as np
import pytest

from polycentric.ties.similar import tie_layer
from polycentric.ties.similarity import SIMILARITIES
from polycentric.ties.similarity.contract import REASONS
from polycentric.ties.similarity.portfolios import of_alliances

ALL = sorted(SIMILARITIES)


@pytest.mark.parametrize("name", ALL)
def test_a_measure_says_what_it_is_where_it_is_from_and_what_it_cannot_tell(name: str):
    measure = SIMILARITIES[name]
    assert measure.name == name
    assert measure.label[0].isupper()
    assert len(measure.reference) > 60
    assert len(measure.caveat) > 40


@pytest.mark.parametrize("name", ALL)
def test_what_is_missing_has_a_reason_and_what_is_not_has_none(name: str):
    pledges = np.zeros((5, 5), dtype=np.int8)
    pledges[0, 1] = pledges[1, 0] = 3
    for self_tie in (True, False):
        similarity = SIMILARITIES[name](of_alliances(pledges, np.ones(5), self_tie=self_tie))
        assert np.array_equal(np.isnan(similarity.values), similarity.why > 0)
        assert similarity.why.max() < len(REASONS)


@pytest.mark.parametrize("name", ALL)
def test_a_measure_is_a_tie_layer_that_is_mutual(name: str):
    layer = tie_layer(name)
    assert not layer.directed
    assert layer.reference == SIMILARITIES[name].reference
    assert ("cinc" in layer.needs) == SIMILARITIES[name].weighted

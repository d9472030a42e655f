"""Surplus domestic product, made again from the published output and population."""

import numpy as np
import pytest

import polycentric as pc
from polycentric.power.surplus_product import surplus

pytestmark = pytest.mark.usefixtures("archive")


def test_the_published_surplus_is_output_less_three_dollars_a_day_cut_at_nought():
    panel = pc.load("history", years=(1816, 2016), series=["sdp"])
    output, people = (np.exp(panel[name].values) for name in ("wbgdp2011est", "wbpopest"))
    published, made = panel["surplus"].values, surplus(output, people)
    known = ~np.isnan(published)
    assert known.sum() > 18_000
    assert ((published[known] == 0) == (made[known] == 0)).all()
    some = known & (published > 0)
    assert 0.1 < 1 - some.sum() / known.sum() < 0.2
    # A surplus of a few dollars is lost in single precision; of the rest nothing is.
    ratio = made[some] / published[some]
    assert np.quantile(np.abs(ratio - 1), 0.99) < 1e-3

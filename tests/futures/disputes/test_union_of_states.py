"""Few disputes between members of one union are kept, and none else is touched."""

import numpy as np

from polycentric.futures.disputes import union
from polycentric.futures.draws import Draws
from polycentric.futures.start import start, tiled
from polycentric.panel.load import load

RUNS = 300


def test_two_members_keep_the_part_that_is_kept_and_others_keep_all():
    order = tiled(start(load("now")), np.arange(RUNS))
    fixed = order.fixed
    inside = union.members(order)[0]
    assert int(inside.sum()) == 27
    both = inside[fixed.first] & inside[fixed.second]
    order.onset[:] = True
    draws = Draws(1, np.arange(RUNS))
    for runs in (slice(0, 100), slice(100, RUNS)):
        union.thin(order, np.full(RUNS, 0.1), draws, 2030, runs)
    once = order.onset.copy()
    assert once[:, ~both].all()
    assert abs(float(once[:, both].mean()) - 0.1) < 0.005
    union.thin(order, np.full(RUNS, 0.1), draws, 2030, slice(0, RUNS))
    np.testing.assert_array_equal(order.onset, once)  # twice does no more, and blocks change no bit

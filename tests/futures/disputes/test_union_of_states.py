"""Few disputes between members of one union are kept, and none else is touched."""

import numpy as np

from polycentric.futures.disputes import kernel_year, union
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
    keys, member = draws.keys("disputes.union", 2030), union.members(order)

    def thin() -> int:
        left = 0
        for run in range(RUNS):
            begun = np.append(np.flatnonzero(order.onset[run]), 0)
            left += kernel_year.thin(keys[run], fixed.pair_keys, fixed.first, fixed.second, member[run], 0.1,
                                     order.onset[run].view(np.uint8), begun, len(begun) - 1)  # fmt: skip
        return left

    assert thin() == order.onset.sum()
    once = order.onset.copy()
    assert once[:, ~both].all()
    assert abs(float(once[:, both].mean()) - 0.1) < 0.005
    assert thin() == once.sum()
    np.testing.assert_array_equal(order.onset, once)  # twice does no more

"""Surplus domestic product: the example of the authors' appendix, and the floor.

Anders, Fariss and Markowitz (2020), Bread Before Guns or Butter, International Studies Quarterly 64(2), 392-405, online
appendix, figure 1 and equations 1 to 4.
"""

import numpy as np
import pytest

from polycentric.power.surplus_product import subsistence, surplus


def test_the_people_of_the_appendixs_figure_need_three_billion_a_year():
    assert subsistence(np.array([2_739_726.0]))[0] == pytest.approx(3.0e9, rel=1e-7)


def test_what_is_below_subsistence_is_cut_at_nought_and_what_is_unknown_stays_so():
    output = np.array([4.0e9, 3.0e9, 1.0e9, np.nan])
    people = np.full(4, 2_739_726.0)
    assert surplus(output, people).tolist()[:3] == pytest.approx([1_000_000_030.0, 30.0, 0.0], abs=1.0)
    assert np.isnan(surplus(output, people)[3])
    assert surplus(output, people, dollars_a_day=0.0)[2] == 1.0e9

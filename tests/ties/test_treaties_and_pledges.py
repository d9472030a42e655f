"""Alliance treaties counted, and pledges graded, on three states."""

import numpy as np

from polycentric import ties

NAN = np.nan


def test_the_number_of_treaties_stays_as_it_is_and_a_state_has_none_with_itself():
    counted = np.array([[7.0, 2.0, NAN], [2.0, 7.0, 0.0], [NAN, 0.0, 7.0]])
    np.testing.assert_array_equal(
        ties.LAYERS["treaties"].compute(counted), [[NAN, 2.0, NAN], [2.0, NAN, 0.0], [NAN, 0.0, NAN]]
    )


def test_the_strongest_pledge_counts_and_each_direction_stands_for_itself():
    # A: defence to B, nothing to C. B: nonaggression to A, neutrality to C. C: offence and consultation to A.
    defence = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    offence = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
    neutrality = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
    consultation = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
    nonaggression = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, NAN, 0.0]])
    graded = ties.LAYERS["pledge_grades"].compute(defence, offence, neutrality, consultation, nonaggression)
    np.testing.assert_array_equal(graded, [[NAN, 3.0, 0.0], [1.0, NAN, 2.0], [3.0, NAN, NAN]])

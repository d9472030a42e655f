from itertools import pairwise

import numpy as np

from polycentric.pictures.drawing.placing import distances, fit, part, place, stress


def test_the_stronger_of_two_ties_asks_for_the_shorter_distance():
    weights = np.array([[0, 0.5, 0.1], [0.5, 0, 0], [0.1, 0, 0]])
    lengths = distances(weights)
    assert lengths[0, 1] < lengths[0, 2] < lengths[1, 2]
    assert np.array_equal(lengths, lengths.T)


def test_the_stress_falls_in_every_round():
    rng = np.random.default_rng(3)
    weights = np.triu(rng.random((12, 12)) * (rng.random((12, 12)) < 0.4), 1)
    lengths = distances(weights + weights.T)
    points = rng.random((12, 2))
    falling = [stress(lengths, points)]
    for _ in range(20):
        points = place(lengths, points, rounds=1)
        falling.append(stress(lengths, points))
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(falling))
    assert falling[-1] < falling[0] / 2


def test_three_points_of_equal_distances_become_an_equilateral_triangle():
    lengths = np.ones((3, 3)) - np.eye(3)
    points = place(lengths, np.array([[0.0, 0.0], [1.0, 0.1], [0.3, 2.0]]), rounds=500)
    sides = [np.linalg.norm(points[a] - points[b]) for a, b in ((0, 1), (1, 2), (0, 2))]
    assert np.allclose(sides, 1.0, atol=1e-4)


def test_states_without_ties_are_placed_as_far_from_each_other_as_from_all():
    assert np.array_equal(distances(np.zeros((3, 3))), np.ones((3, 3)) - np.eye(3))


def test_fitted_points_fill_the_frame_and_parted_circles_dont_overlap():
    framed = fit(np.array([[0.0, 0.0], [1.0, 3.0], [0.5, 1.0]]), 200, 100, (20, 10))
    assert framed.min(0).tolist() == [20, 10]
    assert framed.max(0).tolist() == [180, 90]
    apart = part(np.array([[50.0, 50.0], [51.0, 50.0]]), np.array([10.0, 10.0]), (200.0, 100.0))
    assert np.linalg.norm(apart[0] - apart[1]) > 19.9

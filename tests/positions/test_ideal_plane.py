import numpy as np
import polars as pl
import pytest

from polycentric.errors import CoverageError, DataError
from polycentric.positions.kernel_plane import solve_four
from polycentric.positions.plane import ideal_plane

UNITS, ITEMS = 24, 60


def _assembly() -> tuple[pl.DataFrame, np.ndarray]:
    """Give votes of three sessions on two things at once, and the points (units, 2) behind them."""
    draw = np.random.default_rng(4)
    points = draw.normal(size=(UNITS, 2))
    points[0], points[1] = (2.0, 0.0), (0.0, 2.0)
    parts: list[pl.DataFrame] = []
    for session in (1, 2, 3):
        for item in range(ITEMS):
            beta = draw.normal(0, 1.4, 2)
            lean, low = points @ beta + draw.normal(size=UNITS), draw.normal(-0.4, 0.5)
            vote = np.where(lean < low, "no", np.where(lean > low + 0.6, "yes", "abstain")).tolist()
            parts.append(pl.DataFrame({"unit": [f"u{unit:02}" for unit in range(UNITS)], "session": session,
                                       "item": f"{session}/{item}", "vote": vote}))  # fmt: skip
    return pl.concat(parts), points


def test_points_in_a_plane_are_found_again_as_the_anchors_turn_it():
    votes, truth = _assembly()
    plane = ideal_plane(votes, anchors=("u00", "u01"))
    means = plane.data["ideal_point"].mean("session").values
    assert plane.data.attrs["converged"] == 1
    for dimension in (0, 1):
        assert np.corrcoef(means[:, dimension], truth[:, dimension])[0, 1] > 0.9
    assert float(plane.data["ideal_point"].sel(state="u00", dimension=1).mean()) > 0.0
    assert float(plane.data["ideal_point"].sel(state="u00", dimension=2).mean()) == pytest.approx(0.0, abs=1e-9)
    assert float(plane.data["ideal_point"].sel(state="u01", dimension=2).mean()) > 0.0


def test_the_coordinates_have_unit_spread_and_no_correlation():
    plane = ideal_plane(_assembly()[0], anchors=("u00", "u01"))
    points = plane.data["ideal_point"].values.reshape(-1, 2)
    assert np.cov(points.T, ddof=0) == pytest.approx(np.eye(2), abs=1e-9)
    assert (plane.data["sd"] > 0).all()


def test_one_anchor_is_not_enough_for_a_plane():
    with pytest.raises(DataError, match="Two dimensions need two anchors"):
        ideal_plane(_assembly()[0], anchors=("u00", "u00"))


def test_both_anchors_must_have_voted():
    with pytest.raises(CoverageError, match="The anchor 'USA'"):
        ideal_plane(_assembly()[0], anchors=("u00", "USA"))


def test_four_equations_are_solved():
    square = np.random.default_rng(1).normal(size=(4, 4))
    matrix, right = square @ square.T + np.eye(4), np.arange(4.0)
    assert solve_four(matrix.copy(), right.copy()) == pytest.approx(np.linalg.solve(matrix, right))

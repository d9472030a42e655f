import math
import re

import numpy as np
import pytest
import xarray as xr

from polycentric.pictures.drawing.projection import project
from polycentric.pictures.world_map import world


def test_every_state_of_the_embedded_world_has_a_shape_or_a_point(now: xr.Dataset):
    for level in world()["levels"].values():
        drawn = {state for state, path in level["state"].items() if path} | set(world()["points"])
        assert {str(state) for state in now["state"].values} - drawn == set()


def test_every_shape_is_of_a_state_of_the_embedded_world(now: xr.Dataset):
    known = {str(state) for state in now["state"].values}
    for level in world()["levels"].values():
        assert set(level["state"]) - known == set()
        assert set(level["territory"]) - known == set()
    assert set(world()["anchors"]) == known


def test_disputed_areas_are_drawn_apart_from_any_state():
    areas = {"Crimea", "Western Sahara", "West Bank and Gaza Strip", "Somaliland", "Northern Cyprus", "Siachen Glacier"}
    for level in world()["levels"].values():
        assert set(level["disputed"]) == areas
        assert not areas & set(level["state"])


def test_paths_hold_nothing_but_path_commands():
    for level in world()["levels"].values():
        for shapes in level.values():
            assert all(re.fullmatch(r"[Mlz0-9 \-]*", path) for path in shapes.values())


def test_every_anchor_is_on_the_map():
    for x, y in world()["anchors"].values():
        assert 0 <= x <= world()["width"]
        assert 0 <= y <= world()["height"]


@pytest.mark.parametrize("latitude", [0.0, 30.0, 60.0, 80.0])
def test_the_projection_keeps_areas(latitude: float):
    """A small square of a degree has the area that a sphere of radius one gives it, at every latitude."""
    step = 1e-4
    x0, y0 = project(np.array([20.0]), np.array([latitude]))
    x1, _ = project(np.array([20.0 + step]), np.array([latitude]))
    _, y2 = project(np.array([20.0]), np.array([latitude + step]))
    area = (x1[0] - x0[0]) * (y2[0] - y0[0])
    assert area == pytest.approx(math.radians(step) ** 2 * math.cos(math.radians(latitude)), rel=1e-3)


def test_the_whole_earth_has_the_area_of_a_sphere_of_radius_one():
    latitudes = np.linspace(-90.0, 90.0, 20_001)
    _, y = project(np.full_like(latitudes, 11.0), latitudes)
    right, _ = project(np.full_like(latitudes, 191.0), latitudes)
    assert np.trapezoid(2 * right, y) == pytest.approx(4 * math.pi, rel=1e-5)

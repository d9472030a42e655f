"""The map's projection: Equal Earth, in which equal areas of the earth are equal on the page."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CENTRE = 11.0  # degrees east: the map's edge then runs through the Bering Strait and cuts no state in two
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


def project(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Give places on the plane, in radii of the sphere, x eastwards and y northwards from the map's middle.

    Parameters
    ----------
    longitude, latitude : array, degrees

    References
    ----------
    Šavrič, Patterson and Jenny (2018), The Equal Earth Map Projection, International Journal of Geographical
    Information Science 33(3), 454-465. The coefficients are those in general use; they were not checked against the
    original, that areas are kept is tested.
    """
    theta = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(latitude)))
    square, sixth = theta**2, theta**6
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = 2 * np.radians(longitude - CENTRE) * np.cos(theta) / (math.sqrt(3) * slope)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, y

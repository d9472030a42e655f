"""Textures of the members' areas, so that camps are told apart without colour too: stripes of one kind per camp.

They are gradients that repeat, and no tiles of drawing: a browser that prints makes a picture of each area that a tile
fills, as large as the page, and the map alone was twelve megabytes on paper. Gradients stay what they are.
"""

import math

from markupsafe import Markup

from polycentric.pictures.drawing.svg import element

# Of each camp's stripes: the way they run in degrees, how far apart they are, and which part of that they fill.
_STRIPES = {
    1: (20.0, 1.0, 0.3),
    2: (45.0, 1.0, 0.3),
    3: (0.0, 0.62, 0.42),
    4: (0.0, 1.15, 0.26),
    5: (90.0, 1.0, 0.3),
    6: (135.0, 1.0, 0.3),
    7: (90.0, 0.62, 0.42),
    8: (110.0, 1.5, 0.5),
}
# Sizes: on the wide map and on the narrow one, whose paths count in tenths, and on what is drawn at its own size.
_SIZES = {"a": 62.0, "b": 150.0, "s": 6.5}
# A stripe's edges fade over this part of the whole, since a hard step in a gradient is drawn with teeth.
_EDGE = 0.09


def textures() -> Markup:
    """Give the stripes that the style refers to, to stand inside a picture."""
    return element("defs", *(_of_camp(camp, kind, size) for camp in _STRIPES for kind, size in _SIZES.items()))


def shared_textures() -> Markup:
    """Give the same for all pictures of a page, in one that takes no room."""
    return element("svg", textures(), width=0, height=0, aria_hidden="true", class_="textures")


def stripes(name: str, angle: float, apart: float, part: float, classes: tuple[str, str]) -> Markup:
    """Give stripes.

    Parameters
    ----------
    name : str
        What a fill refers to.
    angle, apart : float
        The way they run, in degrees, and the width of a stripe and the ground beside it.
    part : float
        The stripe's part of that.
    classes : tuple of str
        The style's names for the ground's and the stripe's colour.
    """
    across, down = -math.sin(math.radians(angle)) * apart, math.cos(math.radians(angle)) * apart
    edges = ((0.0, 0), (1 - part - 2 * _EDGE, 0), (1 - part - _EDGE, 1), (1 - _EDGE, 1), (1.0, 0))
    return element(
        "linearGradient", *(element("stop", offset=at, class_=classes[mark]) for at, mark in edges), id=name,
        gradientUnits="userSpaceOnUse", spreadMethod="repeat", x1=0.0, y1=0.0, x2=across, y2=down,
    )  # fmt: skip


def _of_camp(camp: int, kind: str, size: float) -> Markup:
    """Give one camp's stripes: the members' colour as ground, and one between it and the head's over it."""
    angle, apart, part = _STRIPES[camp]
    return stripes(f"tex-{camp}-{kind}", angle, apart * size, part, (f"tex-ground-{camp}", f"tex-{camp}"))

"""Textures of the followers' areas, so that camps are told apart without colour too: one hatching per camp."""

from markupsafe import Markup

from polycentric.pictures.drawing.svg import element, rect

# Lines of each texture on a tile of the size one; the first camp stays plain.
_LINES = {
    2: "M-.25 .25l.5-.5M0 1l1-1M.75 1.25l.5-.5",
    3: "M.5 .42v.16",
    4: "M0 .5h1",
    5: "M.5 0v1",
    6: "M-.25 .75l.5 .5M0 0l1 1M.75-.25l.5 .5",
    7: "M0 .5h1M.5 0v1",
    8: "M.2 0v1M.5 0v1",
}
# Tile sizes: on the wide map and on the narrow one, whose paths count in tenths, and on what is drawn at its own size.
_TILES = {"a": 62.0, "b": 150.0, "s": 6.5}


def textures() -> Markup:
    """Give the patterns that the style refers to, to stand inside a picture."""
    patterns = [_pattern(camp, path, kind, tile) for camp, path in _LINES.items() for kind, tile in _TILES.items()]
    return element("defs", *patterns)


def shared_textures() -> Markup:
    """Give the same for all pictures of a page, in one that takes no room."""
    return element("svg", textures(), width=0, height=0, aria_hidden="true", class_="textures")


def _pattern(camp: int, path: str, kind: str, tile: float) -> Markup:
    """Give one pattern: the followers' colour as ground, lines in the head's colour over it."""
    stroke = tile * (0.34 if camp == 3 else 0.17)
    lines = element(
        "path", d=path, class_=f"tex-{camp}", transform=f"scale({tile:g})", stroke_width=stroke / tile,
        stroke_opacity=0.42, stroke_linecap="round" if camp == 3 else None, fill="none",
    )  # fmt: skip
    return element(
        "pattern", rect(0, 0, tile, tile, class_=f"tex-ground-{camp}"), lines, id=f"tex-{camp}-{kind}", width=tile,
        height=tile, patternUnits="userSpaceOnUse",
    )  # fmt: skip

"""Draws a picture as PNG, by resvg, in the typeface that its texts are measured in."""

from contextlib import ExitStack
from importlib.resources import as_file, files
from importlib.util import find_spec

from polycentric.errors import MissingExtraError, OutputError
from polycentric.pictures.drawing.flat import flattened
from polycentric.pictures.drawing.svg import letters

EXTRA, PACKAGE, MODULE = "png", "resvg-py", "resvg_py"
FONTS = ("sans-regular.ttf", "sans-bold.ttf")
TYPEFACE, SHIPPED = "Source Sans 3", "Polycentric Sans"
PAPER, WIDEST = "#ffffff", 20_000


def png(svg: str, width: int | None = None, zoom: float = 2.0) -> bytes:
    """Give a whole SVG document as a PNG on white paper.

    Parameters
    ----------
    svg : str
        One of this package's own.
    width : int, optional
        In pixels.
    zoom : float
        Without a width, how many times its own width.

    Raises
    ------
    MissingExtraError
        If the package that draws it isn't installed.
    OutputError
        If the width is none.
    """
    if width is not None and not 1 <= width <= WIDEST:
        raise OutputError(f"A picture {width} pixels wide can't be drawn: give a width from 1 to {WIDEST:,}.")
    if find_spec(MODULE) is None:
        raise MissingExtraError(
            f"A PNG needs {PACKAGE}, which is not installed: pip install 'polycentric[{EXTRA}]', or take SVG, which "
            "every browser opens."
        )
    import resvg_py

    plain = flattened(svg.replace(f'"{TYPEFACE}"', f'"{SHIPPED}"'))
    with ExitStack() as kept:
        folder = files("polycentric.pictures") / "data"
        fonts = [str(kept.enter_context(as_file(folder / name))) for name in FONTS]
        drawn = resvg_py.svg_to_bytes(
            svg_string=plain,
            width=width,
            zoom=None if width is not None else zoom,
            background=PAPER,
            font_files=fonts,
            sans_serif_family=SHIPPED,
            # The same picture on every computer, unless a name has letters that the typeface lacks.
            skip_system_fonts=set(plain) <= letters() | set("\n\t"),
        )
    return bytes(drawn)

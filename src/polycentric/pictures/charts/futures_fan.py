"""The fan of futures as a file: shares of the past as lines, of the runs as bands, and the chance of each class."""

from polycentric.pictures.drawing import fan_panels, timeline
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import NARROW, WIDE, picture
from polycentric.pictures.records.ahead import Ahead


def draw(found: Ahead, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    heading, top = timeline.heading(found.title, layout.width)
    parts, y = fan_panels.drawn(found, layout, top)
    whole = [*heading, *parts]
    return document(
        picture("futures_fan", layout, y, found.title, fan_panels.spoken(found.panels), whole), embed_font=True
    )

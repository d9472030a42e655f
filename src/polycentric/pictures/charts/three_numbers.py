"""The three numbers of a year or of many as an SVG file: three panels, and never one alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import NARROW, WIDE, picture
from polycentric.pictures.drawing.three_panels import draw_panels, spoken
from polycentric.pictures.records.three import ThreePanel


@dataclass(frozen=True)
class ThreeNumbers:
    """The three panels with a title, and the sources."""

    title: str
    panels: tuple[ThreePanel, ...]
    sources: Sequence[str] = ()


def draw(found: ThreeNumbers, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    heading, top = timeline.heading(found.title, layout.width)
    parts, y = draw_panels(found.panels, layout, top)
    note = "A line breaks where a year has no value, and where what it is made of changes. Higher is not better."
    sources = f" Sources: {'; '.join(found.sources)}." if found.sources else ""
    written, y = timeline.paragraph(note + sources, 0, y + 6, layout.width - 20)
    whole = [*heading, *parts, *written]
    return document(picture("three_numbers", layout, y, found.title, spoken(found.panels), whole), embed_font=True)

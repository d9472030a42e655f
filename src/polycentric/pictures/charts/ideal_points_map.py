"""A map of ideal points in one session: two hues away from the mean, darker further out."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.charts.ideal_points import Ahead
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    circle,
    element,
    fitted,
    group,
    picture,
    rect,
    text,
    tooltip,
    wrapped,
)
from polycentric.pictures.world_map import world

LEFT_EDGE, RIGHT_EDGE = 40.0, 955.0  # the empty Pacific at both edges is left out
BOUNDS = (-1.5, -0.75, -0.25, 0.25, 0.75, 1.5)
# Purple to orange by way of pale grey: apart for every eye, and darker to both ends in grey as well.
FILLS = ("#542788", "#8073ac", "#b2abd2", "#e6e4e1", "#fdb863", "#d9770f", "#7f3b08")


@dataclass(frozen=True)
class Places:
    """Ideal points by state id, what to call each state, and what stands around the map."""

    points: Mapping[str, float]
    names: Mapping[str, str]
    ahead: Ahead


def draw_map(record: Places, *, narrow: bool = False) -> str:
    """Give the map as a whole SVG document, for a page or for a phone."""
    points, names, ahead, layout = record.points, record.names, record.ahead, NARROW if narrow else WIDE
    scale = layout.width / (RIGHT_EDGE - LEFT_EDGE)
    height = world()["height"] * scale + 30
    heading = fitted(ahead.title, 15.0, layout.width - 18, bold=True)
    notes, end = _notes(points, ahead, height + 58, layout)
    parts = [text(12, 20, heading, class_="strong"), _land(points, names, scale), _points(points, names, scale, layout),
             *_legend(height + 12, layout), *notes]  # fmt: skip
    order = sorted(points, key=lambda state: points[state])
    spoken = f"From {names[order[0]]} ({points[order[0]]:.1f}) to {names[order[-1]]} ({points[order[-1]]:.1f})."
    return document(picture("ideal_point_map", layout, end, ahead.title, spoken, parts), embed_font=True)


def fill_of(value: float) -> str:
    """Give the colour of an ideal point."""
    return FILLS[sum(value > bound for bound in BOUNDS)]


def _land(points: Mapping[str, float], names: Mapping[str, str], scale: float) -> Markup:
    """Draw today's states; who did not vote is white."""
    drawn = [
        element("path", tooltip(_describe(state, points, names)), d=path,
                style=f"fill:{fill_of(points[state]) if state in points else '#fff'};stroke:#8a8f96;stroke-width:5")
        for state, path in world()["levels"]["wide"]["state"].items() if path
    ]  # fmt: skip
    inner = group(*drawn, transform=f"scale({1 / world()['scale']:g})")
    return group(inner, transform=f"translate(0 30) scale({scale:.4f}) translate({-LEFT_EDGE:g} 0)")


def _points(points: Mapping[str, float], names: Mapping[str, str], scale: float, layout: Layout) -> Markup:
    """Draw a point for each state too small to be seen."""
    anchors = world()["anchors"]
    return group(*[
        circle((anchors[state][0] - LEFT_EDGE) * scale, anchors[state][1] * scale + 30, 3.0 if layout.is_wide else 1.6,
               tooltip(_describe(state, points, names)), style=f"fill:{fill_of(points[state])};stroke:#565d66")
        for state in world()["points"] if state in points
    ])  # fmt: skip


def _describe(state: str, points: Mapping[str, float], names: Mapping[str, str]) -> str:
    """Say a state's name and ideal point."""
    return f"{names.get(state, state)}: {points[state]:+.2f}" if state in points else f"{state}: no vote"


def _legend(y: float, layout: Layout) -> list[Markup]:
    """Draw the scale."""
    parts: list[Markup] = []
    step = 62 if layout.is_wide else 46
    for place, fill in enumerate(FILLS):
        parts.append(rect(12 + step * place, y, step, 13, style=f"fill:{fill};stroke:#8a8f96;stroke-width:.5"))
        if place < len(BOUNDS):
            label = text(
                12 + step * (place + 1), y + 28, f"{BOUNDS[place]:+g}", class_="small muted", text_anchor="middle"
            )
            parts.append(label)
    return parts


def _notes(points: Mapping[str, float], ahead: Ahead, y: float, layout: Layout) -> tuple[list[Markup], float]:
    """Say what the axis is, whose shapes these are, and where the numbers are from; and where the picture ends."""
    unshown = sum(state not in world()["anchors"] for state in points)
    notes = [
        f"Positive is the side of {ahead.anchor}, by convention; 0 is the mean of all. White: no vote.",
        f"Today’s borders; {unshown} states of the session are no longer on them. {ahead.source}"
        if unshown
        else f"Today’s borders. {ahead.source}",
    ]
    room = layout.width - (150 if layout.is_wide else 20)
    lines = [part for words in notes for part in wrapped(words, 13.0, room)]
    texts = [text(12, y + 16 * place, words, class_="small muted") for place, words in enumerate(lines)]
    return texts, y + 16 * max(len(lines) - 1, 2) + 14

"""Concert of the powers through time: a panel for each edition of acts, so that no line runs over other acts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    Scale,
    circle,
    fitted,
    line,
    picture,
    rect,
    text,
    tooltip,
    wrapped,
)
from polycentric.pictures.drawing.timeline import Frame

PANEL = 118.0
TICKS = (-0.5, 0.0, 0.5)
REACH = 0.7
FEW = 40
SPELLS: Sequence[tuple[int, int, str]] = (
    (1914, 1918, "the First World War"), (1939, 1945, "the Second World War"), (1950, 1953, "the war in Korea"),
)  # fmt: skip


@dataclass(frozen=True)
class ConcertLine:
    """One edition: its years as a name, its acts in words, and its levels by year."""

    name: str
    acts: str
    levels: Mapping[int, float]


@dataclass(frozen=True)
class ConcertChart:
    """What the picture shows: a title, a line for each edition of acts, and the sources."""

    title: str
    lines: Sequence[ConcertLine]
    sources: Sequence[str] = ()


def draw(chart: ConcertChart, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    years = [year for each in chart.lines for year in each.levels]
    span = min(years), max(years)
    parts, y = timeline.heading(chart.title, layout.width)
    y += 4
    for place, each in enumerate(chart.lines):
        drawn, y = _panel(each, place, span, y, layout)
        parts += drawn
    notes = [
        "Joint acts less hostile acts of the powers, the mean over their pairs. Each panel has the acts that are named "
        "above it and no others: heights of two panels can't be compared, and no line goes on from one to the next.",
        "Grey: the two world wars and the war in Korea. Zero is where the two means are equal, which isn't neutral.",
    ]
    if chart.sources:
        notes.append(f"Sources: {'; '.join(chart.sources)}.")
    for note in notes:
        written, y = timeline.paragraph(note, 0, y + 6, layout.width)
        parts += written
    return document(picture("concert", layout, y, chart.title, _spoken(chart), parts), embed_font=True)


def _panel(
    each: ConcertLine, place: int, span: tuple[int, int], y: float, layout: Layout
) -> tuple[list[Markup], float]:
    """Draw one edition on the years of all of them; give it and where the next one begins."""
    words = wrapped(f"{each.name.replace('-', '–')}: {each.acts}", 10.5, layout.width - 8)
    parts = [text(0, y + 12 + 13 * row, fitted(prose, 10.5, layout.width), class_="tiny")
             for row, prose in enumerate(words)]  # fmt: skip
    top = y + 13 * len(words) + 10
    frame = Frame(34, layout.width - 6, top, top + PANEL, layout.width, layout.width, layout.width, span)
    up = Scale(-REACH, REACH, frame.bottom, frame.top)
    inside = [(max(first, min(each.levels)), min(last, max(each.levels)), what) for first, last, what in SPELLS]
    shades = [
        rect(frame.across(first), top, frame.across(min(last + 1, span[1])) - frame.across(first), PANEL,
             tooltip(f"{first}–{last}: {what}"), class_="track", fill_opacity=0.6)
        for first, last, what in inside
        if first <= last
    ]  # fmt: skip
    step = 50 if layout.name == "narrow" else 25
    parts += [*shades, *timeline.axes(frame, up, TICKS, "number", step=step)]
    for end in (min(each.levels), max(each.levels)):
        parts.append(
            line(frame.across(end), top, frame.across(end), frame.bottom, class_="axis", stroke_dasharray="1 3")
        )
    ink = f"var(--camp-{place % 8 + 1})"
    style = f"fill:none;stroke:{ink};stroke-width:1.8"
    parts.append(timeline.curve(each.levels, frame, up, style, f"Concert by the acts of {each.name}"))
    parts += [
        circle(frame.across(year), up(value), 1.8, tooltip(f"{year}: {value:.2f}"), style=f"fill:{ink}")
        for year, value in each.levels.items()
        if len(each.levels) <= FEW or year % 5 == 0
    ]
    return parts, frame.bottom + 30


def _spoken(chart: ConcertChart) -> str:
    """Say of each edition its lowest and its highest year."""
    said: list[str] = []
    for each in chart.lines:
        low, high = min(each.levels, key=lambda y: each.levels[y]), max(each.levels, key=lambda y: each.levels[y])
        said.append(f"{each.name}: lowest in {low} ({each.levels[low]:.2f}), highest in {high} "
                    f"({each.levels[high]:.2f}).")  # fmt: skip
    return " ".join(said)

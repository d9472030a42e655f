"""Whom a state names, year by year, as a matrix: darker the oftener; the places by measured terms stand beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    Scale,
    fitted,
    group,
    line,
    picture,
    rect,
    text,
    tooltip,
    wrapped,
)

TERMS = ("power", "near", "arms", "rival", "clash")
STEP, CELL, NAMES, TERM, HIGH = 20.0, 14.0, 150.0, 38.0, 10
PHONE_STEP = 36.0
NO_STATE = -1


@dataclass(frozen=True)
class ThreatRow:
    """A state named: how often in each span of years, in all, and its places.

    A cell is None where the speaker has no text, and `NO_STATE` where the state named was none then.
    """

    name: str
    cells: tuple[int | None, ...]
    total: int
    places: tuple[float | None, ...]


@dataclass(frozen=True)
class ThreatMatrix:
    """What the picture shows: a title, the first year of each span and its length, the states, whether with places."""

    title: str
    starts: tuple[int, ...]
    step: int
    rows: tuple[ThreatRow, ...]
    measured: bool


def draw(found: ThreatMatrix, *, narrow: bool = False) -> str:
    """Give the matrix as a whole SVG document: a row for each state named, a column for each year or span of years."""
    layout = NARROW if narrow else WIDE
    head, top = _head(found, layout)
    left = NAMES if layout.is_wide else 6.0
    right = layout.width - (TERM * len(TERMS) + 14 if found.measured else 12)
    across = Scale(0, max(len(found.starts), 1), left, right)
    step = STEP if layout.is_wide else PHONE_STEP
    bottom = top + step * len(found.rows)
    most = max((cell for row in found.rows for cell in row.cells if cell), default=1)
    rows = [_row(row, found, top + step * place, across, layout, most) for place, row in enumerate(found.rows)]
    none = [] if found.rows else [text(left, top + 14, "none found often enough", class_="small muted")]
    parts = [
        *head,
        *_ground(found, across, (top, max(bottom, top + 20)), layout),
        *rows,
        *none,
        *_years(found, across, top - 8),
    ]
    described = ". ".join(f"{row.name}: {row.total} times" for row in found.rows) or "Nobody is named"
    return document(
        picture("threats", layout, max(bottom, top + 20) + 12, found.title, described, parts), embed_font=True
    )


def _head(found: ThreatMatrix, layout: Layout) -> tuple[list[Markup], float]:
    """Write the title, what the shades mean, and what the numbers are."""
    span = "a year" if found.step == 1 else f"{found.step} years"
    key = f"A column is {span}; darker: named oftener; dashed: no text, which isn't zero; blank: no state then."
    if found.measured:
        key += f" Right: place by power, nearness, military spending, rivalry, disputes (bold: among the first {HIGH})."
    said = [(words, "strong") for words in wrapped(found.title, layout.text * 1.06, layout.width)]
    said += [(words, "small muted") for words in wrapped(key, layout.small, layout.width)]
    lines = [text(0, 16 + 17 * place, words, class_=style) for place, (words, style) in enumerate(said)]
    return lines, 17.0 * len(lines) + 48


def _years(found: ThreatMatrix, across: Scale, y: float) -> list[Markup]:
    """Write the first year of some columns above them."""
    room = max(1, round(42 / max(across(1) - across(0), 1.0)))
    return [
        text(across(place), y, str(start), class_="tiny muted")
        for place, start in enumerate(found.starts)
        if place % room == 0
    ]


def _ground(found: ThreatMatrix, across: Scale, span: tuple[float, float], layout: Layout) -> list[Markup]:
    """Draw the line between years and places, and name the terms."""
    if not found.measured:
        return []
    edge = across.end + 8
    names = [
        text(edge + TERM * (place + 0.5), span[0] - 8, name, class_="tiny muted", text_anchor="middle")
        for place, name in enumerate(TERMS)
    ]
    return [*names, *([line(edge, span[0] - 4, edge, span[1], class_="grid")] if layout.is_wide else [])]


def _row(row: ThreatRow, found: ThreatMatrix, top: float, across: Scale, layout: Layout, most: int) -> Markup:
    """Draw one state."""
    y = top if layout.is_wide else top + 15
    said = f"{row.name}: {row.total}"
    if layout.is_wide:
        name = text(NAMES - 8, y + 12, fitted(said, layout.small, NAMES - 10), class_="small", text_anchor="end")
    else:
        name = text(across.start, top + 11, said, class_="small")
    cells = [_cell(row, found, place, y, across, most) for place in range(len(found.starts))]
    return group(
        tooltip(f"{said} times"), name, *cells, *(_places(row.places, y, across.end + 8) if found.measured else [])
    )


def _cell(row: ThreatRow, found: ThreatMatrix, place: int, y: float, across: Scale, most: int) -> Markup:
    """Draw one span of years of a state."""
    start, times, first = across(place), row.cells[place], found.starts[place]
    when = str(first) if found.step == 1 else f"{first}–{first + found.step - 1}"
    if times == NO_STATE:
        return group()
    wide = max(across(place + 1) - start - 0.6, 0.6)
    if times is None:
        return rect(start, y, wide, CELL, tooltip(f"{when}: no text"), class_="verdict missing")
    shade = 0.06 if not times else 0.25 + 0.75 * times / most
    tip = tooltip(f"{row.name}, {when}: {times}")
    return rect(start, y, wide, CELL, tip, class_="age", fill_opacity=round(shade, 3), shape_rendering="crispEdges")


def _places(places: Sequence[float | None], y: float, edge: float) -> list[Markup]:
    """Write the places in the terms, the high ones bold."""
    return [
        text(edge + TERM * (at + 0.5), y + 11, "–" if place is None else f"{place:.0f}", text_anchor="middle",
             class_="small strong" if place is not None and place <= HIGH else "small muted")
        for at, place in enumerate(places)
    ]  # fmt: skip

"""Whom a state names, year by year, as a matrix: darker the oftener; the places by measured terms stand beside it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

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
STEP, CELL, NAMES, TERM, HIGH = 20.0, 14.0, 160.0, 38.0, 10
PHONE_STEP = 36.0
TIMES, LINE = 36.0, 13.0  # room for a count beside a name; from a line of a name to the next
NO_STATE = -1
CLASSES = (1, 2, 4, 8, 16, 32)  # the least times of each shade: doubling, so that one dark cell leaves small ones apart
KEY = 60.0  # from a shade of the key to the next


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
    tops = list(accumulate((_high(row, layout) for row in found.rows), initial=top))
    bottom = tops[-1]
    rows = [_row(row, found, y, across, layout) for row, y in zip(found.rows, tops, strict=False)]
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
    most = max((cell or 0 for row in found.rows for cell in row.cells), default=0)
    end = 17.0 * len(lines)
    return [*lines, *_key(most, end + 12)], end + (72 if most > 0 else 48)


def _key(most: int, y: float) -> list[Markup]:
    """Draw the shades that occur, each with the times that it stands for."""
    shown = [least for least in CLASSES if least <= most]
    return [
        group(
            rect(KEY * place, y, 22, CELL, class_="age", fill_opacity=_shade(least), shape_rendering="crispEdges"),
            text(KEY * place + 26, y + 11, _times(least, most), class_="tiny muted"),
        )
        for place, least in enumerate(shown)
    ]


def _times(least: int, most: int) -> str:
    """Write the times of a shade: 1, 2–3, 4–7; the last one is open."""
    last = CLASSES[-1] if least == CLASSES[-1] else 2 * least - 1
    if least == CLASSES[-1]:
        return f"{least}+"
    return str(least) if last == least or most == least else f"{least}–{min(last, most)}"


def _shade(times: int) -> float:
    """Give how dark a cell is: the same within a class of times, and none as dark as the next."""
    if not times:
        return 0.06
    return round(0.22 + 0.78 * (bisect_right(CLASSES, times) - 1) / (len(CLASSES) - 1), 3)


def _named(row: ThreatRow, layout: Layout) -> list[str]:
    """Cut a name into lines that leave room for its count."""
    return wrapped(row.name, layout.small, NAMES - TIMES - 4)[:3]


def _high(row: ThreatRow, layout: Layout) -> float:
    """Give how much room a row takes: more where its name needs two lines."""
    if not layout.is_wide:
        return PHONE_STEP
    return max(STEP, LINE * len(_named(row, layout)) + 6)


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


def _row(row: ThreatRow, found: ThreatMatrix, top: float, across: Scale, layout: Layout) -> Markup:
    """Draw one state."""
    y = top if layout.is_wide else top + 15
    said = f"{row.name}: {row.total}"
    if layout.is_wide:
        lines = _named(row, layout)
        y += (_high(row, layout) - STEP) / 2
        first = y + 12 - LINE / 2 * (len(lines) - 1)
        names = [
            text(NAMES - TIMES, first + LINE * place, fitted(words, layout.small, NAMES - TIMES), class_="small",
                 text_anchor="end")
            for place, words in enumerate(lines)
        ]  # fmt: skip
        names.append(text(NAMES - 8, y + 12, str(row.total), class_="small strong", text_anchor="end"))
    else:
        names = [text(across.start, top + 11, said, class_="small")]
    cells = [_cell(row, found, place, y, across) for place in range(len(found.starts))]
    return group(
        tooltip(f"{said} times"), *names, *cells, *(_places(row.places, y, across.end + 8) if found.measured else [])
    )


def _cell(row: ThreatRow, found: ThreatMatrix, place: int, y: float, across: Scale) -> Markup:
    """Draw one span of years of a state."""
    start, times, first = across(place), row.cells[place], found.starts[place]
    when = str(first) if found.step == 1 else f"{first}–{first + found.step - 1}"
    if times == NO_STATE:
        return group()
    wide = max(across(place + 1) - start - 0.6, 0.6)
    if times is None:
        return rect(start, y, wide, CELL, tooltip(f"{when}: no text"), class_="verdict missing")
    tip = tooltip(f"{row.name}, {when}: {times}")
    return rect(start, y, wide, CELL, tip, class_="age", fill_opacity=_shade(times), shape_rendering="crispEdges")


def _places(places: Sequence[float | None], y: float, edge: float) -> list[Markup]:
    """Write the places in the terms, the high ones bold."""
    return [
        text(edge + TERM * (at + 0.5), y + 11, "–" if place is None else f"{place:.0f}", text_anchor="middle",
             class_="small strong" if place is not None and place <= HIGH else "small muted")
        for at, place in enumerate(places)
    ]  # fmt: skip

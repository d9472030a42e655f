"""Shares of power over two centuries, as an SVG file: lines, expert periods, coverage, and today's other source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing.defaults import LEFT
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    Scale,
    circle,
    fitted,
    group,
    line,
    picture,
    polyline,
    rect,
    spread,
    text,
    tooltip,
    wrapped,
)
from polycentric.pictures.drawing.timeline import first_and_round, runs, year_axis

TOP, BOTTOM = 64.0, 400.0
RIGHT = {"wide": 186.0, "narrow": 104.0}
STEPS = {"wide": 25, "narrow": 50}


@dataclass(frozen=True)
class Line:
    """One state's shares by year, and its share today by another source where there is one."""

    name: str
    shares: Mapping[int, float]
    today: float | None = None


@dataclass(frozen=True)
class History:
    """What the picture shows.

    `covered` is the part of the states living in a year for which the source has a value; `bands` are the periods of an
    expert coding with their labels; `today` is the year of the other source, `sources` and `other` name the two.
    """

    title: str
    lines: Sequence[Line]
    covered: Mapping[int, float]
    bands: Sequence[tuple[int, int, str]]
    source: str
    other: str = ""
    today: int = 0


def draw(history: History, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    years = sorted(history.covered)
    across = Scale(years[0], max(years[-1], history.today), LEFT, layout.width - RIGHT[layout.name])
    shares = [share for each in history.lines for share in (*each.shares.values(), each.today or 0.0)]
    up = Scale(0.0, max(shares, default=1.0) * 1.05, BOTTOM, TOP)
    head = text(0, 15, fitted(history.title, 14.0, layout.width, bold=True), class_="head")
    parts = [head, *_bands(history, across), *_grid(up, across, years[-1], layout), _coverage(history, across, layout)]
    parts += [_line(each, place, history, across, up) for place, each in enumerate(history.lines, start=1)]
    notes, end = _notes(history, layout)
    parts += [*_labels(history, up, layout), *notes]
    return document(picture("power_history", layout, end, history.title, _spoken(history), parts), embed_font=True)


def _bands(history: History, across: Scale) -> list[Markup]:
    """Shade every second period of the expert coding, and write its label."""
    parts: list[Markup] = []
    begins = [*(first for first, _, _ in history.bands), int(across.high)][1:]
    for place, ((first, last, label), following) in enumerate(zip(history.bands, begins, strict=True)):
        start, end = across(first), across(min(last + 1, following))
        shade = rect(start, 34, end - start, BOTTOM - 34, tooltip(f"{first}–{last}: {label}"), class_="track",
                     fill_opacity=0.9 if place % 2 == 0 else 0.35)  # fmt: skip
        words = fitted(label, 10.5, end - start - 4)
        parts += [shade, text(start + 3, 46, words if len(words) >= min(6, len(label)) else "", class_="tiny muted")]
    return parts


def _grid(up: Scale, across: Scale, last: int, layout: Layout) -> list[Markup]:
    """Draw both axes."""
    parts: list[Markup] = []
    for percent in range(0, 101, 10):
        if percent / 100 <= up.high:
            y = up(percent / 100)
            parts += [line(LEFT, y, across.end, y, class_="grid"),
                      text(LEFT - 6, y + 4, f"{percent}%", class_="small muted", text_anchor="end")]  # fmt: skip
    years = first_and_round((int(across.low), last), STEPS[layout.name], across)
    return [*parts, *year_axis(years, across, BOTTOM + 17, "small muted")]


def _coverage(history: History, across: Scale, layout: Layout) -> Markup:
    """Draw a strip, darker where more of the states of a year have a value."""
    said = fitted("Part of the year's states that the source has a value for", 11.0, layout.width - LEFT - 4)
    parts = [text(LEFT, BOTTOM + 38, said, class_="tiny muted")]
    width = across(across.low + 1) - across(across.low)
    for year, covered in history.covered.items():
        if covered:
            tip = tooltip(f"{year}: {covered:.0%} of states")
            parts.append(rect(across(year), BOTTOM + 43, width, 9, tip, class_="age", fill_opacity=0.1 + 0.9 * covered,
                              shape_rendering="crispEdges"))  # fmt: skip
    return group(*parts)


def _line(each: Line, place: int, history: History, across: Scale, up: Scale) -> Markup:
    """Draw one state: broken where a year has no value; today's other source is a ring apart from the line."""
    style = f"fill:none;stroke:var(--camp-{place});stroke-width:2"
    parts = [
        polyline(((across(year), up(each.shares[year])) for year in run), style=style) for run in runs(each.shares)
    ]
    if each.today is not None:
        tip = tooltip(f"{each.name}, {history.today}: {each.today:.1%}, by {history.other}")
        parts.append(circle(across(history.today), up(each.today), 4, tip, style=style))
    return group(tooltip(each.name), *parts)


def _labels(history: History, up: Scale, layout: Layout) -> list[Markup]:
    """Name the states beside the ends of their lines, moved apart, each in its line's colour."""
    ends = [up(each.today if each.today is not None else each.shares[max(each.shares)]) for each in history.lines]
    places = spread(ends, 15.0, TOP, BOTTOM)
    return [
        text(
            layout.width - RIGHT[layout.name] + 12,
            y + 4,
            fitted(_name(each, history), 12.0, RIGHT[layout.name] - 14, bold=True),
            class_="small strong",
            style=f"fill:var(--camp-{place})",
        )
        for place, (each, y) in enumerate(zip(history.lines, places, strict=True), start=1)
    ]


def _name(each: Line, history: History) -> str:
    """Give a state's name, and when its line ends where that is before the others'."""
    last = max(each.shares)
    ends = max(max(other.shares) for other in history.lines)
    return each.name if last == ends else f"{each.name}, to {last}"


def _notes(history: History, layout: Layout) -> tuple[list[Markup], float]:
    """Say where the numbers are from; give the texts and where the picture ends."""
    notes = [
        f"Lines: {history.source}. Shares are of the states that it covers then: one that enters lowers the others’."
    ]
    if history.other:
        notes.append(f"Rings, {history.today}: another source, {history.other}. The two don’t join.")
    if history.bands:
        notes.append("Bands: periods of the system as International Crisis Behavior codes them, one expert opinion.")
    lines = [part for words in notes for part in wrapped(words, 12.0, layout.width - LEFT - 6)]
    texts = [text(LEFT, BOTTOM + 72 + 16 * place, words, class_="small muted") for place, words in enumerate(lines)]
    return texts, max(BOTTOM + 116, BOTTOM + 72 + 16 * len(lines))


def _spoken(history: History) -> str:
    """Say which share each state has when its line begins and ends."""
    ends = [(each, min(each.shares), max(each.shares)) for each in history.lines]
    return " ".join(
        f"{each.name}: {each.shares[first]:.0%} in {first}, {each.shares[last]:.0%} in {last}."
        for each, first, last in ends
    )

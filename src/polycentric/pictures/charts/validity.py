"""Hit rates of readings as a picture: a row for each reading, a panel for each class, with intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    Scale,
    circle,
    element,
    fitted,
    group,
    line,
    picture,
    rect,
    text,
    tooltip,
    wrapped,
)

ROW, TWO_ROWS, GAP, MARK = 26.0, 44.0, 26.0, 4.4
ENOUGH = 0.8


@dataclass(frozen=True)
class Dot:
    """One class of one reading: its hit rate with bounds, the counts behind it, and whether it is ever given."""

    what: str
    rate: float | None
    low: float
    high: float
    right: int
    judged: int
    total: int
    cases: int
    given: bool


@dataclass(frozen=True)
class Line:
    """One reading: its name, whether it holds up, and whether the labels were known to it."""

    name: str
    status: str
    in_sample: bool
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Chart:
    """What the picture shows: a title, the labels in words, the readings, and whose labels these are."""

    title: str
    labels: str
    lines: Sequence[Line]
    source: str


def draw(chart: Chart, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, in the layout for a phone or for a page."""
    return document(drawn(chart, NARROW if narrow else WIDE), embed_font=True)


def drawn(chart: Chart, layout: Layout) -> Markup:
    """Give the picture in one of the two layouts."""
    head, top = _head(chart, layout)
    kinds = list(dict.fromkeys(dot.what for each in chart.lines for dot in each.dots))
    scales = _scales(kinds, layout)
    step = ROW if layout.is_wide else TWO_ROWS
    bottom = top + 26 + step * len(chart.lines)
    parts = [*head]
    for what, across in scales.items():
        parts += _panel(what, across, (top, bottom), lines=layout.is_wide)
    for place, each in enumerate(chart.lines):
        parts.append(_line(each, scales, top + 26 + step * place, layout))
    foot, height = _foot(chart, layout, bottom + 34)
    return picture("validity", layout, height, chart.title, _spoken(chart), [*parts, *foot])


def _head(chart: Chart, layout: Layout) -> tuple[list[Markup], float]:
    """Write the title and the labels."""
    title = wrapped(chart.title, layout.text * 1.06, layout.width)
    below = wrapped(chart.labels, layout.small, layout.width)
    styles = ["strong"] * len(title) + ["small muted"] * len(below)
    lines = [text(0, 16 + 18 * place, words, class_=style)
             for place, (words, style) in enumerate(zip([*title, *below], styles, strict=True))]  # fmt: skip
    return lines, 18.0 * len(lines) + 30


def _scales(kinds: Sequence[str], layout: Layout) -> dict[str, Scale]:
    """Lay the panels side by side, right of the names where there is room, below each name on a phone."""
    start = 330.0 if layout.is_wide else 6.0
    room = (layout.width - start - (92.0 if layout.is_wide else 16.0) - GAP * (len(kinds) - 1)) / max(len(kinds), 1)
    return {
        what: Scale(0.0, 1.0, start + place * (room + GAP), start + place * (room + GAP) + room)
        for place, what in enumerate(kinds)
    }


def _panel(what: str, across: Scale, span: tuple[float, float], *, lines: bool) -> list[Markup]:
    """Draw the ground of one class: its name, the values below, and lines from top to bottom where no names stand."""
    top, bottom = span
    parts = [text((across.start + across.end) / 2, top, what, class_="head", text_anchor="middle")]
    for value, label in ((0.0, "0"), (0.5, "50"), (1.0, "100%")):
        parts.append(text(across(value), bottom + 14, label, class_="tiny", text_anchor="middle"))
    return [*parts, *(_ground(across, top + 10, bottom) if lines else [])]


def _ground(across: Scale, top: float, bottom: float) -> list[Markup]:
    """Draw lines at none, half and all, and one at what is enough."""
    parts = [line(across(value), top, across(value), bottom, class_="grid") for value in (0.0, 0.5, 1.0)]
    return [*parts, line(across(ENOUGH), top, across(ENOUGH), bottom, class_="chosen")]


def _line(each: Line, scales: dict[str, Scale], top: float, layout: Layout) -> Markup:
    """Draw one reading."""
    y = top + 8 if layout.is_wide else top + 24
    room = 316.0 if layout.is_wide else layout.width
    verdict = each.status + ("*" if each.in_sample else "")
    name = each.name if layout.is_wide else f"{each.name}: {verdict}"
    parts = [text(0, top + 12 if layout.is_wide else top + 10, fitted(name, layout.small, room), class_="small")]
    if not layout.is_wide:
        parts += [mark for across in scales.values() for mark in _ground(across, y - 9, y + 9)]
    for dot in each.dots:
        parts += _dot(dot, scales[dot.what], y, holds=each.status == "holds up")
    if layout.is_wide:
        parts.append(text(layout.width, top + 12, verdict, class_="small", text_anchor="end"))
    said = "; ".join(f"{dot.what} {dot.right} of {dot.judged} judged, of {dot.total}" for dot in each.dots)
    return group(tooltip(f"{each.name}: {said}; {verdict}"), *parts)


def _dot(dot: Dot, across: Scale, y: float, *, holds: bool) -> list[Markup]:
    """Draw a hit rate with its interval: a disc where the reading holds up, a ring where not, a cross where never."""
    if dot.rate is None:
        return [text(across(0.5), y + 4, "no class in these years", class_="tiny muted", text_anchor="middle")]
    start, end = across(dot.low), across(dot.high)
    parts = [rect(start, y - 2, end - start, 4, class_="bar", fill_opacity=0.55)]
    x = across(dot.rate)
    if not dot.given:
        arms = f"M{x - 3.6:.2f} {y - 3.6:.2f}l7.2 7.2m-7.2 0l7.2 -7.2"
        return [*parts, element("path", d=arms, style="fill:none;stroke:var(--ink);stroke-width:1.8")]
    style = "fill:var(--lead)" if holds else "fill:var(--paper);stroke:var(--ink);stroke-width:1.5"
    return [*parts, circle(x, y, MARK, style=style)]


def _foot(chart: Chart, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Say what the marks are, and whose the labels are."""
    note = (
        "Disc: the reading holds up, with 80% of all years (of camps all pairs) right in every period. Ring: it "
        "doesn't. Cross: it never gives this class in two centuries. Bars: 95% intervals, each period counted as one "
        "case, since its years follow each other. The marked line is 80%. * The labels "
        f"were known to it, so this is no test. Labels: {chart.source}."
    )
    lines = wrapped(note, layout.small, layout.width)
    return [text(0, top + 16 * place, words, class_="small muted") for place, words in enumerate(lines)], (
        top + 16 * len(lines)
    )  # fmt: skip


def _spoken(chart: Chart) -> str:
    """Say every reading in words."""
    return " ".join(
        f"{each.name}: {'; '.join(f'{dot.what} {dot.right} of {dot.judged}' for dot in each.dots)}; {each.status}."
        for each in chart.lines
    )

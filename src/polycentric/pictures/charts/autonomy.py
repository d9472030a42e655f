"""Autonomy of states as a picture: a dot for each, with a bar for what leaving each channel out makes of it."""

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
    fitted,
    group,
    line,
    picture,
    rect,
    text,
    tooltip,
    wrapped,
)

ROW, TWO_ROWS, MARK = 22.0, 40.0, 4.4


@dataclass(frozen=True)
class Line:
    """One state: its autonomy, the least and the largest with a channel left out, who holds it most, channels known."""

    name: str
    value: float
    low: float | None
    high: float | None
    holder: str
    channels: int


@dataclass(frozen=True)
class Chart:
    """What the picture shows: a title with the year, the states, the least autonomous first, how many are left out.

    `channels` names those that are known, `sources` the sources with their editions.
    """

    title: str
    lines: Sequence[Line]
    left_out: int
    undecided: int
    channels: str = ""
    sources: Sequence[str] = ()


def draw(chart: Chart, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, in the layout for a phone or for a page."""
    return document(drawn(chart, NARROW if narrow else WIDE), embed_font=True)


def drawn(chart: Chart, layout: Layout) -> Markup:
    """Give the picture in one of the two layouts."""
    title = wrapped(chart.title, layout.text * 1.06, layout.width)
    parts = [text(0, 16 + 18 * place, words, class_="strong") for place, words in enumerate(title)]
    top, step = 18.0 * len(title) + 14, ROW if layout.is_wide else TWO_ROWS
    scale = Scale(0.0, 1.0, 190.0, layout.width - 190.0) if layout.is_wide else Scale(0.0, 1.0, 8.0, layout.width - 8.0)
    bottom = top + step * len(chart.lines) + 6
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        if layout.is_wide:
            parts.append(line(scale(value), top, scale(value), bottom, class_="grid"))
        anchor = "middle" if layout.is_wide else {0.0: "start", 1.0: "end"}.get(value, "middle")
        parts.append(text(scale(value), bottom + 14, f"{value:g}", class_="tiny", text_anchor=anchor))
    parts += [_line(each, scale, top + step * place, layout) for place, each in enumerate(chart.lines)]
    foot, height = _foot(chart, layout, bottom + 36)
    return picture("autonomy", layout, height, chart.title, _spoken(chart), [*parts, *foot])


def _line(each: Line, scale: Scale, top: float, layout: Layout) -> Markup:
    """Draw one state."""
    y = top + 12 if layout.is_wide else top + 26
    holder = f"by {each.holder}" if each.holder else "by nobody"
    if layout.is_wide:
        names = [
            text(0, top + 16, fitted(each.name, layout.small, 182.0), class_="small"),
            text(layout.width - 178.0, top + 16, fitted(holder, layout.small, 176.0), class_="small muted"),
        ]
    else:
        label = fitted(f"{each.name}, {holder}", layout.small, layout.width)
        names = [text(0, top + 14, label, class_="small"), line(scale.start, y, scale.end, y, class_="grid")]
    marks = [circle(scale(each.value), y, MARK, style="fill:var(--lead)")]
    if each.low is not None and each.high is not None:
        marks.insert(0, rect(scale(each.low), y - 2, scale(each.high) - scale(each.low), 4, class_="bar",
                             fill_opacity=0.55))  # fmt: skip
    return group(tooltip(_said(each)), *names, *marks)


def _foot(chart: Chart, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Say what the marks are, and who is left out."""
    note = (
        "Dot: one less the largest hold of any stronger state, whose name stands beside it. Bar: what leaving each "
        f"channel out in turn makes of it. {_left(chart)}"
    )
    note += f" Channels known: {chart.channels}." if chart.channels else ""
    note += f" Sources: {'; '.join(chart.sources)}." if chart.sources else ""
    lines = wrapped(note, layout.small, layout.width)
    marks = [text(0, top + 16 * place, words, class_="small muted") for place, words in enumerate(lines)]
    return marks, top + 16.0 * len(lines)


def _left(chart: Chart) -> str:
    """Say how many are not drawn."""
    between = (
        f"Between the least and the most autonomous {chart.left_out} more are left out. " if chart.left_out else ""
    )
    return between + (f"{chart.undecided} are undecided." if chart.undecided else "None is undecided.")


def _said(each: Line) -> str:
    """Say one state in words."""
    spread = "" if each.low is None or each.high is None else f", {each.low:.2f} to {each.high:.2f}"
    return f"{each.name}: {each.value:.2f}{spread}; held most by {each.holder or 'nobody'}; {each.channels} channels"


def _spoken(chart: Chart) -> str:
    """Say every state in words."""
    return " ".join(f"{_said(each)}." for each in chart.lines) + f" {_left(chart)}"

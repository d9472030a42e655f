"""Three panels of the three numbers: strips of one year or plots of several; a line breaks with its segment."""

from collections.abc import Sequence

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.svg import Layout, Scale, circle, element, group, line, rect, text, tooltip, wrapped
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.drawing.words import number
from polycentric.pictures.records.three import ThreeLine, ThreePanel, ThreePoint

ROW, PLOT = 27.0, 150.0
STEPS = ((12, 1), (40, 5), (90, 10), (400, 25))
LINES_STYLE = "fill:none;stroke:var(--bar);stroke-width:1;stroke-opacity:.5"
MAIN_STYLE = "fill:none;stroke:var(--camp-2);stroke-width:2.2;stroke-linejoin:round"


def draw_panels(panels: Sequence[ThreePanel], layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Draw the panels one below the other; give the parts and where they end."""
    years = sorted({point.year for panel in panels for point in panel.points()})
    parts: list[Markup] = []
    for panel in panels:
        written, top = _heading(panel, layout, top)
        parts += written
        drawn, top = ([], top) if not panel.lines else _drawn(panel, layout, top, years)
        parts += drawn
        top += 16.0
    return parts, top


def spoken(panels: Sequence[ThreePanel]) -> str:
    """Say the last value of each number, or why there is none."""
    said = [f"{panel.label}: {panel.reason or last_in_words(panel)}" for panel in panels]
    return f"{'. '.join(said)}."


def last_in_words(panel: ThreePanel) -> str:
    """Say the last point of the quoted line, and the range over all lines in its year."""
    if panel.quoted is None:
        return panel.reason
    point = panel.quoted.points[-1]
    here = [each for each in panel.points() if each.year == point.year] if panel.pooled else [point]
    ends = [end for each in here for end in (each.value, each.low, each.high) if end is not None]
    low, high = (number(each, panel.digits) for each in (min(ends), max(ends)))
    own = number(point.value, panel.digits) if point.value is not None else "a range"
    percent = panel.unit if panel.unit.startswith("%") else ""
    told = f"{own}{percent} in {point.year} ({panel.quoted.label})"
    over = f" over all {panel.kind}" if panel.pooled else ""
    return told if low == high else f"{told}; {low} to {high}{over}"


def _heading(panel: ThreePanel, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Name the number, with its question, or why there is nothing to draw."""
    name = element("a", text(0, top + 20, panel.head or panel.label, class_="gauge"), href=f"#def-number-{panel.name}")
    said = f"{panel.asks} {panel.unit[:1].upper()}{panel.unit[1:]}."
    if not panel.lines:
        said = f"{panel.asks} No number: {panel.reason}."
    lines = wrapped(said, layout.small, layout.width)
    written = [text(0, top + 38 + 15 * place, words, class_="small muted") for place, words in enumerate(lines)]
    return [name, *written], top + 38 + 15 * len(lines)


def _drawn(panel: ThreePanel, layout: Layout, top: float, years: Sequence[int]) -> tuple[list[Markup], float]:
    """Draw a plot where there are several years, else a strip."""
    return _plot(panel, layout, top, (years[0], years[-1])) if len(years) > 1 else _strip(panel, layout, top)


def ends_of(panel: ThreePanel) -> tuple[float, float]:
    """Give the ends of the axis: from zero or the least below it to just above the most."""
    held = [end for each in panel.points() for end in (each.value, each.low, each.high) if end is not None]
    low, high = min(0.0, *held), max(0.0, *held)
    room = 0.06 * (high - low or 1.0)
    return low - room * (low < 0), high + room * (high > 0)


def ticks(low: float, high: float) -> list[float]:
    """Give round ticks on both sides of zero."""
    above, below = (timeline.ticks_of(end, 4) if end > 0 else [0.0] for end in (high, -low))
    return sorted({*above, *(-each for each in below if each)})


def _strip(panel: ThreePanel, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Draw a row of marks for each kind of actors: a tick a line, the quoted one as a dot with its value."""
    left = 150.0 if layout.is_wide else 96.0
    across, actors = Scale(*ends_of(panel), left, layout.width - 16), list(dict.fromkeys(e.actors for e in panel.lines))
    bottom = top + ROW * len(actors)
    parts: list[Markup] = []
    for tick in ticks(across.low, across.high):
        parts += [line(across(tick), top, across(tick), bottom, class_="grid"),
                  text(across(tick), bottom + 14, f"{tick:g}", class_="tiny muted", text_anchor="middle")]  # fmt: skip
    for row, name in enumerate(actors):
        y = top + (row + 0.5) * ROW
        parts += [text(left - 10, y + 4, name, class_="small muted", text_anchor="end"),
                  line(across.start, y, across.end, y, class_="rule")]  # fmt: skip
        mine = [each for each in panel.lines if each.actors == name]
        parts += [_mark(each, panel, across, y) for each in sorted(mine, key=lambda each: each.main)]
    return parts, bottom + 20


def _mark(each: ThreeLine, panel: ThreePanel, across: Scale, y: float) -> Markup:
    """Draw one line's only point: its range as a bar, its value as a tick or a dot."""
    point = each.points[-1]
    tip = tooltip(f"{panel.label}, {each.label}: {_said(point, panel)}")
    parts = [tip]
    if point.low is not None and point.high is not None and across(point.high) - across(point.low) > 2:
        parts.append(rect(across(point.low), y - 1, across(point.high) - across(point.low), 2, class_="tick main"))
    if point.value is None:
        return group(*parts)
    x = across(point.value)
    if not each.main:
        return group(*parts, rect(x - 1, y - 6, 2, 12, class_="tick main"))
    label = text(x, y - 9, number(point.value, panel.digits), class_="tiny strong halo", text_anchor="middle")
    return group(*parts, circle(x, y, 6.5, class_="dot head-dot"), label)


def _plot(panel: ThreePanel, layout: Layout, top: float, years: tuple[int, int]) -> tuple[list[Markup], float]:
    """Draw the lines through the years: the quoted one with its range, the others thin."""
    frame = Frame(36, layout.width - 12, top + 8, top + 8 + PLOT, 0, 0, 0, years)
    low, high = ends_of(panel)
    up = Scale(low, high, frame.bottom, frame.top)
    most = STEPS if layout.is_wide else ((12, 2), (40, 10), (90, 25), (400, 50))
    step = next(each for span, each in most if years[1] - years[0] <= span)
    parts: list[Markup] = list(timeline.axes(frame, up, ticks(low, high), label="number", step=step))
    for each in sorted(panel.lines, key=lambda each: each is panel.quoted):
        quoted = each is panel.quoted
        parts += [_band(each, frame, up)] if quoted else []
        style = MAIN_STYLE if quoted else LINES_STYLE
        for part in segments(each):
            tip = f"{panel.label}, {each.label}; {part[0].segment}"
            parts.append(_curve(part, frame, up, style, tip))
    if panel.quoted is not None:
        note = f"thick: {panel.quoted.label}; thin: other {panel.kind}"
        parts.append(text(frame.right, frame.top - 2, note, class_="tiny muted", text_anchor="end"))
    return parts, frame.bottom + 26


def _curve(part: Sequence[ThreePoint], frame: Frame, up: Scale, style: str, tip: str) -> Markup:
    """Draw the points of a segment as a line; one alone as a dot in the line's colour."""
    if len(part) > 1:
        return timeline.curve({point.year: point.middle for point in part}, frame, up, style, tip)
    filled = style.replace("fill:none;stroke:", "fill:").replace("stroke-opacity", "fill-opacity")
    return circle(frame.across(part[0].year), up(part[0].middle), 1.8, tooltip(tip), style=filled)


def segments(each: ThreeLine) -> list[list[ThreePoint]]:
    """Part the points of a line where what they are made of changes."""
    parts: list[list[ThreePoint]] = []
    for point in sorted((p for p in each.points if p.value is not None), key=lambda point: point.year):
        if parts and parts[-1][-1].segment == point.segment and parts[-1][-1].year == point.year - 1:
            parts[-1].append(point)
        else:
            parts.append([point])
    return parts


def _band(each: ThreeLine, frame: Frame, up: Scale) -> Markup:
    """Draw the ranges of a line, a bar a year."""
    wide = max(frame.across(1) - frame.across(0), 1.0)
    bars = [rect(frame.across(p.year) - wide / 2, up(p.high), wide, up(p.low) - up(p.high),
                 style="fill:var(--camp-2);fill-opacity:.18")
            for p in each.points if p.low is not None and p.high is not None]  # fmt: skip
    return group(tooltip(f"{each.label}: the range that is left open"), *bars)


def _said(point: ThreePoint, panel: ThreePanel) -> str:
    """Write a point's value and range."""
    value = "" if point.value is None else number(point.value, panel.digits)
    if point.low is None or point.high is None or point.low == point.high:
        return value
    return f"{value} ({number(point.low, panel.digits)} to {number(point.high, panel.digits)})".strip()

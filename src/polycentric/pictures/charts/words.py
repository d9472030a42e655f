"""A concept in texts as an SVG file: rates of states with their bands, and under them who named it when first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.palette import COLOURS
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
    text,
    tooltip,
    width_of,
    wrapped,
)
from polycentric.pictures.drawing.timeline import Frame

ROW, MOST = 12.0, 34  # most rows of names over one another
LABEL = {"wide": 150.0, "narrow": 96.0}  # room of a name beside a first use
HIGH, LOW = 200.0, 104.0  # heights of a panel: of a few states, and of many
EDGE, APART = 34.0, 14.0  # left of all panels, for the rates; and between two
OPEN = (
    "Open points: states with texts here of a few years alone, so that their first use may be older. They pile up in "
    "the years of which the texts of most states are here: that tells of the texts, not of the word."
)
HIGHEST_BAND = 2.5  # times the highest rate: bands of single short texts are cut there


@dataclass(frozen=True)
class Window:
    """Some years of one state: rate and interval, which may be missing, and how many hits."""

    first: int
    last: int
    rate: float
    low: float | None
    high: float | None
    hits: int


@dataclass(frozen=True)
class RateLine:
    """One state: its id, its name, and its windows in order."""

    state: str
    name: str
    windows: tuple[Window, ...]


@dataclass(frozen=True)
class FirstUse:
    """A state and the year of its first use, which may be older where it has texts here of a few years alone."""

    state: str
    name: str
    year: int
    is_regular: bool = True


@dataclass(frozen=True)
class WordsChart:
    """What the picture shows: rates of states, first uses, the span of years, and notes."""

    title: str
    unit: str
    lines: tuple[RateLine, ...]
    firsts: tuple[FirstUse, ...]
    years: tuple[int, int]
    notes: tuple[str, ...] = ()


def draw(chart: WordsChart, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    parts, y = timeline.heading(chart.title, layout.width)
    drawn, y = rates_panel(chart, y, layout)
    parts += drawn
    drawn, y = firsts_panel(chart, y, layout)
    parts += drawn
    bands = ("Bands: the rates under which so many hits aren't unusual (95%); a triangle at the top marks one that "
             "goes on above. A line joins decades that follow each other.")  # fmt: skip
    some = [OPEN] if any(not each.is_regular for each in chart.firsts) else []
    for note in (bands, *some, *chart.notes):
        written, y = timeline.paragraph(note, 0, y + 4, layout.width - 10)
        parts += written
    return document(picture("words", layout, y + 4, chart.title, _spoken(chart), parts), embed_font=True)


def _frame(chart: WordsChart, top: float, bottom: float, layout: Layout) -> Frame:
    """Give the plot of first uses."""
    right = layout.width - (150.0 if layout.is_wide else 44.0)
    return _framed(chart, 44, right, (top, bottom))


def _framed(chart: WordsChart, left: float, right: float, between: tuple[float, float]) -> Frame:
    """Give a plot of all years between two edges."""
    first, last = chart.years
    return Frame(left, right, *between, right, right, right, (first, max(last, first + 5)))


def rates_panel(chart: WordsChart, y: float, layout: Layout) -> tuple[list[Markup], float]:
    """Draw the rates below a height, a panel for each state with one scale for all; give them and where they end."""
    if not chart.lines:
        return [], y
    parts = [text(0, y + 12, f"Rate, {chart.unit}, by decade", class_="small strong")]
    rates = [each.rate for one in chart.lines for each in one.windows]
    highs = [each.high for one in chart.lines for each in one.windows if each.high is not None and each.rate > 0]
    top = max(rates, default=0.0) or 0.01
    highest = 1.05 * min(max([top, *highs]), HIGHEST_BAND * top)
    columns = min(len(chart.lines), 4 if layout.is_wide else 2)
    wide = (layout.width - EDGE) / columns
    heads = [wrapped(each.name, layout.small * 1.06, wide - APART) for each in chart.lines]
    plot = HIGH if columns <= 2 and layout.is_wide else LOW
    y += 22
    for start in range(0, len(chart.lines), columns):
        head = 15.0 * max(map(len, heads[start : start + columns]))
        for column, place in enumerate(range(start, min(start + columns, len(chart.lines)))):
            left = EDGE + column * wide
            frame = _framed(chart, left, left + wide - APART, (y + head + 8, y + head + 8 + plot))
            parts += _panel(chart, place, heads[place], frame, frame.up(highest), is_first=column == 0)
        y += head + plot + 38
    return parts, y + 8


def _panel(
    chart: WordsChart, place: int, head: Sequence[str], frame: Frame, up: Scale, *, is_first: bool
) -> list[Markup]:
    """Draw one state: its name, grid and years, and its rates; the first of a row has the rates written beside it."""
    names = [
        text(frame.left, frame.top - 10 - 15 * (len(head) - 1 - row), words, class_="small strong",
             style=f"fill:{_ink(place)}")
        for row, words in enumerate(head)
    ]  # fmt: skip
    ticks = timeline.ticks_of(up.high, 4)
    grid = [line(frame.left, up(tick), frame.right, up(tick), class_="grid" if tick else "axis") for tick in ticks]
    said = [
        text(frame.left - 5, up(tick) + 4, f"{tick:g}", class_="tiny muted", text_anchor="end")
        for tick in ticks
        if is_first
    ]
    room = max(1.0, (frame.right - frame.left) / 42)
    step = next((each for each in (10, 20, 25, 50) if (frame.years[1] - frame.years[0]) / each <= room), 100)
    rounds = timeline.first_and_round(frame.years, step, frame.across)
    inside = [year for year in rounds if frame.across(year) <= frame.right - 18]  # others would touch the next panel's
    years = timeline.year_axis(inside, frame.across, frame.bottom + 15)
    return [*names, *grid, *said, *years, _state(chart.lines[place], place, frame, up)]


def _ink(place: int) -> str:
    """Give a line's colour."""
    return f"var(--camp-{place % COLOURS + 1})"


def _middle(window: Window, chart_years: tuple[int, int]) -> float:
    """Give the middle of a window within the years."""
    return (max(window.first, chart_years[0]) + min(window.last, chart_years[1])) / 2


def _state(each: RateLine, place: int, frame: Frame, up: Scale) -> Markup:
    """Draw one state: band, line and marks."""
    ink = _ink(place)
    parts: list[Markup] = []
    for run in _runs(each):
        at = [(frame.across(_middle(one, frame.years)), one) for one in run]
        known = [(x, one) for x, one in at if one.low is not None and one.high is not None]
        if len(known) > 1:
            over = [(x, up(min(one.high or 0.0, up.high))) for x, one in known]
            under = [(x, up(min(one.low or 0.0, up.high))) for x, one in reversed(known)]
            path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (*over, *under)) + "Z"
            parts.append(element("path", d=path, style=f"fill:{ink};fill-opacity:0.13;stroke:none"))
        if len(at) > 1:
            path = "M" + "L".join(f"{x:.1f} {up(one.rate):.1f}" for x, one in at)
            parts.append(element("path", d=path, style=f"fill:none;stroke:{ink};stroke-width:1.8"))
        parts += [circle(x, up(one.rate), 2.4, tooltip(_told(each, one)), style=f"fill:{ink}") for x, one in at]
        parts += [_cut(x, frame.top, ink, _told(each, one)) for x, one in known if (one.high or 0.0) > up.high]
    return group(tooltip(each.name), *parts)


def _cut(x: float, y: float, ink: str, said: str) -> Markup:
    """Draw the mark of a band that goes on above the plot."""
    return element("path", tooltip(said), d=f"M{x - 3.5:.1f} {y:.1f}l3.5 -5 3.5 5z", style=f"fill:{ink}")


def _told(each: RateLine, one: Window) -> str:
    """Say a window of a state."""
    around = f" ({one.low:.3f} to {one.high:.3f})" if one.low is not None and one.high is not None else ""
    return f"{each.name}, {one.first}–{one.last}: {one.rate:.3f}{around}, {one.hits} hits"


def _runs(each: RateLine) -> list[list[Window]]:
    """Part the windows where one is missing."""
    runs: list[list[Window]] = []
    for one in each.windows:
        if runs and runs[-1][-1].last + 1 == one.first:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def firsts_panel(
    chart: WordsChart, y: float, layout: Layout, head: str = "First use in the texts that are here, by state"
) -> tuple[list[Markup], float]:
    """Set each state at the year of its first use, over those near it; give them and where they end."""
    if not chart.firsts:
        return [], y
    parts = [text(0, y + 12, head, class_="small strong")]
    frame = _frame(chart, y + 26, y + 26, layout)
    rows: list[float] = []
    hidden: dict[int, list[str]] = defaultdict(list)
    placed: list[tuple[float, int, FirstUse, str]] = []
    for each in chart.firsts:
        label = fitted(each.name if layout.is_wide else each.state, 10.5, LABEL[layout.name])
        x = frame.across(each.year)
        need = width_of(label, 10.5) + 12
        row = next((number for number, end in enumerate(rows) if end <= x - 3), len(rows))
        if row >= MOST:
            hidden[each.year].append(each.name)
            continue
        rows[row : row + 1] = [x + need]
        placed.append((x, row, each, label))
    bottom = y + 26 + ROW * len(rows)
    inks = {each.state: _ink(place) for place, each in enumerate(chart.lines)}
    parts += [line(frame.left, bottom + 4, frame.right, bottom + 4, class_="axis")]
    for x, row, each, label in placed:
        at = bottom - ROW * row
        parts.append(
            group(tooltip(f"{each.name}: {each.year}"),
                  circle(x, at - 3, 2.2, style=_dot(each, inks.get(each.state, "var(--soft-ink)"))),
                  text(x + 5, at, label, class_="tiny"))
        )  # fmt: skip
    years = timeline.first_and_round(frame.years, 10 if layout.is_wide else 25, frame.across)
    parts += timeline.year_axis(years, frame.across, bottom + 18)
    end = bottom + 34
    if hidden:
        told = "; ".join(f"{year} {', '.join(names)}" for year, names in sorted(hidden.items()))
        written, end = timeline.paragraph(f"Not drawn for want of room: {told}.", 0, end + 4, layout.width - 10)
        parts += written
    return parts, end + 8


def _dot(each: FirstUse, ink: str) -> str:
    """Give the style of a first use: full where the state is here nearly every year, open where it isn't."""
    return f"fill:{ink}" if each.is_regular else f"fill:var(--paper);stroke:{ink};stroke-width:1"


def _spoken(chart: WordsChart) -> str:
    """Say where each state's rate is highest, and the first uses."""
    said: list[str] = []
    for each in chart.lines:
        top = max(each.windows, key=lambda one: one.rate)
        said.append(f"{each.name}: highest in {top.first}–{top.last}, {top.rate:.3f} {chart.unit}.")
    said += [f"{each.name} first in {each.year}." for each in chart.firsts[:20]]
    return " ".join(said)

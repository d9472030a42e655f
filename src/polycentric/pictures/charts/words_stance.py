"""What states think of a concept as an SVG file: praise and bare naming upward, fear and denial downward, by decade."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    Scale,
    group,
    line,
    picture,
    rect,
    text,
    tooltip,
    width_of,
    wrapped,
)

STANCES = ("praised", "neutral", "feared", "denied")
UP, DOWN = STANCES[:2], STANCES[2:]  # from the line outward
KEY = {"praised": "praised (up, full)", "neutral": "named without a judgement (up, open)",
       "feared": "feared or condemned (down, full)", "denied": "denied (down, open)"}  # fmt: skip
INKS = {"praised": 1, "neutral": 1, "feared": 2, "denied": 2}
FULL = ("praised", "feared")
HEIGHT, EDGE, APART = 132.0, 34.0, 14.0
LONGEST = 2.0  # times the longest bar: intervals of single short texts are cut there


@dataclass(frozen=True)
class Split:
    """Ten years of one state: by stance how often per 1,000 words, the interval, and the hits."""

    decade: int
    rates: dict[str, float]
    ends: dict[str, tuple[float, float]]
    hits: dict[str, int]


@dataclass(frozen=True)
class StanceLine:
    """One state: its id, its name, and its decades in order; one without a text isn't among them."""

    state: str
    name: str
    decades: tuple[Split, ...]


@dataclass(frozen=True)
class StanceChart:
    """What the picture shows: states, the span of years, and notes."""

    title: str
    lines: tuple[StanceLine, ...]
    years: tuple[int, int]
    notes: tuple[str, ...] = ()


def draw(chart: StanceChart, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    parts, y = timeline.heading(chart.title, layout.width)
    drawn, y = _key(y, layout)
    parts += drawn
    drawn, y = _panels(chart, y, layout)
    parts += drawn
    for note in chart.notes:
        written, y = timeline.paragraph(note, 0, y + 4, layout.width - 10)
        parts += written
    return document(picture("words-stance", layout, y + 4, chart.title, _spoken(chart), parts), embed_font=True)


def _style(stance: str) -> str:
    """Give the look of a bar: full or open, so that it is told apart without colour."""
    ink = f"var(--camp-{INKS[stance]})"
    return f"fill:{ink}" if stance in FULL else f"fill:{ink};fill-opacity:.12;stroke:{ink};stroke-width:1"


def _key(y: float, layout: Layout) -> tuple[list[Markup], float]:
    """Say what a bar's way and look mean."""
    parts = [text(0, y + 12, "Times per 1,000 words, by decade, one scale for all", class_="small strong")]
    x, y = 0.0, y + 30
    for stance, words in KEY.items():
        need = 20 + width_of(words, layout.small) + 18
        if x and x + need > layout.width:
            x, y = 0.0, y + 18
        parts += [rect(x, y - 9.5, 11, 10, style=_style(stance)), text(x + 17, y, words, class_="small muted")]
        x += need
    return parts, y + 10


def _panels(chart: StanceChart, y: float, layout: Layout) -> tuple[list[Markup], float]:
    """Draw a panel for each state below a height; give them and where they end."""
    up, down = (max((_reach(one, side) for each in chart.lines for one in each.decades), default=0.0) or 0.01
                for side in (UP, DOWN))  # fmt: skip
    low, high = -max(down, up / 4) * 1.05, up * 1.05
    columns = min(len(chart.lines), 4 if layout.is_wide else 2)
    wide = (layout.width - EDGE) / columns
    heads = [wrapped(each.name, layout.small * 1.06, wide - APART) for each in chart.lines]
    parts: list[Markup] = []
    for start in range(0, len(chart.lines), columns):
        tall = 15.0 * max(map(len, heads[start : start + columns]))
        top = y + tall + 8
        scale = Scale(low, high, top + HEIGHT, top)
        for column, place in enumerate(range(start, min(start + columns, len(chart.lines)))):
            left = EDGE + column * wide
            parts += _panel(chart, place, heads[place], (left, left + wide - APART), scale, is_first=column == 0)
        y = top + HEIGHT + 30
    return parts, y + 6


def _reach(one: Split, side: Sequence[str]) -> float:
    """Give how far bars go to a side; an interval counts as far as it isn't cut."""
    whole = sum(one.rates[stance] for stance in side)
    first = side[0]
    return max(whole, min(one.ends[first][1], LONGEST * whole)) if first in one.ends else whole


def _panel(
    chart: StanceChart, place: int, head: Sequence[str], between: tuple[float, float], up: Scale, *, is_first: bool
) -> list[Markup]:
    """Draw one state: its name, grid and years, and a bar for each decade."""
    left, right = between
    top, bottom = up(up.high), up(up.low)
    names = [text(left, top - 10 - 15 * (len(head) - 1 - row), words, class_="small strong")
             for row, words in enumerate(head)]  # fmt: skip
    step = timeline.ticks_of(max(up.high, -up.low), 4)
    ticks = sorted({sign * tick for tick in step for sign in (1, -1) if up.low <= sign * tick <= up.high})
    grid = [line(left, up(tick), right, up(tick), class_="grid" if tick else "axis") for tick in ticks]
    said = [text(left - 5, up(tick) + 4, f"{abs(tick):g}", class_="tiny muted", text_anchor="end")
            for tick in ticks if is_first]  # fmt: skip
    first, last = chart.years[0] // 10 * 10, chart.years[1] // 10 * 10 + 10
    across = Scale(first, last, left, right)
    years = [year for year in range(first, last, 20 if last - first <= 100 else 50) if across(year) <= right - 18]
    marks = [text(across(year), bottom + 14, str(year), class_="tiny muted") for year in years]
    bars = [_bars(chart.lines[place].name, one, across, up) for one in chart.lines[place].decades]
    return [*names, *grid, *said, *marks, *bars]


def _bars(name: str, one: Split, across: Scale, up: Scale) -> Markup:
    """Draw the bars of ten years, from the line outward, with the interval of what is praised and of what is feared."""
    x, wide = across(one.decade) + 1.5, across(one.decade + 10) - across(one.decade) - 3
    parts: list[Markup] = []
    for side, sign in ((UP, 1), (DOWN, -1)):
        start = 0.0
        for stance in side:
            end = start + one.rates[stance]
            if end > start:
                ends = sorted((up(sign * start), up(sign * end)))
                parts.append(rect(x, ends[0], wide, ends[1] - ends[0], style=_style(stance)))
            start = end
        if side[0] in one.ends and one.rates[side[0]] > 0:
            low, high = (min(max(sign * each, up.low), up.high) for each in one.ends[side[0]])
            parts.append(line(x + wide / 2, up(low), x + wide / 2, up(high), style="stroke:var(--ink);stroke-width:1"))
    return group(tooltip(_told(name, one)), *parts)


def _told(name: str, one: Split) -> str:
    """Say ten years of a state."""
    return f"{name}, {one.decade}s: {', '.join(f'{one.hits[stance]} {stance}' for stance in STANCES)}"


def _spoken(chart: StanceChart) -> str:
    """Say what each state does in all."""
    said: list[str] = []
    for each in chart.lines:
        sums = {stance: sum(one.hits[stance] for one in each.decades) for stance in STANCES}
        said.append(f"{each.name}: {', '.join(f'{hits} {stance}' for stance, hits in sums.items())}.")
    return " ".join(said)

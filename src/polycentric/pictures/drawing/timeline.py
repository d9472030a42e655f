"""The parts of a picture of two centuries: years across, lines that break at gaps, expert periods, today's mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from polycentric.pictures.drawing.defaults import YEAR_APART, YEAR_HALF, YEAR_STEPS
from polycentric.pictures.drawing.svg import (
    Scale,
    circle,
    element,
    fitted,
    group,
    line,
    rect,
    spread,
    text,
    tooltip,
    width_of,
    wrapped,
)
from polycentric.pictures.drawing.words import percent
from polycentric.pictures.records.past import ExpertPeriod, PastLine

Word = TypeVar("Word")
# States keep their colour of the map; dashes tell them apart without colour.
INKS = {"USA": 1, "CHN": 2, "GBR": 4, "RUS": 5, "FRA": 6, "IND": 7, "DEU": 3, "JPN": 8}
DASHES = {"CHN": "11 2.5", "RUS": "7 2.5", "FRA": "1.5 2", "IND": "9 2 2 2", "DEU": "4 2"}
_GAP = 15.0
# Room for a title of one line.
HEAD = 34.0
PERIOD_ROW = 17.0


@dataclass(frozen=True)
class Frame:
    """Where a panel stands: its plot, the place of names at the lines' ends, the break, and today's column.

    Attributes
    ----------
    left, right, top, bottom : float
        The plot.
    names : float
        Where names begin at the lines' ends.
    broken, today : float
        Where the break mark stands, and today's column; the text beside it begins 8 further right.
    years : tuple of int
        First and last year of the plot.
    """

    left: float
    right: float
    top: float
    bottom: float
    names: float
    broken: float
    today: float
    years: tuple[int, int]

    @property
    def across(self) -> Scale:
        """Give the scale of years."""
        return Scale(self.years[0], self.years[1], self.left, self.right)

    def up(self, highest: float) -> Scale:
        """Give the scale of values from zero."""
        return Scale(0.0, highest, self.bottom, self.top)


def stretches(words: Mapping[int, Word]) -> list[tuple[int, int, Word]]:
    """Join years that follow each other and bear the same word: first and last year of each stretch, and its word."""
    joined: list[tuple[int, int, Word]] = []
    for year in sorted(words):
        if joined and joined[-1][1] == year - 1 and joined[-1][2] == words[year]:
            joined[-1] = (joined[-1][0], year, words[year])
        else:
            joined.append((year, year, words[year]))
    return joined


def runs(years: Iterable[int]) -> list[range]:
    """Part years where one is missing, so that nothing is drawn over a gap."""
    return [range(first, last + 1) for first, last, _ in stretches(dict.fromkeys(years))]


def span(run: Sequence[int]) -> str:
    """Write a run of years."""
    return str(run[0]) if run[0] == run[-1] else f"{run[0]}–{run[-1]}"


def ink(state: str, place: int) -> int:
    """Give a state's colour: its own, or the next that no state owns."""
    return INKS.get(state, 8 + place % 2)


def curve(values: Mapping[int, float], frame: Frame, up: Scale, style: str, tip: str) -> Markup:
    """Draw a line, broken where a year has no value; a year alone between gaps is a dot."""
    parts: list[Markup] = []
    for run in runs(values):
        if len(run) == 1:
            parts.append(circle(frame.across(run[0]), up(values[run[0]]), 1.4, style=style.replace("fill:none", "")))
        else:
            points = ((frame.across(year), up(values[year])) for year in run)
            path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
            parts.append(element("path", d=path, style=style))
    return group(tooltip(tip), *parts)


def state_line(each: PastLine, place: int, frame: Frame, up: Scale, width: float) -> Markup:
    """Draw one state's shares."""
    number, dash = ink(each.state, place), DASHES.get(each.state)
    dashed = f";stroke-dasharray:{dash}" if dash else ""
    style = f"fill:none;stroke:var(--camp-{number});stroke-width:{width}{dashed};stroke-linejoin:round"
    return curve(each.shares, frame, up, style, each.name)


def heading(title: str, width: float) -> tuple[list[Markup], float]:
    """Write a picture's title in lines that fit; give them and where the room for them ends."""
    lines = wrapped(title, 14.0, width - 4)
    written = [text(0, 15 + 18 * place, words, class_="head") for place, words in enumerate(lines)]
    return written, HEAD + 18 * (len(lines) - 1)


def names(lines: Sequence[PastLine], frame: Frame, up: Scale, *, short: bool) -> list[Markup]:
    """Name the states beside the ends of their lines, moved apart, each in its line's colour."""
    known = [(place, each) for place, each in enumerate(lines) if each.shares]
    ends = [up(each.shares[max(each.shares)]) for _, each in known]
    size, gap = (10.5, 11.5) if short else (12.0, _GAP)
    room = frame.broken - frame.names - 8
    return [
        element("text", fitted(each.state if short else each.name, size, room, bold=True), x=frame.names, y=y + 4,
                class_=f"{'tiny' if short else 'small'} strong", style=f"fill:var(--camp-{ink(each.state, place)})")
        for (place, each), y in zip(known, spread(ends, gap, frame.top - 4, frame.bottom + 4), strict=True)
    ]  # fmt: skip


def today(lines: Sequence[PastLine], frame: Frame, up: Scale, other: str, *, shares: bool) -> list[Markup]:
    """Draw today's column behind a break mark: open marks that no line reaches, each named."""
    known = [(place, each, each.today) for place, each in enumerate(lines) if each.today is not None]
    parts = [*broken(frame)]
    places = spread([up(value) for *_, value in known], 11.5 if not shares else 14.0, frame.top - 4, frame.bottom + 4)
    for (place, each, value), y in zip(known, places, strict=True):
        number = ink(each.state, place)
        label_text = f"{each.state} {percent(value)}" if shares else each.state
        mark = diamond(frame.today, up(value), number, tooltip(f"{each.name}: {percent(value)}, by {other}"))
        name = text(frame.today + 9, y + 4, label_text, class_="tiny", style=f"fill:var(--camp-{number})")
        parts.append(group(mark, name))
    return parts


def diamond(x: float, y: float, number: int, *children: Markup) -> Markup:
    """Draw an open mark."""
    path = f"M{x - 4.5:.1f} {y:.1f}l4.5 -4.5 4.5 4.5 -4.5 4.5z"
    return element("path", *children, d=path, style=f"fill:var(--paper);stroke:var(--camp-{number});stroke-width:1.5")


def broken(frame: Frame) -> list[Markup]:
    """Draw the break: two slanted strokes across the axis, and a dotted wall."""
    x, y = frame.broken, frame.bottom
    wall = line(x, frame.top - 6, x, y - 7, class_="axis", stroke_dasharray="1 3")
    strokes = [line(x + move - 3, y + 6, x + move + 3, y - 6, class_="axis") for move in (-2.5, 2.5)]
    base = line(frame.today - 8, y, frame.today + 8, y, class_="axis", stroke_dasharray="2 2")
    return [wall, base, *strokes]


def axes(frame: Frame, up: Scale, ticks: Sequence[float], label: str = "percent", step: int = 25) -> list[Markup]:
    """Draw both axes: values as lines across, years below."""
    parts: list[Markup] = []
    for tick in ticks:
        y = up(tick)
        tick_text = percent(tick, 0) if label == "percent" else f"{tick:g}"
        parts += [line(frame.left, y, frame.right, y, class_="axis" if tick == 0 else "grid"),
                  text(frame.left - 5, y + 4, tick_text, class_="tiny muted", text_anchor="end")]  # fmt: skip
    return [*parts, *year_axis(first_and_round(frame.years, step, frame.across), frame.across, frame.bottom + 15)]


def year_axis(
    years: Iterable[int],
    across: Scale,
    y: float,
    style: str = "tiny muted",
    *,
    ruled: tuple[float, float] | None = None,
    middle: bool = False,
    edge: float | None = None,
) -> list[Markup]:
    """Write years across.

    Parameters
    ----------
    years : iterable of int
    across : Scale
    y : float
        Where the years stand.
    style : str
        The texts' classes.
    ruled : tuple of float, optional
        From where to where a line marks each year.
    middle : bool
        Whether a year stands below the middle of its width, and not below its beginning.
    edge : float, optional
        Where the picture ends: a year that would reach beyond it is moved inside.
    """
    parts: list[Markup] = []
    for year in years:
        x = across(year + 0.5 if middle else year)
        parts += [line(x, ruled[0], x, ruled[1], class_="grid")] if ruled is not None else []
        inside = x if edge is None else min(x, edge - YEAR_HALF)
        parts.append(text(inside, y, year, class_=style, text_anchor="middle"))
    return parts


def round_years(years: tuple[int, int], most: int) -> list[int]:
    """Give the round years from a first to a last one, at most about so many."""
    first, last = years
    step = next((step for step in YEAR_STEPS if (last - first) / step <= most), YEAR_STEPS[-1])
    return [year for year in range(first, last + 1) if year % step == 0]


def first_and_round(years: tuple[int, int], step: int, across: Scale) -> list[int]:
    """Give the first year, and the round ones that have room beside it."""
    rounds = (year for year in range(years[0], years[1] + 1) if year % step == 0)
    return [years[0], *(year for year in rounds if across(year) - across(years[0]) > YEAR_APART)]


def ends_and_round(years: tuple[int, int], step: int, apart: float) -> list[int]:
    """Give the first and last year, and the round ones at least so many years from both."""
    first, last = years
    inside = [year for year in range(first, last + 1) if year % step == 0 and min(year - first, last - year) >= apart]
    return sorted({first, *inside, last})


def ticks_of(highest: float, most: int = 5) -> list[float]:
    """Give round ticks from zero to just below the highest value."""
    steps = (0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 50)
    step = next((step for step in steps if highest / step <= most), steps[-1])
    return [step * number for number in range(int(highest / step) + 1)]


def experts(
    periods: Sequence[ExpertPeriod], frame: Frame, y: float, height: float = PERIOD_ROW, *, numbered: bool = False
) -> list[Markup]:
    """Draw the experts' periods as a band, with their bounds down the plot; nothing before the coding begins."""
    parts: list[Markup] = []
    ends = [*(period.first for period in periods), frame.years[1]][1:]
    for place, (period, following) in enumerate(zip(periods, ends, strict=True)):
        start = frame.across(max(period.first, frame.years[0]))
        end = frame.across(min(period.last + 1, following, frame.years[1]))
        tip = f"{period.first}–{period.last}: {word(period)}, as International Crisis Behavior codes it"
        parts.append(rect(start, y, end - start, height, tooltip(tip), class_="expert",
                          fill_opacity=0.34 if place % 2 == 0 else 0.16))  # fmt: skip
        fits = not numbered and width_of(word(period), 10.5) <= end - start - 4
        shown = word(period) if fits else str(period.number)
        parts.append(text(start + 3, y + height - 5, shown, class_="tiny"))
        parts.append(line(start, y + height, start, frame.bottom, class_="grid", stroke_dasharray="2 3"))
    return parts


def word(period: ExpertPeriod) -> str:
    """Write a period's word: in quotes where it is the coders' own, in brackets where it is ours."""
    return f"“{period.word}”" if period.own_word else f"[{period.word}]"


def period_key(periods: Sequence[ExpertPeriod]) -> str:
    """Write the periods as a line of text."""
    return "; ".join(f"{each.number} {word(each)} {each.first}–{each.last}" for each in periods)


def covered(parts: Mapping[int, float], frame: Frame, y: float, height: float = 6.0) -> list[Markup]:
    """Draw a strip, darker where a larger part of the states has a value; an empty frame beyond the source's years."""
    start, end = frame.across(frame.years[0]), frame.across(frame.years[1])
    drawn = [rect(start, y, end - start, height, class_="uncovered")]
    width = frame.across(frame.years[0] + 1) - start
    for first, last, tenth in stretches({year: round(10 * part) for year, part in parts.items()}):
        if tenth:
            tip = f"{span((first, last))}: about {tenth * 10}% of the states of the year have a value"
            x = frame.across(first)
            shade = round(0.08 + 0.92 * (tenth / 10) ** 1.5, 2)
            drawn.append(rect(x, y, min(frame.across(last) + width, end) - x, height, tooltip(tip), class_="age",
                              fill_opacity=shade, shape_rendering="crispEdges"))  # fmt: skip
    return drawn


def present(
    values: Mapping[int, float], reasons: Mapping[int, str], frame: Frame, y: float, number: int
) -> list[Markup]:
    """Draw a thin row: filled in years with a value, an empty frame where there is none, which says why."""
    width = frame.across(frame.years[0] + 1) - frame.across(frame.years[0])
    end = frame.across(frame.years[1])
    drawn: list[Markup] = []
    for run in runs(values):
        x = frame.across(run[0])
        drawn.append(rect(x, y, min(frame.across(run[-1]) + width, end) - x, 4, style=f"fill:var(--camp-{number})"))
    for run in runs(reasons):
        x = frame.across(run[0])
        tip = tooltip(f"{span(run)}: {reasons[run[0]]}")
        drawn.append(rect(x, y, max(min(frame.across(run[-1]) + width, end) - x, 1.0), 4, tip, class_="uncovered"))
    return drawn


def paragraph(prose: str, x: float, y: float, room: float, size: float = 10.5) -> tuple[list[Markup], float]:
    """Write a text in lines that fit; give them and where the next line would stand."""
    words, lines = prose.split(), [""]
    for each in words:
        longer = f"{lines[-1]} {each}".strip()
        lines = [*lines[:-1], longer] if width_of(longer, size) <= room else [*lines, each]
    drawn = [text(x, y + 14 * place, prose, class_="tiny muted") for place, prose in enumerate(lines)]
    return drawn, y + 14 * len(lines)

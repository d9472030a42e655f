"""The ties of one state through years as an SVG file: a line for each partner, hollow marks for another source.

A line joins a year and the next; none crosses a year without a value, a break, or the end of a source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from polycentric.pictures.drawing import splice, timeline
from polycentric.pictures.drawing.defaults import DASHES
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.palette import COLOURS
from polycentric.pictures.drawing.splice import Splice
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
    spread,
    text,
    tooltip,
    wrapped,
)
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.records.moved import Break

PLOT = 230.0
CLOSE = 60
STEPS = {"wide": ((12, 1), (40, 5), (90, 10), (400, 25)), "narrow": ((6, 1), (30, 5), (90, 25), (400, 50))}
TICKS = 5


@dataclass(frozen=True)
class Partner:
    """One partner: its id and name, the values of the layer's own source, and those of each that reaches further."""

    state: str
    name: str
    values: Mapping[int, float]
    after: tuple[Mapping[int, float], ...] = ()

    @property
    def courses(self) -> tuple[Mapping[int, float], ...]:
        """All values by year, source by source."""
        return (self.values, *self.after)

    @property
    def end(self) -> float:
        """Its last value, of whichever source."""
        known = next((each for each in reversed(self.courses) if each), {0: 0.0})
        return known[max(known)]


@dataclass(frozen=True)
class Panel:
    """One way of the tie: its heading, the unit, and the partners drawn."""

    heading: str
    unit: str
    partners: tuple[Partner, ...]


@dataclass(frozen=True)
class TiesYears:
    """The ties of a state through years.

    Attributes
    ----------
    title, source : str
        What the picture is, and what the lines are from.
    panels : tuple of Panel
    years : tuple of int
        First and last year drawn.
    ends : int
        The last year that the layer's own source covers.
    splices : tuple of Splice
        The sources that reach further, in the order of `Partner.after`.
    breaks : tuple of Break
        Where values of two neighbouring years can't be compared.
    notes : tuple of str
    """

    title: str
    source: str
    panels: tuple[Panel, ...]
    years: tuple[int, int]
    ends: int
    splices: tuple[Splice, ...] = ()
    breaks: tuple[Break, ...] = ()
    notes: tuple[str, ...] = ()


def draw(found: TiesYears, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    parts, y = timeline.heading(found.title, layout.width)
    for panel in found.panels:
        drawn, y = _panel(panel, found, y, layout)
        parts += drawn
    for note in _notes(found):
        written, y = timeline.paragraph(note, 0, y, layout.width - 10)
        parts += written
    return document(picture("ties_years", layout, y + 4, found.title, _spoken(found), parts), embed_font=True)


def _panel(panel: Panel, found: TiesYears, y: float, layout: Layout) -> tuple[list[Markup], float]:
    """Draw one way of the tie; give the parts and where they end."""
    words = wrapped(f"{panel.heading} ({panel.unit})", 12.0, layout.width - 4)
    parts = [text(0, y + 12 + 15 * place, each, class_="small strong") for place, each in enumerate(words)]
    head = y + 15 * len(words) + splice.LINE * len(found.splices) + 12
    right = layout.width - (170.0 if layout.is_wide else 62.0)
    first, last = found.years
    frame = Frame(44, right, head, head + PLOT, right + 9, layout.width, layout.width, (first, max(last, first + 1)))
    highest = 1.06 * max((value for each in panel.partners for value in _all(each)), default=1.0)
    lowest = min((value for each in panel.partners for value in _all(each)), default=0.0)
    highest = highest if highest > 0 else 1.0
    up = Scale(min(lowest, 0.0), highest, frame.bottom, frame.top)
    step = next(step for most, step in STEPS[layout.name] if last - first <= most)
    parts += timeline.axes(frame, up, ticks(highest, min(lowest, 0.0)), label="number", step=step)
    parts += _walls(found, frame)
    parts += splice.labels(found.splices, frame.right, frame.top - 8, frame.right - frame.left)
    parts += [_partner(each, place, found, frame, up) for place, each in enumerate(panel.partners)]
    return [*parts, *_names(panel.partners, frame, up, layout)], frame.bottom + 36


def ticks(highest: float, lowest: float = 0.0) -> list[float]:
    """Give round ticks around zero, between the lowest value and the highest, of any size."""
    powers = (base * 10.0**power for power in range(-4, 16) for base in (1, 2, 5))
    step = next(each for each in powers if (highest - lowest) / each <= TICKS)
    return [float(f"{step * number:.6g}") for number in range(-int(-lowest / step), int(highest / step) + 1)]


def joined(found: TiesYears, years: Sequence[int]) -> list[tuple[int, int]]:
    """Give the pairs of years of the own source that a line may join."""
    parted = {(each.before, each.after) for each in found.breaks}
    return [pair for pair in pairwise(sorted(years)) if pair[1] == pair[0] + 1 and pair not in parted]


def _all(each: Partner) -> list[float]:
    """Give all values of a partner."""
    return [value for course in each.courses for value in course.values()]


def _walls(found: TiesYears, frame: Frame) -> list[Markup]:
    """Draw the breaks, and the end of the source where another goes on."""
    parts = [
        group(tooltip(f"Break: {each.reason}"),
              splice.wall((each.before + each.after) / 2, frame.across, frame.top, frame.bottom))
        for each in found.breaks
    ]  # fmt: skip
    if found.splices:
        parts.append(splice.wall(found.ends + 0.5, frame.across, frame.top - 4, frame.bottom))
    return parts


def _partner(each: Partner, place: int, found: TiesYears, frame: Frame, up: Scale) -> Markup:
    """Draw one partner: points and lines of the own source, hollow marks of the others."""
    ink = _ink(place)
    lines = [
        line(frame.across(year), up(each.values[year]), frame.across(later), up(each.values[later]),
             class_="joined", style=f"stroke:{ink};stroke-width:1.8;stroke-dasharray:{DASHES[place % len(DASHES)]}")
        for year, later in joined(found, list(each.values))
    ]  # fmt: skip
    together = {year for pair in joined(found, list(each.values)) for year in pair}
    close = found.years[1] - found.years[0] > CLOSE
    points = [
        circle(frame.across(year), up(value), 1.2 if close else 2.4, tooltip(f"{each.name}, {year}: {value:,.3g}"),
               style=f"fill:{ink}")
        for year, value in each.values.items() if not close or year not in together
    ]  # fmt: skip
    beyond = [
        splice.marks(kind, values, frame.across, up, ink, f"{each.name}, {found.splices[kind].mark}",
                     size=2.2 if close else splice.SIZE)
        for kind, values in enumerate(each.after)
    ]  # fmt: skip
    return group(tooltip(each.name), *lines, *points, *beyond)


def _ink(place: int) -> str:
    """Give a partner's colour."""
    return f"var(--camp-{place % COLOURS + 1})"


def _names(partners: Sequence[Partner], frame: Frame, up: Scale, layout: Layout) -> list[Markup]:
    """Name the partners beside their ends, moved apart."""
    room = layout.width - frame.names - 4
    places = spread([up(each.end) for each in partners], 13.0, frame.top - 4, frame.bottom + 4)
    return [
        text(frame.names, y + 4, fitted(each.name if layout.is_wide else each.state, 10.5, room, bold=True),
             class_="tiny strong", style=f"fill:{_ink(place)}")
        for place, (each, y) in enumerate(zip(partners, places, strict=True))
    ]  # fmt: skip


def _notes(found: TiesYears) -> list[str]:
    """Say what lines and marks are, and what is left out."""
    lines = [f"Lines: {found.source}. A line joins a year and the next; none leads over years without a value, a break "
             "or the end of a source.", *splice.in_words(found.splices)]  # fmt: skip
    if found.breaks:
        reasons = dict.fromkeys(each.reason for each in found.breaks)
        lines.append(
            f"Dotted walls between years of one source: values can't be compared across ({'; '.join(reasons)})."
        )
    return [*lines, *found.notes]


def _spoken(found: TiesYears) -> str:
    """Say of each partner the first and the last value of each source."""
    sentences: list[str] = []
    for panel in found.panels:
        for each in panel.partners:
            sources = (found.source, *(one.mark for one in found.splices))
            told = [
                f"{values[min(values)]:,.3g} in {min(values)}, {values[max(values)]:,.3g} in {max(values)} ({source})"
                for source, values in zip(sources, each.courses, strict=True) if values
            ]  # fmt: skip
            sentences.append(f"{panel.heading} {each.name}: {'; '.join(told)}.")
    return " ".join(sentences)

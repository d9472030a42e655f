"""Shares of power by year as an SVG file: a point where a year is covered, a line only where no year is passed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import NARROW, WIDE, Scale, circle, group, line, picture, tooltip
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.drawing.words import percent
from polycentric.pictures.records.moved import Break
from polycentric.pictures.records.past import PastLine

# With more years than this the points would touch, and are drawn smaller.
CLOSE = 60
STEPS = {"wide": ((12, 1), (40, 5), (400, 25)), "narrow": ((6, 1), (30, 5), (400, 25))}


@dataclass(frozen=True)
class PowerYears:
    """Shares of power through years.

    Attributes
    ----------
    title, label, source : str
        What the picture is, the index, and what its numbers are from.
    lines : sequence of PastLine
        The states drawn, the one that once had the largest share first.
    years : tuple of int
        First and last year of which enough is known.
    breaks : sequence of Break
        Where shares of two neighbouring years can't be compared.
    left_out : sequence of str
        The years of which too little is known, with the reasons.
    """

    title: str
    label: str
    source: str
    lines: Sequence[PastLine]
    years: tuple[int, int]
    breaks: Sequence[Break] = ()
    left_out: Sequence[str] = ()


def draw(found: PowerYears, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    lines, (first, last) = found.lines, found.years
    layout = NARROW if narrow else WIDE
    heading, top = timeline.heading(found.title, layout.width)
    plot = 286.0 if narrow else 760.0
    frame = Frame(40, plot, top + 16, 420, plot + 8, layout.width, layout.width, (first, max(last, first + 1)))
    highest = 1.06 * max(share for each in lines for share in each.shares.values())
    up = frame.up(highest)
    step = next(step for most, step in STEPS[layout.name] if last - first <= most)
    parts = [*heading, *timeline.axes(frame, up, timeline.ticks_of(highest), step=step)]
    parts += [wall for each in found.breaks for wall in _wall(frame, (each.before + each.after) / 2, each.reason)]
    parts += [_state(each, place, found, frame, up) for place, each in enumerate(lines)]
    parts += timeline.names(lines, frame, up, short=narrow)
    y = frame.bottom + 40
    for note in _notes(found):
        written, y = timeline.paragraph(note, frame.left, y, layout.width - 60)
        parts += written
    return document(picture("power_years", layout, y, found.title, _spoken(lines), parts), embed_font=True)


def joined(found: PowerYears, shares: Sequence[int]) -> list[tuple[int, int]]:
    """Give the pairs of years that a line may join: a year and the next, with no break between them."""
    parted = {(each.before, each.after) for each in found.breaks}
    return [
        (year, later) for year, later in pairwise(sorted(shares)) if later == year + 1 and (year, later) not in parted
    ]


def _state(each: PastLine, place: int, found: PowerYears, frame: Frame, up: Scale) -> Markup:
    """Draw one state: its points, and the lines between those that can be compared."""
    ink = f"var(--camp-{timeline.ink(each.state, place)})"
    parts = [
        line(frame.across(year), up(each.shares[year]), frame.across(later), up(each.shares[later]),
             style=f"stroke:{ink};stroke-width:2", class_="joined")
        for year, later in joined(found, list(each.shares))
    ]  # fmt: skip
    size = 3 if found.years[1] - found.years[0] <= CLOSE else 1.6
    parts += [
        circle(
            frame.across(year), up(share), size, tooltip(f"{each.name}, {year}: {percent(share)}"), style=f"fill:{ink}"
        )
        for year, share in each.shares.items()
    ]
    return group(tooltip(each.name), *parts)


def _wall(frame: Frame, year: float, reason: str) -> list[Markup]:
    """Draw a break: a dotted wall."""
    x = frame.across(year)
    wall = line(x, frame.top - 6, x, frame.bottom, class_="axis", stroke_dasharray="1 3")
    return [group(tooltip(f"Break: {reason}"), wall)]


def _notes(found: PowerYears) -> list[str]:
    """Say what points, lines and walls are, and what is left out."""
    notes = [
        f"Points: {found.label}, in years of which enough is known. A line joins a year and the next; none "
        "crosses years that nobody has read, or a break.",
        f"Source: {found.source}.",
    ]
    if found.breaks:
        reasons = dict.fromkeys(each.reason for each in found.breaks)
        notes.append(f"Dotted walls: breaks, across which shares can't be compared ({'; '.join(reasons)}).")
    if found.left_out:
        notes.append(f"Left out, since too little is known: {'; '.join(found.left_out)}.")
    return notes


def _spoken(lines: Sequence[PastLine]) -> str:
    """Say which share each state has in its first and last year."""
    ends = [(each, min(each.shares), max(each.shares)) for each in lines if each.shares]
    return " ".join(
        f"{each.name}: {percent(each.shares[first])} in {first}, {percent(each.shares[last])} in {last}."
        for each, first, last in ends
    )

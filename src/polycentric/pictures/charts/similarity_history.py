"""The similarity of two states through time, as an SVG file: a line for each measure, and where there is none, why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from polycentric.pictures.drawing import splice
from polycentric.pictures.drawing.defaults import DASHES, LEFT, YEARS_FIT
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.splice import Splice
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    Scale,
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
from polycentric.pictures.drawing.timeline import round_years, runs, year_axis

TOP, BOTTOM = 62.0, 382.0
RIGHT = {"wide": 285.0, "narrow": 10.0}  # the room for names; on a phone they stand below
STRIP, STEP = 9.0, 30.0
MARKS = (1.0, 0.5, 0.0, -0.5, -1.0)


@dataclass(frozen=True)
class Measured:
    """One measure: its label, values by year, for years without one the reason, and values by another source."""

    label: str
    values: Mapping[int, float]
    reasons: Mapping[int, str]
    after: Mapping[int, float] = field(default_factory=dict[int, float])


@dataclass(frozen=True)
class Alike:
    """What the picture shows: a title, the measures, the years, what is written below, and where a source ends."""

    title: str
    measures: Sequence[Measured]
    years: tuple[int, int]
    notes: Sequence[str]
    splice: Splice | None = None


def draw(alike: Alike, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    heading = wrapped(alike.title, 15.0, layout.width - LEFT - 10)
    top = TOP + 19 * (len(heading) - 1)
    across = Scale(alike.years[0], alike.years[1] + 1, LEFT, layout.width - RIGHT[layout.name])
    lowest = min((value for each in alike.measures for value in each.values.values()), default=0.0)
    up = Scale(min(-1.0, lowest), 1.0, BOTTOM, top)
    shown = [(place, each) for place, each in enumerate(alike.measures) if each.values]
    parts = [text(LEFT, 20 + 19 * place, words, class_="strong") for place, words in enumerate(heading)]
    parts += [*_grid(across, up, layout), *(_line(each, place, across, up) for place, each in shown)]
    parts += _beyond(alike, across, up)
    parts += [*(_labels(shown, up) if layout.is_wide else _key(shown))]
    strips, below = _strips(alike, across, BOTTOM + 44 + (0 if layout.is_wide else 17 * len(shown)), layout)
    notes, end = _notes(alike, below, layout)
    drawn = picture("similarity", layout, end + 12, alike.title, _spoken(alike), [*parts, *strips, *notes])
    return document(drawn, embed_font=True)


def _grid(across: Scale, up: Scale, layout: Layout) -> Iterator[Markup]:
    """Draw both axes; zero is marked."""
    long = "1 alike; 0 as chance has it (kappa, pi, tau-b) or halfway (S); below, opposed"
    short = "1 alike; 0 by chance, or halfway (S); below, opposed"
    yield text(LEFT, up.end - 18, long if layout.is_wide else short, class_="small muted")
    for mark in MARKS:
        y = up(mark)
        yield line(LEFT, y, across.end, y, class_="axis" if mark == 0 else "grid")
        yield text(LEFT - 6, y + 4, f"{mark:g}".replace("-", "−"), class_="small muted", text_anchor="end")
    years = round_years((int(across.low), int(across.high) - 1), YEARS_FIT[layout.name])
    yield from year_axis(years, across, BOTTOM + 17, "small muted", middle=True)


def _line(each: Measured, place: int, across: Scale, up: Scale) -> Markup:
    """Draw one measure, broken where a year has no value; a year alone is a dash."""
    style = f"fill:none;stroke:var(--camp-{place + 1});stroke-width:2;stroke-dasharray:{DASHES[place]}"
    courses = ([(across(year + part), up(each.values[year])) for year in run for part in (0.0, 1.0)]
               for run in runs(each.values))  # fmt: skip
    strokes = [polyline(points, style=style, class_="joined") for points in courses]
    return group(tooltip(each.label), *strokes)


def _beyond(alike: Alike, across: Scale, up: Scale) -> Iterator[Markup]:
    """Draw the years of another source: a wall, hollow marks that no line reaches, and its name."""
    if alike.splice is None:
        return
    yield splice.wall(alike.splice.years[0], across, up.end - 4, BOTTOM)
    yield from splice.labels([alike.splice], across.end, up.end - 5, across.end - LEFT)
    middle = replace(across, low=across.low - 0.5, high=across.high - 0.5)
    for place, each in enumerate(alike.measures):
        ink = f"var(--camp-{place + 1})"
        yield splice.marks(0, each.after, middle, up, ink, f"{each.label}, {alike.splice.mark}")


def _labels(shown: Sequence[tuple[int, Measured]], up: Scale) -> Iterator[Markup]:
    """Name the measures beside the ends of their lines, moved apart, with a piece of the line."""
    ends = spread([up(each.values[max(each.values)]) for _, each in shown], 16.0, up.end, BOTTOM)
    start = WIDE.width - RIGHT["wide"] + 8
    for (place, each), y in zip(shown, ends, strict=True):
        yield from _named(each, place, start, y, RIGHT["wide"] - 40)


def _key(shown: Sequence[tuple[int, Measured]]) -> Iterator[Markup]:
    """Name the measures below the axis."""
    for row, (place, each) in enumerate(shown):
        yield from _named(each, place, LEFT, BOTTOM + 38 + 17 * row, NARROW.width - LEFT - 38)


def _named(each: Measured, place: int, x: float, y: float, room: float) -> Iterator[Markup]:
    """Name a measure behind a piece of its line."""
    style = f"stroke:var(--camp-{place + 1});stroke-width:2;stroke-dasharray:{DASHES[place]}"
    yield line(x, y, x + 22, y, style=style)
    yield text(x + 28, y + 4, fitted(each.label, 12.0, room, bold=True), class_="small strong",
               style=f"fill:var(--camp-{place + 1})")  # fmt: skip


def _strips(alike: Alike, across: Scale, top: float, layout: Layout) -> tuple[list[Markup], float]:
    """Draw for each reason a strip of the years in which it leaves a measure without a value."""
    years: dict[str, dict[int, None]] = {}
    for each in alike.measures:
        for year, reason in each.reasons.items():
            years.setdefault(reason, {})[year] = None
    parts, y = list[Markup](), top
    for reason, missing in years.items():
        parts.append(text(LEFT, y, fitted(f"No value: {reason}", 11.0, layout.width - LEFT - 10), class_="tiny muted"))
        parts += [
            rect(across(run[0]), y + 5, across(run[-1] + 1) - across(run[0]), STRIP,
                 tooltip(f"{run[0]}–{run[-1]}: {reason}"), class_="age", fill_opacity=0.55)
            for run in runs(missing)
        ]  # fmt: skip
        y += STEP
    return parts, y


def _notes(alike: Alike, below: float, layout: Layout) -> tuple[list[Markup], float]:
    """Say what was compared, and where it is from; give the texts and where they end."""
    said = [*alike.notes, *([] if alike.splice is None else splice.in_words([alike.splice]))]
    lines = [line for words in said for line in wrapped(words, 12.0, layout.width - LEFT - 10)]
    texts = [text(LEFT, below + 8 + 16 * place, words, class_="small muted") for place, words in enumerate(lines)]
    return texts, below + 16 * len(lines)


def _spoken(alike: Alike) -> str:
    """Say what each measure gives in its first and its last year."""
    sentences = [
        f"{each.label}: {each.values[min(each.values)]:.2f} in {min(each.values)}, "
        f"{each.values[max(each.values)]:.2f} in {max(each.values)}."
        if each.values
        else f"{each.label}: no value in any year."
        for each in alike.measures
    ]
    return " ".join(sentences)

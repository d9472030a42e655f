"""The fan of futures: shares of the past as lines, of the runs as bands, and under them the chance of each class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import NARROW, WIDE, Scale, element, group, line, picture, rect, text, tooltip
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.drawing.words import percent
from polycentric.pictures.records.past import PastLine

Band = tuple[float, float, float, float, float]
INK = {"unipolar": 4, "bipolar": 2, "multipolar": 1}


@dataclass(frozen=True)
class FanLine:
    """One state: its shares of past years, and of each year of the runs the 5, 25, 50, 75 and 95% quantiles."""

    state: str
    name: str
    past: Mapping[int, float]
    fan: Mapping[int, Band]


@dataclass(frozen=True)
class FuturesFan:
    """What the picture shows: states, the chance of each class by year, the rule that tells it, and the source."""

    title: str
    lines: Sequence[FanLine]
    classes: Mapping[str, Mapping[int, float]]
    rule: str
    source: str


def draw(found: FuturesFan, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    heading, top = timeline.heading(found.title, layout.width)
    years = sorted({year for each in found.lines for year in (*each.past, *each.fan)})
    plot = 286.0 if narrow else 760.0
    frame = Frame(40, plot, top + 16, 420, plot + 8, layout.width, layout.width, (years[0], years[-1]))
    up = frame.up(1.04 * max(band[4] for each in found.lines for band in each.fan.values()))
    parts = [*heading, *timeline.axes(frame, up, timeline.ticks_of(up.high), step=10 if narrow else 5)]
    start = min(found.lines[0].fan)
    parts.append(line(frame.across(start), frame.top - 6, frame.across(start), frame.bottom, class_="axis",
                      stroke_dasharray="1 3"))  # fmt: skip
    for place, each in enumerate(found.lines):
        parts += _state(each, place, frame, up)
    ends = [PastLine(each.state, each.name, {max(each.fan): each.fan[max(each.fan)][2]}) for each in found.lines]
    parts += timeline.names(ends, frame, up, short=narrow)
    parts += _classes(found, frame, frame.bottom + 40)
    y = frame.bottom + 120
    for note in _notes(found, start):
        written, y = timeline.paragraph(note, frame.left, y, layout.width - 60)
        parts += written
    return document(picture("futures_fan", layout, y, found.title, _spoken(found), parts), embed_font=True)


def _state(each: FanLine, place: int, frame: Frame, up: Scale) -> list[Markup]:
    """Draw one state's past, its two bands and the middle of the runs."""
    ink = f"var(--camp-{timeline.ink(each.state, place)})"
    years = sorted(each.fan)

    def band(low: int, high: int, opacity: float) -> Markup:
        way = [(frame.across(year), up(each.fan[year][high])) for year in years]
        way += [(frame.across(year), up(each.fan[year][low])) for year in reversed(years)]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in way) + "Z"
        return element("path", d=path, style=f"fill:{ink};fill-opacity:{opacity};stroke:none")

    last = each.fan[years[-1]]
    tip = tooltip(f"{each.name}, {years[-1]}: {percent(last[0])} to {percent(last[4])} in nine of ten runs")
    style = f"fill:none;stroke:{ink};stroke-width:2;stroke-linejoin:round"
    middle = {year: each.fan[year][2] for year in years}
    known = {**each.past, years[0]: each.fan[years[0]][2]}
    past = "M" + "L".join(f"{frame.across(year):.1f} {up(known[year]):.1f}" for year in sorted(known))
    return [
        group(tip, band(0, 4, 0.14), band(1, 3, 0.22), timeline.curve(middle, frame, up, style, each.name)),
        element("path", d=past, style=style),
    ]


def _classes(found: FuturesFan, frame: Frame, top: float, height: float = 44.0) -> list[Markup]:
    """Draw the chance of each class as a stack of bars, a year each."""
    across, years = frame.across, sorted(next(iter(found.classes.values())))
    width = (across(years[-1]) - across(years[0])) / max(len(years) - 1, 1)
    parts = [
        text(
            frame.left,
            top - 6,
            f"Chance of each class by the rule “{found.rule[0].lower()}{found.rule[1:]}”",
            class_="tiny strong",
        )
    ]
    for year in years:
        y = top
        for word, chances in found.classes.items():
            tall = height * chances[year]
            tip = tooltip(f"{year}: {word} in {percent(chances[year])} of the runs")
            parts.append(rect(across(year) - width / 2, y, width, tall, tip, style=f"fill:var(--camp-{INK[word]})",
                              fill_opacity=0.75))  # fmt: skip
            y += tall
    words = ", ".join(f"{word} {percent(chances[years[-1]])}" for word, chances in found.classes.items())
    parts.append(text(frame.left, top + height + 14, f"Top to bottom, {years[-1]}: {words}", class_="tiny"))
    return parts


def _notes(found: FuturesFan, start: int) -> list[str]:
    """Say what lines and bands are."""
    return [
        f"Up to {start} shares of capabilities by edition; from then on the middle of the runs, half of them (dark) "
        "and nine of ten (light).",
        f"{found.source[0].upper()}{found.source[1:]}.",
    ]


def _spoken(found: FuturesFan) -> str:
    """Say where each state's runs end."""
    ends = [(each, max(each.fan)) for each in found.lines]
    return " ".join(
        f"{each.name}: {percent(each.fan[year][0])} to {percent(each.fan[year][4])} in {year}." for each, year in ends
    )

"""The parts of a fan of futures: past lines that nothing joins, bands of runs, and the chances of classes."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.svg import (
    Layout,
    Scale,
    circle,
    element,
    group,
    line,
    polyline,
    rect,
    text,
    tooltip,
    wrapped,
)
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.drawing.words import percent
from polycentric.pictures.records.ahead import FEWER, Ahead, FanLine, FanPanel, Told
from polycentric.pictures.records.past import PastLine

HEIGHT, STRIP = 236.0, 56.0
FIRST_WIDE, FIRST_NARROW = 1950, 1990  # a fan of 25 years is lost beside two centuries


def drawn(found: Ahead, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Draw all panels, the chances below the first, and the words below; give where they end."""
    parts: list[Markup] = []
    y = top
    for place, panel in enumerate(found.panels):
        frame = _frame(found, layout, y + 40)
        parts += _panel(panel, frame, layout, found)
        y = frame.bottom + 26
        if place == 0 and found.told is not None:
            drawn_strip, y = _chances(found.told, frame, layout, y + 8)
            parts += drawn_strip
        y += 14
    for note in _notes(found):
        written, y = timeline.paragraph(note, 0, y, layout.width - 12)
        parts += written
    return parts, y


def _frame(found: Ahead, layout: Layout, top: float) -> Frame:
    """Place a panel; all have the same years, of which a phone shows fewer."""
    lines = [each for panel in found.panels for each in panel.lines]
    known = [year for each in lines for year in (*each.archive, *each.past, *each.fan)]
    first = max(min(known), FIRST_WIDE if layout.is_wide else FIRST_NARROW)
    right = layout.width - (150 if layout.is_wide else 48)
    return Frame(36, right, top, top + HEIGHT, right + 7, layout.width + 8, layout.width, (first, max(known)))


def _panel(panel: FanPanel, frame: Frame, layout: Layout, found: Ahead) -> list[Markup]:
    """Draw one quantity."""
    first = frame.years[0]
    seen = [share for each in panel.lines for held in (each.archive, each.past) for year, share in held.items()
            if year >= first]  # fmt: skip
    highest = 1.05 * max([*seen, *(band[4] for each in panel.lines for band in each.fan.values())])
    up = frame.up(highest)
    parts = [text(0, frame.top - 26, line_, class_="head") for line_ in wrapped(panel.label, 13, layout.width)[:1]]
    parts += timeline.axes(frame, up, timeline.ticks_of(highest), step=10)
    parts += _walls(panel, frame, found, layout)
    for place, each in enumerate(panel.lines):
        parts += _state(each, place, frame, up, found.runs)
    ends = [PastLine(each.state, each.name, {max(each.fan): each.fan[max(each.fan)][2]}) for each in panel.lines]
    return [*parts, *timeline.names(ends, frame, up, short=not layout.is_wide)]


def _walls(panel: FanPanel, frame: Frame, found: Ahead, layout: Layout) -> list[Markup]:
    """Mark where the runs begin, and where another source ends, with a word over each."""
    x, y = frame.across(found.start), frame.top - 8
    said = f"runs, {found.start}–{found.until}" if layout.is_wide else "runs"
    parts = [line(x, frame.top - 6, x, frame.bottom, class_="axis", stroke_dasharray="1 3"),
             text(x + 4, y, said, class_="tiny muted")]  # fmt: skip
    if any(max(each.archive) >= frame.years[0] for each in panel.lines if each.archive):
        said = "archive: thin" if layout.is_wide else "thin: archive"
        parts.append(text(frame.left, y, f"{said}; editions: thick", class_="tiny muted"))
    else:
        parts.append(text(frame.left, y, "by edition", class_="tiny muted"))
    return parts


def _state(each: FanLine, place: int, frame: Frame, up: Scale, runs: int) -> list[Markup]:
    """Draw one state: its past, its two bands, and the middle of the runs."""
    ink, dash = f"var(--camp-{timeline.ink(each.state, place)})", timeline.DASHES.get(each.state)
    dashed = f";stroke-dasharray:{dash}" if dash else ""
    style = f"fill:none;stroke:{ink};stroke-linejoin:round{dashed}"
    years, first = sorted(each.fan), frame.years[0]

    def band(low: int, high: int, opacity: float) -> Markup:
        way = [(frame.across(year), up(each.fan[year][high])) for year in years]
        way += [(frame.across(year), up(each.fan[year][low])) for year in reversed(years)]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in way) + "Z"
        return element("path", d=path, style=f"fill:{ink};fill-opacity:{opacity};stroke:none")

    last, parts = each.fan[years[-1]], list[Markup]()
    most = "in nine of ten runs" if runs >= FEWER else f"in most of {runs} runs"
    tip = f"{each.name}, {years[-1]}: {percent(last[0])} to {percent(last[4])} {most}"
    archive = {year: share for year, share in each.archive.items() if year >= first}
    if archive:
        thin = f"{style};stroke-width:1.1;stroke-opacity:.8"
        parts.append(timeline.curve(archive, frame, up, thin, f"{each.name}, by the archive"))
    for run in each.runs:
        known = {year: each.past[year] for year in run if year >= first and year in each.past}
        parts.append(_edition(each, known, frame, up, f"{style};stroke-width:2.2", ink))
    middle = timeline.curve({year: each.fan[year][2] for year in years}, frame, up, f"{style};stroke-width:2", tip)
    return [*parts, group(tooltip(tip), band(0, 4, 0.13), band(1, 3, 0.22), middle)]


def _edition(each: FanLine, known: Mapping[int, float], frame: Frame, up: Scale, style: str, ink: str) -> Markup:
    """Draw the editions that a line may join; one alone is a dot."""
    points = [(frame.across(year), up(share)) for year, share in sorted(known.items())]
    if len(points) < 2:
        dots = [circle(x, y, 2.3, style=f"fill:{ink}") for x, y in points]
        return group(tooltip(f"{each.name}, by edition"), *dots)
    return group(tooltip(f"{each.name}, by edition"), polyline(points, style=style))


def _chances(told: Told, frame: Frame, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Draw the chance of each class as a stack of bars, a year each, beside the words for it; the observed apart."""
    years = sorted(next(iter(told.classes.values())))
    width = frame.across(years[0]) - frame.across(years[0] - 1)
    begin = frame.across(years[0]) - width / 2
    seen = begin - 8 - max(width, 6.0)
    parts, y = _key(told, seen - 10, top, years[-1])
    parts += _observed(told, seen, top, max(width, 6.0))
    for year in years:
        parts += _stack(told, year, frame.across(year) - width / 2, top, width)
    return parts, max(y, top + STRIP) + 14


def _key(told: Told, room: float, top: float, last: int) -> tuple[list[Markup], float]:
    """Say which rule tells the classes, and how likely each is in the last year."""
    parts, y = list[Markup](), top
    for words in wrapped(f"What the rule “{told.rule[0].lower()}{told.rule[1:]}” calls the order", 10.5, room):
        parts.append(text(0, y + 9, words, class_="tiny strong"))
        y += 13
    for word, chances in told.classes.items():
        said = f"{word}: {percent(chances[last], 0)} in {last}"
        parts.append(rect(0, y + 3, 9, 9, class_=f"verdict {word}"))
        for place, words in enumerate(wrapped(said, 10.5, room - 14)):
            parts.append(text(14, y + 11 + 12 * place, words, class_="tiny"))
            y += 12 * (place > 0)
        y += 14
    return parts, y


def _observed(told: Told, x: float, top: float, width: float) -> list[Markup]:
    """Draw the class of the year that was observed, which is no chance, beside the chances."""
    tip = tooltip(f"{told.year}, as observed: {told.observed}")
    return [rect(x, top, width, STRIP, tip, class_=f"verdict {told.observed}"),
            text(x + width, top + STRIP + 11, f"{told.year}: seen", class_="tiny muted", text_anchor="end"),
            text(x + width + 8, top + STRIP + 11, "later: chances", class_="tiny muted")]  # fmt: skip


def _stack(told: Told, year: int, x: float, top: float, width: float) -> list[Markup]:
    """Draw one year."""
    parts: list[Markup] = []
    for word, chances in told.classes.items():
        tall = STRIP * chances[year]
        tip = tooltip(f"{year}: {word} in {percent(chances[year])} of the runs")
        parts.append(rect(x, top, width, tall, tip, class_=f"verdict {word}", shape_rendering="crispEdges"))
        top += tall
    return parts


def _notes(found: Ahead) -> list[str]:
    """Say what lines and bands are, and what doesn't join."""
    light = "nine of ten" if found.runs >= FEWER else f"most of {found.runs}"
    notes = [f"Bands: half of the runs (dark) and {light} (light); the line in them is the middle of the runs, year "
             "by year, and no run. The chances are the model’s own."]  # fmt: skip
    for panel in found.panels:
        archive = f"; thin lines: {panel.archive}, which nothing joins to the rest" if panel.archive else ""
        notes.append(f"{panel.label}: {panel.past}{archive}.")
    return [*notes, f"{found.source[0].upper()}{found.source[1:]}."]


def spoken(panels: Sequence[FanPanel]) -> str:
    """Say where each state's runs end."""
    said: list[str] = []
    for panel in panels:
        ends = [(each, max(each.fan)) for each in panel.lines]
        told = "; ".join(f"{each.name} {percent(each.fan[at][0])} to {percent(each.fan[at][4])} in {at}"
                         for each, at in ends)  # fmt: skip
        said.append(f"{panel.label}: {told}.")
    return " ".join(said)

"""Ideal points as SVG files: chosen states through time with bands, and a session's resolutions along the axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing.defaults import LEFT
from polycentric.pictures.drawing.document import document
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
    polyline,
    spread,
    text,
    tooltip,
    wrapped,
)
from polycentric.pictures.drawing.timeline import ends_and_round, runs, year_axis

TOP, BOTTOM = 52.0, 420.0
RIGHT = {"wide": 170.0, "narrow": 96.0}
STROKES = ("none", "7 3", "2 3", "9 3 2 3", "none", "7 3", "2 3", "9 3 2 3")  # told apart in grey too
ROW, NAME_WIDTH = {"wide": 21.0, "narrow": 38.0}, 316.0  # on a phone a name stands above its row


@dataclass(frozen=True)
class Path:
    """One state's ideal points by year, and the band that holds them with the probability stated."""

    name: str
    points: Mapping[int, float]
    low: Mapping[int, float]
    high: Mapping[int, float]


@dataclass(frozen=True)
class Ahead:
    """What stands around a picture: its title, who is positive, what the band holds, and the sources."""

    title: str
    anchor: str
    band: str
    source: str


@dataclass(frozen=True)
class Item:
    """A resolution: where on the axis a vote turns from one answer to the next, with the votes cast.

    `turns` are the places of even odds of no and of yes; None where the item does not discriminate.
    """

    label: str
    turns: tuple[float, float] | None
    yes_side: int
    votes: tuple[int, int, int]


@dataclass(frozen=True)
class Paths:
    """States through time, and what stands around them."""

    paths: Sequence[Path]
    ahead: Ahead


@dataclass(frozen=True)
class Items:
    """A session's resolutions, the places of the states on their axis, and what stands around them."""

    items: Sequence[Item]
    places: Mapping[str, float]
    ahead: Ahead


def draw_paths(record: Paths, *, narrow: bool = False) -> str:
    """Give states through time as a whole SVG document, for a page or for a phone."""
    paths, ahead, layout = record.paths, record.ahead, NARROW if narrow else WIDE
    years = sorted({year for path in paths for year in path.points})
    values = [value for path in paths for side in (path.low, path.high) for value in side.values()]
    across = Scale(years[0], max(years[-1], years[0] + 1), LEFT, layout.width - RIGHT[layout.name])
    up = Scale(min(values), max(values), BOTTOM, TOP)
    parts = [text(LEFT, 20, fitted(ahead.title, 15.0, layout.width - LEFT - 6, bold=True), class_="strong")]
    parts += _axes(across, up, years)
    parts += [_path(path, place, across, up) for place, path in enumerate(paths, start=1)]
    notes, end = _notes(ahead, BOTTOM + 42, layout)
    parts += [*_ends(paths, up, layout), *notes]
    spoken = " ".join(
        f"{path.name}: {path.points[min(path.points)]:.1f} in {min(path.points)}, "
        f"{path.points[max(path.points)]:.1f} in {max(path.points)}."
        for path in paths
    )
    return document(picture("ideal_points", layout, end, ahead.title, spoken, parts), embed_font=True)


def _axes(across: Scale, up: Scale, years: Sequence[int]) -> list[Markup]:
    """Draw both axes; the line at zero is the mean of all states in all years."""
    parts: list[Markup] = []
    for value in range(int(up.low) - 1, int(up.high) + 2):
        if up.low <= value <= up.high:
            y = up(value)
            parts += [
                line(LEFT, y, across.end, y, class_="grid"),
                text(LEFT - 6, y + 4, _signed(value), class_="small muted", text_anchor="end"),
            ]
    span = years[-1] - years[0]
    every = 10 if span > 25 else 5 if span > 8 else 1
    shown = ends_and_round((years[0], years[-1]), every, every / 2)
    return [*parts, *year_axis(shown, across, BOTTOM + 17, "small muted")]


def _signed(value: int) -> str:
    """Write a whole number with its sign."""
    return f"{value:+d}" if value else "0"


def _path(path: Path, place: int, across: Scale, up: Scale) -> Markup:
    """Draw one state's band and line, broken where a year has no vote."""
    colour = f"var(--camp-{(place - 1) % 8 + 1})"
    dashes = STROKES[(place - 1) % len(STROKES)]
    parts: list[Markup] = []
    for run in runs(path.points):
        upper = [(across(year), up(path.high[year])) for year in run]
        lower = [(across(year), up(path.low[year])) for year in reversed(run)]
        parts.append(polyline([*upper, *lower], style=f"fill:{colour};fill-opacity:.16;stroke:none"))
        middle = [(across(year), up(path.points[year])) for year in run]
        parts.append(polyline(middle, style=f"fill:none;stroke:{colour};stroke-width:2;stroke-dasharray:{dashes}"))
        if len(run) == 1:
            parts.append(circle(*middle[0], 2.5, style=f"fill:{colour}"))
    return group(tooltip(path.name), *parts)


def _ends(paths: Sequence[Path], up: Scale, layout: Layout) -> list[Markup]:
    """Name the states beside the ends of their lines, moved apart, each in its line's colour."""
    last, room = max(max(path.points) for path in paths), RIGHT[layout.name]
    places = spread([up(path.points[max(path.points)]) for path in paths], 15.0, TOP, BOTTOM)
    return [
        text(
            layout.width - room + 10, y + 4,
            fitted(path.name + ("" if max(path.points) == last else f", to {max(path.points)}"), 12.0, room - 12),
            class_="small strong", style=f"fill:var(--camp-{(place - 1) % 8 + 1})",
        )
        for place, (path, y) in enumerate(zip(paths, places, strict=True), start=1)
    ]  # fmt: skip


def _notes(ahead: Ahead, y: float, layout: Layout) -> tuple[list[Markup], float]:
    """Say what the axis is and where the numbers are from; give the texts and where the picture ends."""
    notes = [
        f"Up is the side of {ahead.anchor}, by convention; the unit is the standard deviation over all states and "
        f"sessions. {ahead.band}",
        ahead.source,
    ]
    room = layout.width - LEFT - (150 if layout.is_wide else 8)
    lines = [part for words in notes for part in wrapped(words, 13.0, room)]
    texts = [text(LEFT, y + 16 * place, words, class_="small muted") for place, words in enumerate(lines)]
    return texts, y + 16 * max(len(lines) - 1, 3) + 10


def draw_items(record: Items, *, narrow: bool = False) -> str:
    """Give a session's resolutions along the axis as a whole SVG document, for a page or for a phone.

    A row is a resolution; its bar runs over the places where an abstention is the likeliest answer, or where it never
    is, stands as a point where no turns to yes. The arrow points to who votes yes.
    """
    items, places, ahead, layout = record.items, record.places, record.ahead, NARROW if narrow else WIDE
    low, high = min(places.values()), max(places.values())
    start, end = (LEFT + NAME_WIDTH, layout.width - 60) if layout.is_wide else (30.0, layout.width - 20)
    across, row = Scale(low - 0.3, high + 0.3, start, end), ROW[layout.name]
    height = TOP + 36 + row * len(items)
    first = TOP + row + 25
    heading = text(LEFT if layout.is_wide else 12, 20, fitted(ahead.title, 15.0, layout.width - LEFT, bold=True),
                   class_="strong")  # fmt: skip
    parts = [heading, _states(places, across), *_ticks(across, height)]
    parts += [_item(item, first + row * place, across, layout) for place, item in enumerate(items)]
    spoken = (
        f"{len(items)} resolutions; the axis runs from {low:.1f} to {high:.1f}, positive on the side of {ahead.anchor}."
    )
    notes, bottom = _notes(ahead, height + 40, layout)
    return document(
        picture("ideal_point_items", layout, bottom, ahead.title, spoken, [*parts, *notes]), embed_font=True
    )


def _states(places: Mapping[str, float], across: Scale) -> Markup:
    """Draw all states as ticks above the rows, some of them named where there is room."""
    ticks = [
        group(
            tooltip(name),
            line(across(value), TOP, across(value), TOP + 9, style="stroke:var(--ink);stroke-opacity:.45"),
        )
        for name, value in places.items()
    ]
    named: list[Markup] = []
    taken: list[float] = []
    ends = sorted(places, key=lambda name: -abs(places[name]))
    for name in ends:
        x = across(places[name])
        if all(abs(x - other) > 34 for other in taken):
            taken.append(x)
            named.append(text(x, TOP - 6, name, class_="tiny muted", text_anchor="middle"))
    return group(*ticks, *named)


def _ticks(across: Scale, height: float) -> list[Markup]:
    """Draw the axis below the rows."""
    parts: list[Markup] = []
    for value in range(int(across.low) - 1, int(across.high) + 2):
        if across.low <= value <= across.high:
            x = across(value)
            parts += [
                line(x, TOP + 14, x, height, class_="grid"),
                text(x, height + 16, _signed(value), class_="small muted", text_anchor="middle"),
            ]
    return parts


def _item(item: Item, y: float, across: Scale, layout: Layout) -> Markup:
    """Draw one resolution."""
    no, abstain, yes = item.votes
    if layout.is_wide:
        left, room, above, end = LEFT, NAME_WIDTH - 96, 0.0, LEFT + NAME_WIDTH - 12
    else:
        left, room, above, end = 12.0, layout.width - 100, 14.0, layout.width - 8
    words = text(left, y + 4 - above, fitted(item.label, 12.0, room), class_="small")
    label = group(tooltip(item.label), words)
    cast = text(end, y + 4 - above, f"{yes}–{no}–{abstain}", class_="tiny muted", text_anchor="end")
    if item.turns is None:
        return group(label, cast)
    start, end = (min(max(turn, across.low), across.high) for turn in sorted(item.turns))
    outside = sorted(item.turns)[0] > across.high or sorted(item.turns)[1] < across.low
    x1, x2 = across(start), across(end)
    mark = line(x1, y, max(x2, x1 + 1), y, style="stroke:var(--camp-3);stroke-width:7")
    tip = x2 if item.yes_side > 0 else x1
    head = 9.0 * item.yes_side
    arrow = element("path", d=f"M{tip:.1f} {y - 5:.1f}L{tip + head:.1f} {y:.1f}L{tip:.1f} {y + 5:.1f}Z",
                    style=f"fill:var(--camp-1);fill-opacity:{'.35' if outside else '1'}")  # fmt: skip
    return group(label, cast, mark, arrow)

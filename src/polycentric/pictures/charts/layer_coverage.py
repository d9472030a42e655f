"""The map of series by year: how much of the world each series of `history` covers, as an SVG file of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Layout,
    Scale,
    fitted,
    group,
    picture,
    rect,
    text,
    tooltip,
    width_of,
    wrapped,
)
from polycentric.pictures.drawing.timeline import ends_and_round, year_axis

TOP, LEFT, RIGHT = 58.0, 162.0, 268.0
BAR, STEP = 14.0, {"wide": 19.0, "narrow": 36.0}


@dataclass(frozen=True)
class Stretch:
    """Years over which a variable's coverage stays about the same.

    `covered` is the part of the states or pairs of those years that the source speaks of; None where the source has not
    been fetched and only its years are known.
    """

    first: int
    last: int
    covered: float | None


@dataclass(frozen=True)
class Covered:
    """One row of the map: a variable, what its cells are, its source, and the years that this covers."""

    name: str
    label: str
    cells: str
    source: str
    stretches: Sequence[Stretch]


@dataclass(frozen=True)
class Coverage:
    """What the map shows: a row for each variable, and the years."""

    rows: Sequence[Covered]
    years: tuple[int, int]


def draw(found: Coverage, *, narrow: bool = False) -> str:
    """Give the map as a whole SVG document: a row per variable, darker where more of the world is covered.

    On a phone a row's name and source stand above it.
    """
    layout, years = NARROW if narrow else WIDE, found.years
    key, top = _key(layout)
    left, right = (LEFT, layout.width - RIGHT) if layout.is_wide else (12.0, layout.width - 14)
    scale = Scale(years[0], years[1] + 1, left, right)
    step = STEP[layout.name]
    height = top + step * len(found.rows) + 24
    shown = ends_and_round(years, 50, 22 if layout.is_wide else 30)
    axis = group(*year_axis(shown, scale, top - 14, "small muted", ruled=(top - 8, height - 14)))
    bars = (_row(row, top + place * step, scale, layout) for place, row in enumerate(found.rows))
    description = ". ".join(f"{row.name}: {_spoken(row)}" for row in found.rows)
    title = f"What the series of two centuries cover, {years[0]}–{years[1]}"
    return document(picture("layer_coverage", layout, height, title, description, [key, axis, *bars]), embed_font=True)


def _key(layout: Layout) -> tuple[Markup, float]:
    """Say what the shades mean; give it, and where the rows begin."""
    shades = (("a few", 0.2), ("half", 0.5), ("all", 1.0))
    said = "Part of the states or pairs that lived in a year and that the source speaks of:"
    lines = [said] if layout.is_wide else wrapped(said, layout.small, layout.width)
    parts = [text(0, 14 + 15 * place, words, class_="small") for place, words in enumerate(lines)]
    place, y = (470.0, 0.0) if layout.is_wide else (0.0, 15.0 * len(lines) + 2)
    for name, shade in shades:
        parts += [rect(place, y + 4, 16, 12, class_="age", fill_opacity=_shade(shade)),
                  text(place + 21, y + 14, name, class_="small muted")]  # fmt: skip
        place += 78
    if not layout.is_wide:
        place, y = 0.0, y + 17
    parts += [rect(place, y + 4, 16, 12, class_="verdict missing"),
              text(place + 21, y + 14, "not fetched: years of its record", class_="small muted")]  # fmt: skip
    return group(*parts), TOP + y


def _row(row: Covered, top: float, scale: Scale, layout: Layout) -> Markup:
    """Draw one variable."""
    said = f"{row.cells}, {row.source}"
    if layout.is_wide:
        name = text(LEFT - 10, top + 12, fitted(row.name, 12, LEFT - 12), class_="small", text_anchor="end")
        source = text(layout.width - RIGHT + 10, top + 12, fitted(said, 12, RIGHT - 10), class_="small muted")
        bar = top
    else:
        wide = width_of(row.name, layout.small)
        name = text(scale.start, top + 12, row.name, class_="small")
        room = scale.end - scale.start - wide - 8
        source = text(scale.start + wide + 8, top + 12, fitted(said, 10.5, room), class_="tiny muted")
        bar = top + 15
    label = group(tooltip(f"{row.name}: {row.label}"), name)
    return group(label, *(_bar(row, stretch, bar, scale) for stretch in row.stretches), source)


def _bar(row: Covered, stretch: Stretch, top: float, scale: Scale) -> Markup:
    """Draw the years of one shade."""
    start, end = scale(stretch.first), scale(stretch.last + 1)
    span = f"{stretch.first}–{stretch.last}" if stretch.last > stretch.first else str(stretch.first)
    if stretch.covered is None:
        tip = tooltip(f"{row.name}, {span}: {row.source}, not fetched")
        return rect(start, top + 2, end - start, BAR, tip, class_="verdict missing")
    tip = tooltip(f"{row.name}, {span}: {100 * stretch.covered:.3g}% ({row.source})")
    return rect(start, top + 2, end - start, BAR, tip, class_="age", fill_opacity=_shade(stretch.covered),
                shape_rendering="crispEdges")  # fmt: skip


def _shade(covered: float) -> float:
    """Give the darkness of a part covered; the least there is stays visible."""
    return 0.12 + 0.88 * covered


def _spoken(row: Covered) -> str:
    """Say from when to when a row covers anything."""
    if not row.stretches:
        return "nothing"
    return f"{row.stretches[0].first} to {row.stretches[-1].last} ({row.source})"

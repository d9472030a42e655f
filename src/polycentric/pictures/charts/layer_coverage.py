"""The map of series by year: how much of the world each series of `history` covers, as an SVG file of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import WIDE, Scale, fitted, group, line, picture, rect, text, tooltip

STEP, TOP, LEFT, RIGHT = 19.0, 58.0, 162.0, 268.0
TICKS = (1816, 1850, 1900, 1950, 2000)


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


def draw(rows: Sequence[Covered], years: tuple[int, int]) -> str:
    """Give the map as a whole SVG document: a row per variable, darker where more of the world is covered."""
    scale = Scale(years[0], years[1] + 1, LEFT, WIDE.width - RIGHT)
    height = TOP + STEP * len(rows) + 24
    parts = [_key(), _axis(years, scale, height), *(_row(row, place, scale) for place, row in enumerate(rows))]
    description = ". ".join(f"{row.name}: {_spoken(row)}" for row in rows)
    title = f"What the series of two centuries cover, {years[0]}–{years[1]}"
    return document(picture("layer_coverage", WIDE, height, title, description, parts))


def _key() -> Markup:
    """Say what the shades mean."""
    shades = (("a few", 0.2), ("half", 0.5), ("all", 1.0))
    parts = [
        text(0, 14, "Part of the states or pairs that lived in a year and that the source speaks of:", class_="small")
    ]
    place = 470.0
    for name, shade in shades:
        parts += [rect(place, 4, 16, 12, class_="age", fill_opacity=_shade(shade)),
                  text(place + 21, 14, name, class_="small muted")]  # fmt: skip
        place += 78
    parts += [rect(place, 4, 16, 12, class_="verdict missing"),
              text(place + 21, 14, "not fetched: years of its record", class_="small muted")]  # fmt: skip
    return group(*parts)


def _axis(years: tuple[int, int], scale: Scale, height: float) -> Markup:
    """Draw the years."""
    parts: list[Markup] = []
    for year in sorted({years[0], *TICKS, years[1]}):
        if years[0] <= year <= years[1]:
            parts += [line(scale(year), TOP - 8, scale(year), height - 14, class_="grid"),
                      text(scale(year), TOP - 14, year, class_="small muted", text_anchor="middle")]  # fmt: skip
    return group(*parts)


def _row(row: Covered, place: int, scale: Scale) -> Markup:
    """Draw one variable."""
    top = TOP + place * STEP
    name = text(LEFT - 10, top + 12, fitted(row.name, 12, LEFT - 12), class_="small", text_anchor="end")
    label = group(tooltip(f"{row.name}: {row.label}"), name)
    bars = [_bar(row, stretch, top, scale) for stretch in row.stretches]
    source = fitted(f"{row.cells}, {row.source}", 12, RIGHT - 10)
    return group(label, *bars, text(WIDE.width - RIGHT + 10, top + 12, source, class_="small muted"))


def _bar(row: Covered, stretch: Stretch, top: float, scale: Scale) -> Markup:
    """Draw the years of one shade."""
    start, end = scale(stretch.first), scale(stretch.last + 1)
    span = f"{stretch.first}–{stretch.last}" if stretch.last > stretch.first else str(stretch.first)
    if stretch.covered is None:
        tip = tooltip(f"{row.name}, {span}: {row.source}, not fetched")
        return rect(start, top + 2, end - start, STEP - 5, tip, class_="verdict missing")
    tip = tooltip(f"{row.name}, {span}: {100 * stretch.covered:.3g}% ({row.source})")
    return rect(start, top + 2, end - start, STEP - 5, tip, class_="age", fill_opacity=_shade(stretch.covered),
                shape_rendering="crispEdges")  # fmt: skip


def _shade(covered: float) -> float:
    """Give the darkness of a part covered; the least there is stays visible."""
    return 0.12 + 0.88 * covered


def _spoken(row: Covered) -> str:
    """Say from when to when a row covers anything."""
    if not row.stretches:
        return "nothing"
    return f"{row.stretches[0].first} to {row.stretches[-1].last} ({row.source})"

"""Where one source ends and another goes on: the wall between them, hollow marks beyond it, and the source's name.

The first source has lines and full points; a source that reaches further has hollow marks of a shape of its own, which
grey paper shows too, and no line ever leads to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing.svg import Scale, circle, element, fitted, group, line, rect, text, tooltip

SIZE = 3.2
LINE = 15.0


@dataclass(frozen=True)
class Splice:
    """A source that reaches further: its name beside its mark, its first and last year, and why it isn't joined."""

    mark: str
    years: tuple[int, int]
    differs: str


def hollow(kind: int, x: float, y: float, ink: str, *children: Markup, size: float = SIZE) -> Markup:
    """Draw the mark of the first, second or third source that reaches further: a ring, a diamond, a square."""
    style = f"fill:var(--paper);stroke:{ink};stroke-width:1.4"
    if kind % 3 == 0:
        return circle(x, y, size, *children, class_="further", style=style)
    if kind % 3 == 2:
        return rect(x - size, y - size, 2 * size, 2 * size, *children, class_="further", style=style)
    wide = size * 1.3
    path = f"M{x - wide:.1f} {y:.1f}l{wide:.1f} {-wide:.1f} {wide:.1f} {wide:.1f} {-wide:.1f} {wide:.1f}z"
    return element("path", *children, d=path, class_="further", style=style)


def marks(
    kind: int, values: Mapping[int, float], across: Scale, up: Scale, ink: str, told: str, *, size: float = SIZE
) -> Markup:
    """Draw the years of a source that reaches further, each a hollow mark; no line joins them."""
    return group(
        *(hollow(kind, across(year), up(value), ink, tooltip(f"{told}, {year}"), size=size)
          for year, value in sorted(values.items()))
    )  # fmt: skip


def wall(after: float, across: Scale, top: float, bottom: float) -> Markup:
    """Draw the dotted wall behind the last year of the first source."""
    x = across(after)
    return line(x, top, x, bottom, class_="axis splice", stroke_dasharray="1 3")


def labels(splices: Sequence[Splice], end: float, y: float, room: float, size: float = 10.5) -> list[Markup]:
    """Name each source behind its mark, in lines that end at the right edge of the plot, the first one lowest.

    Parameters
    ----------
    splices : sequence of Splice
    end : float
        Where the lines end.
    y : float
        The foot of the lowest line.
    room : float
        How long a line may be.
    size : float
        The letters' size.
    """
    parts: list[Markup] = []
    for place, each in enumerate(splices):
        foot = y - LINE * (len(splices) - 1 - place)
        words = fitted(f"{each.mark}, {spelled(each.years)}", size, room - 14)
        parts += [
            hollow(place, end - 4, foot - 4, "var(--ink)"),
            text(end - 12, foot, words, class_="tiny", text_anchor="end"),
        ]
    return parts


def spelled(years: tuple[int, int]) -> str:
    """Write the years of a source."""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"


def in_words(splices: Sequence[Splice]) -> list[str]:
    """Say of each source that its marks are hollow, that nothing is joined, and why."""
    return [
        f"Hollow marks, {spelled(each.years)}: another source ({each.mark}), not joined, since {each.differs}."
        for each in splices
    ]

"""The parts of a picture through the editions: points where editions are, lines within a round of prices, breaks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from polycentric.pictures.drawing.svg import (
    Scale,
    circle,
    element,
    fitted,
    group,
    line,
    polyline,
    spread,
    text,
    tooltip,
    width_of,
)
from polycentric.pictures.records.moved import Break, ByEdition

# Leaders keep the colour that they have on the map; shapes tell them apart without colour.
INKS = {"CHN": 2, "USA": 1, "IND": 7, "RUS": 5, "JPN": 8, "DEU": 3, "output_ppp": 1, "output_mer": 2, "population": 4}
SHAPES = {"CHN": "square", "USA": "circle", "IND": "up", "RUS": "diamond", "JPN": "down", "DEU": "bar",
          "output_ppp": "circle", "output_mer": "square", "population": "up"}  # fmt: skip
_PATHS = {
    "square": "M-{0} -{0}h{1}v{1}h-{1}z", "up": "M0 -{2}L{2} {0}H-{2}z", "down": "M0 {2}L{2} -{0}H-{2}z",
    "diamond": "M0 -{2}L{2} 0L0 {2}L-{2} 0z", "bar": "M-{2} -{3}h{4}v{0}h-{4}z",
}  # fmt: skip
Write = Callable[[float], str]


@dataclass(frozen=True)
class Plot:
    """Where a plot stands, and the editions at its ends."""

    left: float
    right: float
    top: float
    bottom: float
    first: int
    last: int

    @property
    def across(self) -> Scale:
        """Give the scale of editions."""
        return Scale(self.first, self.last, self.left, self.right)

    def up(self, highest: float, lowest: float = 0.0) -> Scale:
        """Give the scale of values."""
        return Scale(lowest, highest, self.bottom, self.top)


def mark(key: str, x: float, y: float, tip: str, *, hollow: bool, size: float = 3.6) -> Markup:
    """Draw one point: filled, or hollow where it is in doubt."""
    ink = f"var(--camp-{INKS.get(key, 9)})"
    style = f"fill:var(--paper);stroke:{ink};stroke-width:1.4" if hollow else f"fill:{ink};stroke:{ink};stroke-width:1"
    path = _PATHS.get(SHAPES.get(key, "circle"))
    if path is None:
        return circle(x, y, size, tooltip(tip), style=style, class_="edition")
    near, wide = size * 0.9, size * 1.25
    drawn = path.format(*(f"{each:.2f}" for each in (near, 2 * near, wide, near / 2, 2 * wide)))
    return element(
        "path", tooltip(tip), d=drawn, transform=f"translate({x:.1f} {y:.1f})", style=style, class_="edition"
    )


def series(each: ByEdition, plot: Plot, up: Scale, write: Write, *, size: float = 3.6) -> Markup:
    """Draw one series: a point for each edition, and a line within each run that may be joined."""
    ink = f"fill:none;stroke:var(--camp-{INKS.get(each.key, 9)});stroke-width:1.6"
    joined = [
        polyline(((plot.across(edition), up(each.values[edition])) for edition in run), style=ink, class_="joined")
        for run in each.runs
        if len(run) > 1
    ]
    points = [
        mark(each.key, plot.across(edition), up(value), _tip(each, edition, write(value)),
             hollow=edition in each.doubts, size=size)
        for edition, value in sorted(each.values.items())
    ]  # fmt: skip
    return group(*joined, *points, class_=f"series of-{each.key.lower()}")


def _tip(each: ByEdition, edition: int, value: str) -> str:
    """Say what a point is."""
    doubt = f" (hollow: the edition {each.doubts[edition]})" if edition in each.doubts else ""
    return f"{each.name}, edition of {edition}: {value}{doubt}"


def names(lines: Sequence[ByEdition], plot: Plot, up: Scale, write: Write, *, gap: float, room: float) -> list[Markup]:
    """Name the series beside their last points, moved apart, each in its colour."""
    ends = [up(each.values[max(each.values)]) for each in lines]
    parts: list[Markup] = []
    for each, y in zip(lines, spread(ends, gap, plot.top - 4, plot.bottom + 4), strict=True):
        label = f"{each.name} {write(each.values[max(each.values)])}"
        style = f"fill:var(--camp-{INKS.get(each.key, 9)})"
        parts.append(
            text(plot.right + 9, y + 4, fitted(label, 12, room, bold=True), class_="small strong", style=style)
        )
    return parts


def shortly(lines: Sequence[ByEdition], short: Mapping[str, str]) -> tuple[ByEdition, ...]:
    """Give series under short names, for a phone."""
    return tuple(replace(each, name=short.get(each.key, each.name)) for each in lines)


def axes(plot: Plot, up: Scale, ticks: Iterable[float], write: Write, years: Sequence[int]) -> list[Markup]:
    """Draw lines across with their values, and the years below, left out where they would touch."""
    parts: list[Markup] = []
    for tick in ticks:
        y = up(tick)
        parts += [line(plot.left, y, plot.right, y, class_="axis" if tick == up.low else "grid"),
                  text(plot.left - 5, y + 4, write(tick), class_="tiny muted", text_anchor="end")]  # fmt: skip
    taken = -1e9
    for year in years:
        x, width = plot.across(year), width_of(str(year), 10.5)
        parts.append(line(x, plot.bottom, x, plot.bottom + 4, class_="axis"))
        if x - width / 2 > taken + 4:
            parts.append(text(x, plot.bottom + 16, year, class_="tiny muted", text_anchor="middle"))
            taken = x + width / 2
    return parts


def breaks(found: Sequence[Break], plot: Plot) -> list[Markup]:
    """Draw the breaks: a dashed wall where the step was measured, a dotted one where it can't be told."""
    parts: list[Markup] = []
    for each in found:
        x = plot.across((each.before + each.after) / 2)
        how = f"measured on {each.year}, which both print" if each.year else "how much can’t be told"
        tip = tooltip(f"Between the editions of {each.before} and {each.after}: {each.reason}; {how}.")
        parts.append(line_with(tip, x, plot.top - 6, plot.bottom, "5 3" if each.year else "1.5 3"))
    return parts


def line_with(tip: Markup, x: float, top: float, bottom: float, dashes: str) -> Markup:
    """Draw one wall that a pointer can rest on."""
    wall = line(x, top, x, bottom, class_="axis", stroke_dasharray=dashes)
    ground = element("rect", x=x - 4, y=top, width=8.0, height=bottom - top, fill="none", pointer_events="all")
    return group(tip, wall, ground, class_="break")


def years_of(values: Iterable[Mapping[int, float]]) -> tuple[int, int]:
    """Give the first and the last edition that any series has."""
    known = [edition for each in values for edition in each]
    return min(known), max(known)


def decades(first: int, last: int) -> list[int]:
    """Give the years to name below a plot: its ends, and every fifth year between them."""
    return [first, *(year for year in range(first + 1, last) if year % 5 == 0 and last - year > 1), last]

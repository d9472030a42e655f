"""Words of two speakers as an SVG file: each word by how often either uses it, the most typical ones named."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
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
    text,
    tooltip,
    width_of,
)
from polycentric.pictures.drawing.words import the

SIDE, GAP, ROW = 520.0, 56.0, 15.5
LETTERS, LABEL = 10.5, 11.0  # size and height of a label
ON_PLOT = {"wide": 18, "narrow": 8}  # words of each that are named inside the plot, where there is room
INKS = ("var(--camp-1)", "var(--camp-2)")
HALO = "paint-order:stroke;stroke:var(--paper);stroke-width:3;stroke-linejoin:round"  # keeps a name apart from points
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class WordPoint:
    """A word that is named: how often either uses it, per 1,000 words and in all, and whether beyond chance."""

    word: str
    one: float
    other: float
    one_uses: int
    other_uses: int
    is_beyond: bool


@dataclass(frozen=True)
class TwoWords:
    """What the picture shows.

    Attributes
    ----------
    title : str
    states, names : (str, str)
        Ids and names of the two speakers.
    typical : (tuple of WordPoint, tuple of WordPoint)
        The words most typical of each, the most typical first.
    rates : tuple of (float, float)
        Of every word compared, per 1,000 words of each.
    least : float
        The rate of a single use: words that one never uses stand below it.
    notes : tuple of str
    """

    title: str
    states: tuple[str, str]
    names: tuple[str, str]
    typical: tuple[tuple[WordPoint, ...], tuple[WordPoint, ...]]
    rates: tuple[tuple[float, float], ...]
    least: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plot:
    """The scales of both axes, the second speaker across and the first upwards, and the rate where "never" stands."""

    across: Scale
    up: Scale
    never: float

    def at(self, one: float, other: float) -> tuple[float, float]:
        """Give the place of a word."""
        return self.across(log10(max(other, self.never))), self.up(log10(max(one, self.never)))


def draw(chart: TwoWords, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    parts, y = timeline.heading(chart.title, layout.width)
    for note in chart.notes[:1]:
        written, y = timeline.paragraph(note, 0, y, layout.width - 10)
        parts += written
    side = SIDE if layout.is_wide else layout.width - GAP - 8
    plot = _plot(chart, y + 22, side)
    parts += [*_ground(chart, plot), *_points(chart, plot, layout)]
    bottom = plot.up.start + 40
    if layout.is_wide:
        drawn, end = _lists(chart, plot.across.end + 34, y + 18, layout.width - plot.across.end - 34)
    else:
        drawn, end = _lists(chart, 0.0, bottom + 12, layout.width)
    parts += drawn
    y = max(bottom, end) + 6
    for note in chart.notes[1:]:
        written, y = timeline.paragraph(note, 0, y + 8, layout.width - 10)
        parts += written
    return document(picture("words-two", layout, y + 4, chart.title, _spoken(chart), parts), embed_font=True)


def _plot(chart: TwoWords, top: float, side: float) -> Plot:
    """Give the scales: both axes have one scale, so that the diagonal is equal use."""
    never = chart.least / 3
    most = max((max(pair) for pair in chart.rates), default=1.0) * 1.25
    low, high = log10(never / 1.25), log10(most)
    return Plot(Scale(low, high, GAP, GAP + side), Scale(low, high, top + side, top), never)


def _ground(chart: TwoWords, plot: Plot) -> list[Markup]:
    """Draw axes, the ticks of powers of ten, the strips of words never used, and the diagonal."""
    left, right, top, bottom = plot.across.start, plot.across.end, plot.up.end, plot.up.start
    parts = [line(left, bottom, right, bottom, class_="axis"), line(left, bottom, left, top, class_="axis"),
             line(left, bottom, right, top, class_="axis", stroke_dasharray="3 3")]  # fmt: skip
    named = [(log10(plot.never), "never")]
    first = floor(log10(chart.least)) + 1
    named += [(float(power), f"{10.0**power:g}") for power in range(first, floor(plot.up.high) + 1)]
    for value, said in named:
        x, y = plot.across(value), plot.up(value)
        parts += [text(x, bottom + 15, said, class_="tiny muted", text_anchor="middle"),
                  text(left - 5, y + 4, said, class_="tiny muted", text_anchor="end"),
                  line(x, bottom, x, bottom + 4, class_="axis"), line(left - 4, y, left, y, class_="axis")]  # fmt: skip
    one, other = chart.names
    parts += [
        text(left - GAP, top - 8, f"{one}, times per 1,000 words", class_="small strong", style=f"fill:{INKS[0]}"),
        text(right, bottom + 32, f"{other}, times per 1,000 words", class_="small strong", text_anchor="end",
             style=f"fill:{INKS[1]}"),
    ]  # fmt: skip
    return parts


def _points(chart: TwoWords, plot: Plot, layout: Layout) -> list[Markup]:
    """Draw every word as a point, and the most typical ones with their names."""
    dots = sorted({(round(x), round(y)) for x, y in (plot.at(*pair) for pair in chart.rates)})
    path = "".join(f"M{x} {y}h0" for x, y in dots)
    parts = [element("path", d=path, style="fill:none;stroke:var(--soft-ink);stroke-opacity:.35;stroke-width:2.4;"
                     "stroke-linecap:round")]  # fmt: skip
    marks = [(each, side, *plot.at(each.one, each.other)) for side in (0, 1) for each in chart.typical[side]]
    taken: list[Box] = [(x - 4, y - 4, x + 4, y + 4) for _, _, x, y in marks]
    frame = (plot.across.start + 2, plot.up.end, plot.across.end, plot.up.start - 2)
    order = sorted(marks, key=lambda mark: chart.typical[mark[1]].index(mark[0]))
    for each, side, x, y in order:
        place = chart.typical[side].index(each)
        box = _room(each, x, y, taken, frame) if place < ON_PLOT[layout.name] else None
        said = [] if box is None else [_label(each, side, box)]
        taken += [] if box is None else [box]
        parts.append(group(tooltip(_told(chart, each)), *said, _mark(side, x, y)))
    return parts


def _mark(side: int, x: float, y: float) -> Markup:
    """Draw a typical word: a full circle of the first speaker, an open diamond of the second."""
    if side == 0:
        return circle(x, y, 3.2, style=f"fill:{INKS[0]}")
    return element(
        "path", d=f"M{x - 4:.1f} {y:.1f}l4 -4 4 4 -4 4z", style=f"fill:var(--paper);stroke:{INKS[1]};stroke-width:1.6"
    )


def _label(each: WordPoint, side: int, box: Box) -> Markup:
    """Write a word into its box."""
    strong = " strong" if each.is_beyond else ""
    return text(box[0], box[3] - 2, each.word, class_=f"tiny{strong}", style=f"fill:{INKS[side]};{HALO}")


def _room(each: WordPoint, x: float, y: float, taken: Sequence[Box], frame: Box) -> Box | None:
    """Find room for a name beside its mark, inside the plot and over no other; nothing where there is none."""
    wide = width_of(each.word, LETTERS, bold=each.is_beyond) + 2
    for left, top in (
        (x + 6, y - LABEL / 2), (x - 6 - wide, y - LABEL / 2), (x - wide / 2, y - 6 - LABEL), (x - wide / 2, y + 5),
        (x + 5, y - 4 - LABEL), (x + 5, y + 3), (x - 5 - wide, y - 4 - LABEL), (x - 5 - wide, y + 3),
    ):  # fmt: skip
        box = (left, top, left + wide, top + LABEL)
        inside = box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
        own = (x - 4, y - 4, x + 4, y + 4)
        if inside and not any(_overlap(box, other) for other in taken if other != own):
            return box
    return None


def _overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _lists(chart: TwoWords, x: float, y: float, room: float) -> tuple[list[Markup], float]:
    """List the most typical words of each with both rates, two columns side by side; give them and where they end."""
    wide = (room - 16) / 2
    parts: list[Markup] = []
    for side in (0, 1):
        start = x + side * (wide + 16)
        parts += _list(chart, side, start, y, wide)
    return parts, y + 34 + ROW * max(map(len, chart.typical))


def _list(chart: TwoWords, side: int, x: float, y: float, room: float) -> list[Markup]:
    """List the words of one speaker."""
    head = fitted(f"More of {the(chart.names[side])}", 12.0, room, bold=True)
    ends = (x + room - 34, x + room)
    parts = [
        text(x, y + 4, head, class_="small strong", style=f"fill:{INKS[side]}"),
        *_heads(chart, side, y + 20, ends),
    ]
    for place, each in enumerate(chart.typical[side]):
        at = y + 36 + ROW * place
        pair = (each.one, each.other) if side == 0 else (each.other, each.one)
        parts += [
            _mark(side, x + 4, at - 4),
            text(
                x + 12,
                at,
                fitted(each.word, 12.0, room - 84, bold=True),
                class_=f"small{' strong' if each.is_beyond else ''}",
            ),
            *(
                text(end, at, f"{rate:.2f}", class_="tiny muted", text_anchor="end")
                for end, rate in zip(ends, pair, strict=True)
            ),
        ]
    return parts


def _heads(chart: TwoWords, side: int, y: float, ends: tuple[float, float]) -> list[Markup]:
    """Write whose rates the two columns of a list are."""
    states = chart.states if side == 0 else chart.states[::-1]
    return [text(end, y, each, class_="tiny muted", text_anchor="end") for end, each in zip(ends, states, strict=True)]


def _told(chart: TwoWords, each: WordPoint) -> str:
    """Say a word with its uses."""
    one, other = chart.names
    return (
        f"{each.word}: {one} {each.one:.2f} per 1,000 words ({each.one_uses:,} times), {other} {each.other:.2f} "
        f"({each.other_uses:,})"
    )


def _spoken(chart: TwoWords) -> str:
    """Say the words most typical of each."""
    return " ".join(
        f"More of {the(chart.names[side])}: {', '.join(each.word for each in chart.typical[side])}." for side in (0, 1)
    )

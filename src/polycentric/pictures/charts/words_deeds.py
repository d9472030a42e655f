"""Words beside deeds as an SVG file: correlation by lag, a panel for each deed, with the band of chance."""

from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.svg import (
    NARROW,
    WIDE,
    Scale,
    circle,
    element,
    group,
    line,
    picture,
    rect,
    text,
    tooltip,
)

PLOT, HEAD, FOOT = 120.0, 40.0, 44.0
LEAST = 0.2  # correlation that an axis reaches at least
Numbers = tuple[float | None, ...]


@dataclass(frozen=True)
class Curve:
    """One deed: its name, correlation and interval by lag (missing ones None), the bound of chance, and a verdict."""

    name: str
    lags: tuple[int, ...]
    r: Numbers
    low: Numbers
    high: Numbers
    bound: float
    told: str


@dataclass(frozen=True)
class DeedsChart:
    """What the picture shows: a title, a curve for each deed, and what has no answer."""

    title: str
    curves: tuple[Curve, ...]
    without: tuple[str, ...] = ()


def draw(chart: DeedsChart, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    parts, y = timeline.heading(chart.title, layout.width)
    across = 2 if layout.is_wide else 1
    width = layout.width / across
    ends = [abs(end) for each in chart.curves for end in (*each.low, *each.high, each.bound) if end is not None]
    top = max(LEAST, *ends) * 1.05
    for place, each in enumerate(chart.curves):
        row, column = divmod(place, across)
        parts += _panel(each, column * width, y + row * (HEAD + PLOT + FOOT), width, top)
    y += -(-len(chart.curves) // across) * (HEAD + PLOT + FOOT)
    notes = (
        "Upwards: correlation of words and deeds. Grey: what the largest of eleven stays under in 95 of 100 "
        "rearrangements of the words. Bars: "
        "intervals of 95%. To the right of 0 words come before deeds, to the left after.",
        *chart.without,
    )
    for note in notes:
        written, y = timeline.paragraph(note, 0, y + 4, layout.width - 10)
        parts += written
    return document(picture("words-deeds", layout, y + 4, chart.title, _spoken(chart), parts), embed_font=True)


def _panel(each: Curve, x: float, y: float, width: float, top: float) -> list[Markup]:
    """Draw one deed."""
    left, right = x + 40, x + width - 16
    over, under = y + HEAD, y + HEAD + PLOT
    along, up = Scale(each.lags[0] - 0.4, each.lags[-1] + 0.4, left, right), Scale(-top, top, under, over)
    parts = [
        text(x, y + 14, each.name[:1].upper() + each.name[1:], class_="small strong"),
        text(x, y + 29, each.told, class_="tiny muted"),
        rect(left, up(each.bound), right - left, up(-each.bound) - up(each.bound),
             style="fill:var(--soft-ink);fill-opacity:0.16"),
        line(along(0), over, along(0), under, class_="grid", stroke_dasharray="2 3"),
    ]  # fmt: skip
    for tick in _ticks(top):
        parts += [line(left, up(tick), right, up(tick), class_="axis" if tick == 0 else "grid"),
                  text(left - 5, up(tick) + 4, f"{tick:g}", class_="tiny muted", text_anchor="end")]  # fmt: skip
    for lag in each.lags:
        parts.append(text(along(lag), under + 14, f"{lag:+d}" if lag else "0", class_="tiny muted",
                          text_anchor="middle"))  # fmt: skip
    parts.append(text((left + right) / 2, under + 28, "years from words to deeds", class_="tiny muted",
                      text_anchor="middle"))  # fmt: skip
    return [*parts, *_marks(each, along, up)]


def _ticks(top: float) -> list[float]:
    """Give round ticks on both sides of zero."""
    over = timeline.ticks_of(top, 2)
    return [*(-tick for tick in reversed(over[1:])), *over]


def _marks(each: Curve, along: Scale, up: Scale) -> list[Markup]:
    """Draw the intervals, the line and the marks; a missing lag has none."""
    ink = "var(--camp-1)"
    known = [(lag, r, low, high) for lag, r, low, high in zip(each.lags, each.r, each.low, each.high, strict=True)
             if r is not None]  # fmt: skip
    path = "M" + "L".join(f"{along(lag):.1f} {up(r):.1f}" for lag, r, *_ in known)
    parts = [element("path", d=path, style=f"fill:none;stroke:{ink};stroke-width:1.6")]
    for lag, r, low, high in known:
        told = tooltip(f"{each.name}, {lag:+d} years: {r:.2f}" + _around(low, high))
        bar = [line(along(lag), up(low), along(lag), up(high), style=f"stroke:{ink};stroke-opacity:0.5")
               ] if low is not None and high is not None else []  # fmt: skip
        parts.append(group(told, *bar, circle(along(lag), up(r), 2.6, style=f"fill:{ink}")))
    return parts


def _around(low: float | None, high: float | None) -> str:
    """Write an interval."""
    return "" if low is None or high is None else f" ({low:.2f} to {high:.2f})"


def _spoken(chart: DeedsChart) -> str:
    """Say each deed's largest correlation and verdict."""
    said: list[str] = []
    for each in chart.curves:
        lag, r = max(((lag, r) for lag, r in zip(each.lags, each.r, strict=True) if r is not None),
                     key=lambda pair: abs(pair[1]))  # fmt: skip
        said.append(f"{each.name}: largest at {lag:+d} years, {r:.2f}; {each.told}.")
    return " ".join([*said, *chart.without])

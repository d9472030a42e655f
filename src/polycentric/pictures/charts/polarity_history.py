"""The verdict map through time: a strip per reading, a colour per class, and the experts' periods above."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from polycentric.pictures.drawing import past_mark, timeline
from polycentric.pictures.drawing.defaults import YEARS_FIT
from polycentric.pictures.drawing.document import document
from polycentric.pictures.drawing.short import LETTERS
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
)
from polycentric.pictures.drawing.timeline import round_years, year_axis
from polycentric.pictures.drawing.words import count

ROW, TOP = 14.0, 62.0
# The reader's own typeface may be wider than the one that texts are measured in.
SAFE = 0.84
CLASSES = ("unipolar", "near-unipolar", "bipolar", "multipolar", "unclassified")
Band = tuple[int, int, str]


@dataclass(frozen=True)
class Strip:
    """One reading: its name, the runs of years of one class with their first and last year, and how it did in the past.

    `past` is a kind of `polycentric.pictures.drawing.past_mark`, `past_in_full` the same with its hits.
    """

    label: str
    runs: Sequence[Band]
    past: str = ""
    past_in_full: str = ""


@dataclass(frozen=True)
class PolarityHistory:
    """What the picture shows: strips by definition, in the order of the families, and the experts' periods.

    Attributes
    ----------
    sources : sequence of str
        What the numbers are from; written below the picture where it stands by itself.
    """

    title: str
    strips: Sequence[tuple[str, Sequence[Strip]]]
    years: tuple[int, int]
    bands: Sequence[Band]
    left_out: int
    sources: Sequence[str] = ()


def draw(history: PolarityHistory, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document with its title and sources, for a page or for a phone."""
    layout = NARROW if narrow else WIDE
    parts, height = _strips(history, layout)
    head, lower = timeline.heading(history.title, layout.width)
    y = lower + height
    if history.sources:
        written, y = timeline.paragraph(f"Sources: {'; '.join(history.sources)}.", 0, y + 6, layout.width)
        parts.append(group(*written, transform=f"translate(0 {-lower:g})"))
    body = group(*parts, transform=f"translate(0 {lower:g})")
    return document(
        picture("polarity_history", layout, y, history.title, _spoken(history), [*head, body]), embed_font=True
    )


def drawn(history: PolarityHistory, layout: Layout = WIDE, name: str = "polarity_history") -> Markup:
    """Give the picture for one of the two widths, for a page that writes title and sources around it."""
    parts, height = _strips(history, layout)
    return picture(name, layout, height, history.title, _spoken(history), parts)


def _strips(history: PolarityHistory, layout: Layout) -> tuple[list[Markup], float]:
    """Draw key, experts' periods, strips, years and notes; give them and their height."""
    left = 150.0 if layout.is_wide else 112.0
    across = Scale(history.years[0], history.years[1] + 1, left, layout.width)
    bottom = TOP + sum(30.0 + ROW * len(strips) for _, strips in history.strips)
    parts: list[Markup] = [*_key(layout), *_bands(history, across), *_years(history, across, bottom)]
    y = TOP
    for label, strips in history.strips:
        parts.append(
            text(0, y + 18, fitted(label, 13.0, (SAFE if layout.is_wide else 0.72) * layout.width), class_="family")
        )
        y += 24
        for strip in strips:
            parts.append(_strip(strip, across, y))
            y += ROW
        y += 6
    notes = [
        "An empty strip is a year without enough data.",
        "Rows share data: their number says nothing of how likely.",
    ]
    if history.left_out:
        notes.append(f"{count(history.left_out, 'reading')} without a class in any of these years left out.")
    for place, words in enumerate(notes):
        parts.append(text(0, y + 34 + 14 * place, words, class_="tiny muted"))
    lines = len(notes)
    if any(strip.past for _, strips in history.strips for strip in strips):
        parts += past_mark.legend(0.0, y + 30 + 14 * lines, wide=layout.is_wide)
        lines += 1
    return parts, y + 28 + 14 * lines


def _key(layout: Layout) -> list[Markup]:
    """Draw the classes."""
    parts: list[Markup] = []
    x = 0.0
    for word in CLASSES if layout.is_wide else CLASSES[:4]:
        parts += [rect(x, 2, 14, 12, class_=f"verdict {word}"), text(x + 18, 12, word, class_="small")]
        x += 18 + width_of(word, layout.small) + (18 if layout.is_wide else 8)
    return parts


def _bands(history: PolarityHistory, across: Scale) -> list[Markup]:
    """Write the experts' periods over the years."""
    parts = [text(0, 46, "Experts (ICB)", class_="small strong")] if history.bands else []
    for place, (first, last, label) in enumerate(history.bands):
        start, end = across(max(first, history.years[0])), across(min(last, history.years[1]) + 1)
        shade = rect(start, 34, end - start, 17, tooltip(f"{first}–{last}: {label}"), class_="track",
                     fill_opacity=0.9 if place % 2 == 0 else 0.45)  # fmt: skip
        label_shown = fitted(label, 10.5, end - start - 3)
        parts += [
            shade,
            text(start + 2, 46, label_shown if len(label_shown) >= min(6, len(label)) else "", class_="tiny"),
        ]
    return parts


def _strip(strip: Strip, across: Scale, y: float) -> Markup:
    """Draw one reading."""
    parts = [
        text(8, y + 10, fitted(strip.label.replace("_", " "), 10.5, SAFE * (across.start - 24)), class_="tiny muted"),
        past_mark.mark(strip.past, across.start - 8, y + 6, f"{strip.label}, in the past: {strip.past_in_full}"),
    ]
    past = f"\nIn the past: {strip.past_in_full}" if strip.past_in_full else ""
    for first, last, word in strip.runs:
        if word == "missing":
            continue
        start, end = across(first), across(last + 1)
        box = rect(start, y, end - start, ROW - 3, tooltip(f"{strip.label}, {first}–{last}: {word}{past}"),
                   class_=f"verdict {word}", shape_rendering="crispEdges")  # fmt: skip
        parts.append(box)
        if end - start > 12 and word in LETTERS:
            parts.append(text(start + 3, y + 9, LETTERS[word], class_=f"tiny on-{word}"))
    return group(*parts)


def _years(history: PolarityHistory, across: Scale, bottom: float) -> list[Markup]:
    """Draw the years below the strips."""
    years = round_years(history.years, YEARS_FIT["wide"])
    return year_axis(years, across, bottom + 14, ruled=(TOP, bottom), edge=across.end)


def _spoken(history: PolarityHistory) -> str:
    """Say what each definition calls the last year, by how many of its readings."""
    sentences: list[str] = []
    for label, strips in history.strips:
        last = [strip.runs[-1][2] for strip in strips if strip.runs[-1][2] != "missing"]
        counted = {word: last.count(word) for word in CLASSES if word in last}
        if counted:
            sentences.append(f"{label}: {', '.join(f'{number} {word}' for word, number in counted.items())}.")
    return f"In {history.years[1]}: {' '.join(sentences)}" if sentences else "No reading gives a class."

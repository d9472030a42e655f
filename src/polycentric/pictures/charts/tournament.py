"""The tournament of power as a picture: how often the side ahead won, and how much loss each entry saves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

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
    rect,
    text,
    tooltip,
    wrapped,
)

SIDES = {
    "single": "one state on each side",
    "summed": "members at the start summed",
    "dyads": "each pair of members at the start",
}
Entry = Mapping[str, Any]
ROW, LEAST_PRL, APART = 24.0, -0.1, 4.0
LABELS = {"wide": 236.0, "narrow": 172.0}
MARKS = {
    "dispute": "whole {}s held back",
    "dyad": "whole pairs of states held back",
    "time": "the future held back, against shares known by then",
}
NOT_CALLED = {"outcome shares", "blind shares", "year", "learner, wider sample"}


@dataclass(frozen=True)
class Chart:
    """What the picture shows: a title, the sample in words, the scored entries, and the sources in words."""

    title: str
    sample: str
    entries: Sequence[Entry]
    contest: str
    source: str


def draw(chart: Chart, *, narrow: bool = False) -> str:
    """Give the picture as a whole SVG document, in the layout for a phone or for a page."""
    return document(drawn(chart, NARROW if narrow else WIDE), embed_font=True)


def drawn(chart: Chart, layout: Layout) -> Markup:
    """Give the picture in one of the two layouts."""
    head = _head(chart, layout)
    top = 18.0 * len(head) + 14
    left, first = _accuracy(chart, layout, top)
    right, second = _reduction(chart, layout, top if layout.is_wide else first + 26)
    foot, height = _foot(chart, layout, max(first, second) + 22)
    parts = [*head, *left, *right, *foot]
    return picture("tournament", layout, height, chart.title, _spoken(chart), parts)


def _head(chart: Chart, layout: Layout) -> list[Markup]:
    """Write the title and the sample."""
    title = wrapped(chart.title, layout.text * 1.06, layout.width)
    below = wrapped(chart.sample, layout.small, layout.width)
    styles = ["strong"] * len(title) + ["small muted"] * len(below)
    return [text(0, 16 + 18 * place, words, class_=style)
            for place, (words, style) in enumerate(zip([*title, *below], styles, strict=True))]  # fmt: skip


def _accuracy(chart: Chart, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Draw how often the side ahead won, the highest first, with the line of the rule that the initiator wins."""
    scored = [row for row in _of(chart, "dispute") if row["entry"] not in NOT_CALLED and _known(row["accuracy"])]
    scored.sort(key=lambda row: -row["accuracy"])
    rule = next((row["accuracy"] for row in _of(chart, "dispute") if row["entry"] == "outcome shares"), float("nan"))
    start, end = _label_room(layout), (layout.width / 2 - 40 if layout.is_wide else layout.width - 34)
    values = [value for row in scored for value in (row["accuracy_low"], row["accuracy_high"]) if _known(value)]
    across = Scale(min([0.4, *values]), max([0.8, *values]), start, end)
    bottom = top + 46 + ROW * len(scored)
    parts = [text(0, top + 8, "The side ahead won, of those that were won", class_="head")]
    parts += _grid(across, [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], lambda value: f"{value:.0%}", (top + 34, bottom))
    if _known(rule):
        parts += [line(across(rule), top + 26, across(rule), bottom, class_="chosen"),
                  text(across(rule), top + 22, f"the initiator won {rule:.0%}", class_="tiny",
                       text_anchor="middle")]  # fmt: skip
    for place, row in enumerate(scored):
        y = top + 48 + ROW * place
        parts.append(group(
            tooltip(f"{row['label']}: {row['accuracy']:.1%} of {row['decided']} right, {row['ties']} ties"),
            text(0, y + 4, fitted(str(row["label"]), layout.small, start - 8), class_="small"),
            *_whisker(row["accuracy_low"], row["accuracy_high"], across, y),
            circle(across(row["accuracy"]), y, 4.2, style="fill:var(--lead)"),
            text(end + 6, y + 4, f"{row['accuracy']:.0%}", class_="small"),
        ))  # fmt: skip
    return parts, bottom + 18


def _reduction(chart: Chart, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Draw the reduction in loss, the largest first: one mark for each way of holding contests back."""
    by_entry: dict[str, dict[str, Entry]] = {}
    for row in chart.entries:
        if row["entry"] != "outcome shares" and _known(row["prl"]):
            by_entry.setdefault(row["entry"], {})[row["scheme"]] = row
    ordered = sorted((rows for rows in by_entry.values() if "dispute" in rows), key=lambda r: -r["dispute"]["prl"])
    begin = layout.width / 2 + 30 if layout.is_wide else 0.0
    start, end = begin + _label_room(layout), layout.width - 40
    highs = [rows["dispute"]["prl_high"] for rows in ordered if _known(rows["dispute"]["prl_high"])]
    every = [row["prl"] for rows in ordered for row in rows.values()]
    lows = [rows["dispute"]["prl_low"] for rows in ordered if _known(rows["dispute"]["prl_low"])]
    across = Scale(max(LEAST_PRL, min([-0.02, *every, *lows])), max([0.05, *every, *highs]), start, end)
    bottom = top + 46 + ROW * len(ordered)
    parts = [text(begin, top + 8, "Loss saved against the outcome shares (PRL)", class_="head")]
    parts += _grid(across, [step / 10 for step in range(-1, 11)], lambda value: f"{value:.1f}".replace("-", "−"),
                   (top + 34, bottom))  # fmt: skip
    parts.append(line(across(0.0), top + 26, across(0.0), bottom, class_="axis"))
    for place, rows in enumerate(ordered):
        parts.append(_row(rows, (begin, top + 48 + ROW * place), across, layout))
    return parts, bottom + 18


def _row(rows: Mapping[str, Entry], at: tuple[float, float], across: Scale, layout: Layout) -> Markup:
    """Draw one entry's marks; what lies beyond the scale is an arrow at its edge."""
    x, y = at
    main = rows["dispute"]
    parts = [
        tooltip("; ".join(f"{MARKS[scheme].format('contest')}: {row['prl']:.3f}" for scheme, row in rows.items())),
        text(x, y + 4, fitted(_named(main), layout.small, across.start - x - 8), class_="small"),
        *_whisker(main["prl_low"], main["prl_high"], across, y - APART),
    ]
    for scheme in ("time", "dyad", "dispute"):
        if scheme in rows:
            parts.append(_mark(scheme, rows[scheme]["prl"], across, y + (-APART if scheme == "dispute" else APART)))
    number = f"{round(main['prl'], 2) + 0.0:.2f}".replace("-", "−")
    parts.append(text(across.end + 6, y + 4, number, class_="small"))
    return group(*parts)


def _named(row: Entry) -> str:
    """Give an entry's label, with the number of cases where it is not scored on the same as the others."""
    return f"{row['label']} ({row['n']})" if row["entry"] == "learner, wider sample" else str(row["label"])


def _mark(scheme: str, value: float, across: Scale, y: float) -> Markup:
    """Draw a disc for contests, a ring for pairs, a cross for time; an arrow for what is beyond the scale."""
    if value < across.low:
        edge = across.start
        return group(element("path", d=f"M{edge + 7} {y - 4}L{edge} {y}L{edge + 7} {y + 4}",
                             style="fill:none;stroke:var(--camp-2);stroke-width:1.8"),
                     text(edge + 10, y + 4, f"{value:.2f}".replace("-", "−"), class_="tiny"))  # fmt: skip
    x = across(value)
    if scheme == "dispute":
        return circle(x, y, 4.2, style="fill:var(--lead)")
    if scheme == "dyad":
        return circle(x, y, 4.2, style="fill:none;stroke:var(--ink);stroke-width:1.4")
    arms = f"M{x - 3.4:.2f} {y - 3.4:.2f}l6.8 6.8m-6.8 0l6.8 -6.8"
    return element("path", d=arms, style="fill:none;stroke:var(--camp-2);stroke-width:1.8")


def _whisker(low: float, high: float, across: Scale, y: float) -> list[Markup]:
    """Draw an interval, as far as the scale goes."""
    if not (_known(low) and _known(high)):
        return []
    start, end = across(max(low, across.low)), across(min(high, across.high))
    return [rect(start, y - 2, end - start, 4, class_="bar", fill_opacity=0.55)]


def _grid(
    across: Scale, steps: Sequence[float], write: Callable[[float], str], span: tuple[float, float]
) -> list[Markup]:
    """Draw the lines of a scale with their values below."""
    parts: list[Markup] = []
    for value in steps:
        if across.low - 1e-9 <= value <= across.high + 1e-9:
            x = across(value)
            parts += [line(x, span[0], x, span[1], class_="grid"),
                      text(x, span[1] + 13, write(value), class_="small muted", text_anchor="middle")]  # fmt: skip
    return parts


def _foot(chart: Chart, layout: Layout, top: float) -> tuple[list[Markup], float]:
    """Say what the marks are, and where the numbers are from."""
    parts, y = list[Markup](), top
    for scheme, words in MARKS.items():
        across = Scale(0.0, 1.0, 6.0, 7.0)
        parts += [_mark(scheme, 0.0, across, y - 4), text(18, y, words.format(chart.contest), class_="small")]
        y += 17
    note = (
        f"Bars: 95% bootstrap intervals over whole {chart.contest}s. They end where the scale does; an arrow is beyond "
        f"it. “Won” and “initiator” are the source’s codings. Source: {chart.source}."
    )
    for words in wrapped(note, layout.small, layout.width):
        parts.append(text(0, y + 4, words, class_="small muted"))
        y += 16
    return parts, y + 4


def _spoken(chart: Chart) -> str:
    """Say every entry in words."""
    return " ".join(
        f"{row['label']}: {_part(row['accuracy'])} of the contests won called right, loss reduced by {row['prl']:.3f}."
        for row in _of(chart, "dispute")
        if _known(row["prl"])
    )


def _part(value: float) -> str:
    """Write a part, or that it is unknown."""
    return f"{value:.0%}" if _known(value) else "an unknown part"


def _of(chart: Chart, scheme: str) -> list[Entry]:
    """Give the entries of one way of holding contests back."""
    return [row for row in chart.entries if row["scheme"] == scheme]


def _label_room(layout: Layout) -> float:
    """Give the room for the names of entries."""
    return LABELS[layout.name]


def _known(value: float | None) -> bool:
    """Tell a number from a missing one."""
    return value is not None and value == value

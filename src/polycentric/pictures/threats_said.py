"""Whom the leading speakers name as a threat: a matrix of speakers and those named, before and after 1991."""

from math import sqrt

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, has_said, said_of
from polycentric.pictures.drawing.svg import Layout, Scale, fitted, group, picture, rect, text, tooltip
from polycentric.pictures.drawing.words import count, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.said import NamedThreats, Speaker

NAMES, TEXTS, CELL, STEP, PHONE_STEP = 140.0, 62.0, 19.0, 22.0, 38.0
DARKEST = 0.62  # a number is still read on it


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a matrix for each span of years."""
    parts: list[Markup] = []
    y = 0.0
    shown = said_of(findings).named
    most = max((_rate(row, state) for each in shown for row in each.rows for state in row.times), default=0.0)
    for each in shown:
        drawn, y = _matrix(each, y, layout, most or 1.0)
        parts += drawn
        y += 20
    return picture("threats_said", layout, y - 14, PICTURE.title, _spoken(findings), parts)


def _rate(row: Speaker, state: str) -> float:
    """Give how often a speaker names a state in a text; itself never."""
    return 0.0 if state == row.state else row.times[state] / row.texts


def _matrix(found: NamedThreats, top: float, layout: Layout, most: float) -> tuple[list[Markup], float]:
    """Draw a span of years below a height; give what is drawn and where it ends."""
    left, right = (NAMES, layout.width - TEXTS) if layout.is_wide else (0.0, layout.width)
    across = Scale(0, max(len(found.columns), 1), left, right)
    head = f"{found.years[0]}–{found.years[1]}: times named as a threat"
    parts = [text(0, top + 12, head, class_="small strong"), *_heads(found, top + 32, across, layout)]
    y = top + 40
    for row in found.rows:
        parts.append(_row(row, found, y, across, layout, most))
        y += STEP if layout.is_wide else PHONE_STEP
    return parts, y


def _heads(found: NamedThreats, y: float, across: Scale, layout: Layout) -> list[Markup]:
    """Name those named above their columns."""
    room = across(1) - across(0) - 4
    named = [
        group(tooltip(name), text((across(at) + across(at + 1)) / 2, y,
              fitted(name, 10.5, room) if layout.is_wide else state, class_="tiny muted", text_anchor="middle"))
        for at, (state, name) in enumerate(found.columns.items())
    ]  # fmt: skip
    end = [text(layout.width, y, "speeches", class_="tiny muted", text_anchor="end")] if layout.is_wide else []
    return [*named, *end]


def _row(row: Speaker, found: NamedThreats, top: float, across: Scale, layout: Layout, most: float) -> Markup:
    """Draw one speaker."""
    y = top if layout.is_wide else top + 15
    if layout.is_wide:
        names = [text(NAMES - 8, y + 14, fitted(row.name, 12, NAMES - 10), class_="small", text_anchor="end"),
                 text(layout.width, y + 14, str(row.texts), class_="tiny muted", text_anchor="end")]  # fmt: skip
    else:
        names = [text(0, top + 11, f"{row.name}, {count(row.texts, 'speech', 'speeches')}", class_="small")]
    cells = [_cell(row, found, at, state, y, across, most) for at, state in enumerate(found.columns)]
    return group(*names, *cells)


def _cell(row: Speaker, found: NamedThreats, at: int, state: str, y: float, across: Scale, most: float) -> Markup:
    """Draw how often a speaker names a state: a number on a shade by times in a speech."""
    start, wide, name = across(at) + 0.5, across(at + 1) - across(at) - 1, found.columns[state]
    if state == row.state:
        return group()
    if state in found.absent:
        tip = tooltip(f"{name}: no state in {found.years[0]}–{found.years[1]}")
        return rect(start, y, wide, CELL, tip, class_="verdict missing")
    times = row.times[state]
    shade = 0.05 if not times else 0.12 + (DARKEST - 0.12) * sqrt(_rate(row, state) / most)
    tip = tooltip(f"{row.name} names {name} {count(times, 'time')} in {count(row.texts, 'speech', 'speeches')}")
    written = [text(start + wide / 2, y + 13.5, str(times), class_="tiny", text_anchor="middle")] if times else []
    return group(
        tip,
        rect(start, y, wide, CELL, class_="age", fill_opacity=round(shade, 3), shape_rendering="crispEdges"),
        *written,
    )


def _most(found: NamedThreats) -> str:
    """Say which of the speakers names whom most often in a speech."""
    pairs = [(_rate(row, state), row, state) for row in found.rows for state in row.times]
    best = max(pairs, key=lambda pair: pair[0], default=None)
    if best is None or not best[0]:
        return f"{found.years[0]}–{found.years[1]} nobody"
    _, row, state = best
    times = count(row.times[state], "time")
    told = count(row.texts, "speech", "speeches")
    return f"{found.years[0]}–{found.years[1]} {the(row.name)} names {the(found.columns[state])}, {times} in {told}"


def _takeaway(findings: Findings) -> str:
    """Say who names whom most."""
    return f"Most often in a speech: {'; '.join(_most(each) for each in said_of(findings).named)}."


def _caption(findings: Findings) -> str:
    """Say who is drawn, and how far the counts can be believed."""
    return (
        "Rows: the permanent members of the Security Council, then others who name threats most, of those with a "
        "speech here of nearly every year. Columns: those whom they name most. Darker: oftener in a speech; no "
        "number: never found; dashed: no state then; the number: times. Rules find them, not readers: "
        f"{said_of(findings).faults}, so that small numbers mean little. Who is named is no verdict on who "
        f"threatens. From {said_of(findings).source}. Beside what is measured: polycentric threats STATE."
    )


def _numbers(findings: Findings) -> Numbers:
    """Give every pair with a count."""
    rows = [
        (f"{each.years[0]}–{each.years[1]}", row.name, each.columns[state], str(times), str(row.texts))
        for each in said_of(findings).named for row in each.rows for state, times in row.times.items()
        if state != row.state
    ]  # fmt: skip
    return Numbers(("Years", "Speaker", "Named", "Times", "Speeches"), tuple(rows), words=(0, 1, 2))


def _spoken(findings: Findings) -> str:
    """Say whom each speaker names most."""
    told: list[str] = []
    for each in said_of(findings).named:
        for row in each.rows:
            named = sorted(row.times.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
            whom = ", ".join(f"{each.columns[state]} {times}" for state, times in named if times) or "nobody here"
            told.append(f"{row.name}, {each.years[0]}–{each.years[1]}: {whom}.")
    return " ".join(told)


PICTURE = Picture(
    title="Whom leading speakers name as a threat",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    applies=lambda findings: has_said(findings) and bool(said_of(findings).named),
    of_words=True,
    of_today=False,
    numbers=_numbers,
)

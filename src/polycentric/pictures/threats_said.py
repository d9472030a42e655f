"""Whom the leading speakers name as a threat: a matrix of speakers and those named, before and after 1991."""

from math import sqrt

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, has_said, said_of
from polycentric.pictures.drawing.svg import Layout, Scale, fitted, group, picture, rect, text, tooltip, wrapped
from polycentric.pictures.drawing.words import count, in_words, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.said import NamedThreats, Speaker

NAMES, TEXTS, CELL, STEP, PHONE_STEP = 140.0, 62.0, 19.0, 22.0, 38.0
SIZE, LINE = 10.5, 12.0  # of a name above a column
DARKEST = 0.62  # a number is still read on it
Ends = tuple[int, float]  # the fewest namings that are shown, and the highest rate


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a matrix for each span of years."""
    parts: list[Markup] = []
    y, fewest = 0.0, said_of(findings).listed
    shown = said_of(findings).named
    often = ((row, state) for each in shown for row in each.rows for state in row.times if row.times[state] >= fewest)
    most = max((_rate(*each) for each in often), default=0.0)
    for each in shown:
        drawn, y = _matrix(each, y, layout, (fewest, most or 1.0))
        parts += drawn
        y += 20
    return picture("threats_said", layout, y - 14, PICTURE.title, _spoken(findings), parts)


def _rate(row: Speaker, state: str) -> float:
    """Give how often a speaker names a state in a text; itself never."""
    return 0.0 if state == row.state else row.times[state] / row.texts


def _matrix(found: NamedThreats, top: float, layout: Layout, ends: Ends) -> tuple[list[Markup], float]:
    """Draw a span of years below a height; give what is drawn and where it ends."""
    left, right = (NAMES, layout.width - TEXTS) if layout.is_wide else (0.0, layout.width)
    across = Scale(0, max(len(found.columns), 1), left, right)
    head = f"{found.years[0]}–{found.years[1]}: times named as a threat"
    heads, lower = _heads(found, top + 32, across, layout)
    parts = [text(0, top + 12, head, class_="small strong"), *heads]
    y = lower + 8
    for row in found.rows:
        parts.append(_row(row, found, y, across, layout, ends))
        y += STEP if layout.is_wide else PHONE_STEP
    return parts, y


def _heads(found: NamedThreats, y: float, across: Scale, layout: Layout) -> tuple[list[Markup], float]:
    """Name those named above their columns, on several lines where a name is long; give them and where they end."""
    room = across(1) - across(0) - 4
    names = {state: wrapped(name, SIZE, room) if layout.is_wide else [state] for state, name in found.columns.items()}
    bottom = y + LINE * (max(map(len, names.values()), default=1) - 1)
    parts: list[Markup] = []
    for at, (state, lines) in enumerate(names.items()):
        middle = (across(at) + across(at + 1)) / 2
        written = [
            text(middle, bottom - LINE * (len(lines) - 1 - place), fitted(words, SIZE, room + 4),
                 class_="tiny muted", text_anchor="middle")
            for place, words in enumerate(lines)
        ]  # fmt: skip
        parts.append(group(tooltip(found.columns[state]), *written))
    if layout.is_wide:
        parts.append(text(layout.width, bottom, "speeches", class_="tiny muted", text_anchor="end"))
    return parts, bottom


def _row(row: Speaker, found: NamedThreats, top: float, across: Scale, layout: Layout, ends: Ends) -> Markup:
    """Draw one speaker."""
    y = top if layout.is_wide else top + 15
    if layout.is_wide:
        names = [text(NAMES - 8, y + 14, fitted(row.name, 12, NAMES - 10), class_="small", text_anchor="end"),
                 text(layout.width, y + 14, str(row.texts), class_="tiny muted", text_anchor="end")]  # fmt: skip
    else:
        names = [text(0, top + 11, f"{row.name}, {count(row.texts, 'speech', 'speeches')}", class_="small")]
    cells = [_cell(row, found, at, state, y, across, ends) for at, state in enumerate(found.columns)]
    return group(*names, *cells)


def _cell(row: Speaker, found: NamedThreats, at: int, state: str, y: float, across: Scale, ends: Ends) -> Markup:
    """Draw how often a speaker names a state: a number on a shade by times in a speech; none of too few namings."""
    start, wide, name = across(at) + 0.5, across(at + 1) - across(at) - 1, found.columns[state]
    if state == row.state:
        return group()
    if state in found.absent:
        tip = tooltip(f"{name}: no state in {found.years[0]}–{found.years[1]}")
        return rect(start, y, wide, CELL, tip, class_="verdict missing")
    fewest, most = ends
    times = row.times[state] if row.times[state] >= fewest else 0
    shade = 0.05 if not times else 0.12 + (DARKEST - 0.12) * sqrt(_rate(row, state) / most)
    often = count(times, "time") if times else f"fewer than {in_words(fewest)} times"
    tip = tooltip(f"{row.name} names {name} {often} in {count(row.texts, 'speech', 'speeches')}")
    written = [text(start + wide / 2, y + 13.5, str(times), class_="tiny", text_anchor="middle")] if times else []
    return group(
        tip,
        rect(start, y, wide, CELL, class_="age", fill_opacity=round(shade, 3), shape_rendering="crispEdges"),
        *written,
    )


def _most(found: NamedThreats, leads: int) -> str:
    """Say which of the speakers names whom most often in a speech, if often enough to say so."""
    pairs = [(_rate(row, state), row, state) for row in found.rows for state in row.times if row.times[state] >= leads]
    best = max(pairs, key=lambda pair: pair[0], default=None)
    if best is None:
        return f"{found.years[0]}–{found.years[1]} no state {in_words(leads)} times by any of these"
    _, row, state = best
    times = count(row.times[state], "time")
    told = count(row.texts, "speech", "speeches")
    return f"{found.years[0]}–{found.years[1]} {the(row.name)} names {the(found.columns[state])}, {times} in {told}"


def _takeaway(findings: Findings) -> str:
    """Say who names whom most."""
    said = said_of(findings)
    return f"Most often in a speech: {'; '.join(_most(each, said.leads) for each in said.named)}."


def _caption(findings: Findings) -> str:
    """Say who is drawn, and how far the counts can be believed."""
    return (
        "Rows: the permanent members of the Security Council, then others who name threats most, of those with a "
        "speech here of nearly every year. Columns: those whom they name most. Darker: oftener in a speech; "
        f"the number: times; no number: fewer than {in_words(said_of(findings).listed)}; dashed: no state then. Rules "
        f"find them, not readers: {said_of(findings).faults}. Who is named is no verdict on who "
        f"threatens. From {said_of(findings).source}. Beside what is measured: polycentric threats STATE."
    )


def _numbers(findings: Findings) -> Numbers:
    """Give every pair with namings enough to be listed."""
    fewest = said_of(findings).listed
    rows = [
        (f"{each.years[0]}–{each.years[1]}", row.name, each.columns[state], str(times), str(row.texts))
        for each in said_of(findings).named for row in each.rows for state, times in row.times.items()
        if state != row.state and times >= fewest
    ]  # fmt: skip
    return Numbers(("Years", "Speaker", "Named", "Times", "Speeches"), tuple(rows), words=(0, 1, 2))


def _spoken(findings: Findings) -> str:
    """Say whom each speaker names most."""
    told: list[str] = []
    fewest = said_of(findings).listed
    for each in said_of(findings).named:
        for row in each.rows:
            named = sorted(row.times.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
            whom = ", ".join(f"{each.columns[state]} {times}" for state, times in named if times >= fewest)
            whom = whom or f"none of these {in_words(fewest)} times"
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

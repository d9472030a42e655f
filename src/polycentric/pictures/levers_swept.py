"""The sweep of levers in the report: each pulled once, what it moves in the model, and what stands behind it."""

from collections.abc import Sequence

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, ahead_of, has_ahead
from polycentric.pictures.drawing.svg import Layout, Scale, circle, fitted, group, line, picture, text, tooltip, wrapped
from polycentric.pictures.records.ahead import Ahead, Band, Pulled, clears
from polycentric.pictures.records.findings import Findings

OUTCOMES = (("multipolar", "Chance of multipolarity, points", 100.0), ("disputes", "Disputes a year", 1.0))
ROW, SHOWN = 21.0, 12


def ranked(found: Ahead, outcome: str) -> list[Pulled]:
    """Give the levers that move an outcome by more than the error of the mean, the strongest first."""
    moved = [each for each in found.pulled if not _in_doubt(each.changes[outcome])]
    return sorted(moved, key=lambda each: (-abs(each.changes[outcome][0]), each.lever))[:SHOWN]


def _in_doubt(change: Band) -> bool:
    """Tell whether the interval of the mean holds zero."""
    return change[1] <= 0 <= change[2]


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a list for each outcome: the lever with its grade, and how much it moves it."""
    found = ahead_of(findings)
    parts: list[Markup] = []
    y = 0.0
    if layout.is_wide:
        ends = []
        for place, (name, label, times) in enumerate(OUTCOMES):
            drawn, end = _list(found, name, label, times, (place * (layout.width / 2 + 10), layout.width / 2 - 20), 0.0)
            parts += drawn
            ends.append(end)
        y = max(ends)
    else:
        for name, label, times in OUTCOMES:
            drawn, y = _list(found, name, label, times, (0.0, layout.width), y)
            parts += drawn
            y += 18
    return picture("levers_swept", layout, y, "What each lever moves in the model", _spoken(found), parts)


def _list(
    found: Ahead, name: str, label: str, times: float, room: tuple[float, float], top: float
) -> tuple[list[Markup], float]:
    """Draw one outcome's levers between `room`'s left and its width."""
    (left, width), rows = room, ranked(found, name)
    parts = [text(left, top + 12, words, class_="head") for words in wrapped(label, 13, width)[:1]]
    if not rows:
        return [*parts, text(left, top + 34, "no lever moves it", class_="small muted")], top + 48
    start = left + 0.56 * width
    values = [times * value for each in rows for value in each.changes[name][1:3]]
    low, high = min(0.0, *values), max(0.0, *values)
    across, bottom = Scale(low, high, start, left + width - 44), top + 30 + ROW * len(rows)
    parts.append(line(across(0), top + 24, across(0), bottom, class_="axis"))
    for place, each in enumerate(rows):
        parts.append(_row(each, name, times, left, start, across, top + 40 + ROW * place))
    return parts, bottom + 8


def _row(each: Pulled, name: str, times: float, left: float, start: float, across: Scale, y: float) -> Markup:
    """Draw one lever."""
    mean, low, high = (times * value for value in each.changes[name][:3])
    said = f"{each.label} ({each.who}; {each.grade}): {mean:+.2g}, 90% interval of the mean {low:+.2g} to {high:+.2g}"
    label = fitted(f"{each.label} · {each.grade}", 12, start - left - 8)
    written = f"{mean:+.2f}" if times == 1.0 else f"{mean:+.0f}"
    beside = max(across(high), across(0)) + 6
    return group(
        tooltip(said),
        text(left, y + 4, label, class_="small"),
        line(across(low), y, across(high), y, style="stroke:var(--lead);stroke-width:3;stroke-opacity:.45"),
        circle(across(mean), y, 3.8, style="fill:var(--lead)"),
        text(beside, y + 4, written, class_="small muted"),
    )


def _takeaway(findings: Findings) -> str:
    """Say which lever moves what most, with its grade."""
    found, said = ahead_of(findings), list[str]()
    for name, what, times, unit in (
        ("multipolar", "the chance of multipolarity", 100.0, " points"), ("disputes", "disputes a year", 1.0, ""),
    ):  # fmt: skip
        rows = ranked(found, name)
        if rows:
            told = [(f"“{each.label}” ({each.who}; {each.grade})", f"{times * each.changes[name][0]:+.2g}{unit}")
                    for each in rows[:2]]  # fmt: skip
            said.append(_most(what, told, sure=not rows[1:] or clears(rows[0].changes[name], rows[1].changes[name])))
    runs, _, until = found.swept
    return f"{'; '.join(said)}: model-implied means of {runs} paired runs to {until}, not effects in the world."


def _most(what: str, told: Sequence[tuple[str, str]], *, sure: bool) -> str:
    """Say which lever moves something most; where the next one's interval overlaps its own, that it can't be told."""
    if sure:
        return f"{told[0][0]} moves {what} most, by {told[0][1]}"
    both = " and ".join(f"{lever} by {size}" for lever, size in told)
    return f"{both} move {what} most, and their intervals overlap"


def _paragraphs(_findings: Findings) -> tuple[str, ...]:
    """Say what a grade is and why the levers that turn on one state stand first."""
    return (
        "Each lever is pulled once, at one historical standard deviation or as one observed event, by and at those "
        "whom the list below names. Behind each stands its grade: assumed (a prior of this project), association (a "
        "published correlation) or design-based. A choice of other actors gives other sizes.",
        "What moves the class most is mostly what moves the one state on which the class hangs.",
    )


def _caption(findings: Findings) -> str:
    """Say how to read it."""
    found = ahead_of(findings)
    runs, first, until = found.swept
    silent = len(found.pulled) - len({each.lever for name, *_ in OUTCOMES for each in ranked(found, name)})
    return (
        f"Dots: the mean difference between {runs} runs to {until} with the lever pulled in {first} and the same runs "
        f"without it; bars: its 90% interval over runs. {silent} of {len(found.pulled)} levers move neither by more "
        "than that, often since the model has no way from there to it. All: polycentric futures levers --sweep."
    )


def _numbers(findings: Findings) -> Numbers:
    """Give every lever, with whom it is pulled by, its grade and both changes."""
    found = ahead_of(findings)
    rows = tuple(
        (each.label, each.grade, each.who, *(_written(each.changes[name], times) for name, _, times in OUTCOMES))
        for each in found.pulled
    )
    return Numbers(("Lever", "Grade", "By; at", *(label for _, label, _ in OUTCOMES)), rows, words=(0, 1, 2))


def _written(change: Sequence[float], times: float) -> str:
    """Write a change with its interval."""
    mean, low, high = (times * value for value in change[:3])
    return "0" if mean == low == high == 0 else f"{mean:+.2g} ({low:+.2g} to {high:+.2g})"


def _spoken(found: Ahead) -> str:
    """Say what is drawn."""
    return " ".join(
        f"{label}: {'; '.join(f'{each.label} {times * each.changes[name][0]:+.2g}' for each in ranked(found, name))}."
        for name, label, times in OUTCOMES
    )


PICTURE = Picture(
    title="What each lever moves in the model",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    applies=lambda findings: has_ahead(findings) and bool(ahead_of(findings).pulled),
    of_ahead=True,
    numbers=_numbers,
)

"""How alike states voted through time: a panel per state, a line to each of the others."""

from collections.abc import Mapping

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture, past_of
from polycentric.pictures.drawing import splice, timeline
from polycentric.pictures.drawing.svg import Layout, Scale, line, picture, text
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.drawing.words import listed, number, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.past import Alike

_DEEP, _ACROSS = 214.0, {"wide": 3, "narrow": 1}
_LOW, _HIGH = -0.5, 1.0


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a panel per state."""
    shown = past_of(findings).alike
    columns, space = _ACROSS[layout.name], 24.0
    width = (layout.width - space * (columns - 1)) / columns
    low = min([_LOW, *(value for each in shown for one in each.lines for value in one.shares.values())])
    parts: list[Markup] = []
    for place, each in enumerate(shown):
        parts += _panel(each, (place % columns * (width + space), place // columns * _DEEP), width, low)
    height = _DEEP * ((len(shown) + columns - 1) // columns)
    return picture("alike_through_time", layout, height, "How alike states voted in the UN", _spoken(shown), parts)


def _panel(each: Alike, corner: tuple[float, float], width: float, low: float) -> list[Markup]:
    """Draw one state's likeness to the others."""
    x, y = corner
    years = each.years if each.splice is None else (each.years[0], each.splice.years[1])
    frame = Frame(x + 30, x + width - 40, y + 30, y + 172, x + width - 34, x + width, x + width, years)
    up = Scale(low, _HIGH, frame.bottom, frame.top)
    parts = [text(x, y + 13, each.name, class_="head")]
    for mark in (-0.5, 0.0, 0.5, 1.0):
        parts += [line(frame.left, up(mark), frame.right, up(mark), class_="axis" if mark == 0 else "grid"),
                  text(frame.left - 5, up(mark) + 4, f"{mark:g}".replace("-", "−"), class_="tiny muted",
                       text_anchor="end")]  # fmt: skip
    parts += [text(frame.across(year), frame.bottom + 15, year, class_="tiny muted", text_anchor="middle")
              for year in range(1950, each.years[1] + 1, 20)]  # fmt: skip
    order = {state: place for place, state in enumerate([*timeline.INKS, each.state])}
    parts += [timeline.state_line(one, order.get(one.state, 0), frame, up, 1.5) for one in each.lines]
    parts += _beyond(each, order, frame, up)
    return [*parts, *timeline.names(each.lines, frame, up, short=True)]


def _beyond(each: Alike, order: Mapping[str, int], frame: Frame, up: Scale) -> list[Markup]:
    """Draw the last years by another source: a wall, hollow marks that no line reaches, and the source's name."""
    if each.splice is None:
        return []
    parts = [splice.wall(each.years[1] + 0.5, frame.across, frame.top - 4, frame.bottom),
             *splice.labels([each.splice], frame.right, frame.top - 6, frame.right - frame.left)]  # fmt: skip
    for one in each.lines:
        ink = f"var(--camp-{timeline.ink(one.state, order.get(one.state, 0))})"
        told = f"{one.name}, {each.splice.mark}"
        parts.append(splice.marks(0, each.after.get(one.state, {}), frame.across, up, ink, told, size=2.4))
    return parts


def last_of(each: Alike) -> list[tuple[str, float, int]]:
    """Give the others by their likeness in the last year, the most alike first."""
    known = [(one.name, one.shares[max(one.shares)], max(one.shares)) for one in each.lines if one.shares]
    return sorted(known, key=lambda item: -item[1])


def _spoken(shown: tuple[Alike, ...]) -> str:
    """Say who was most and least alike at last."""
    sentences: list[str] = []
    for each in shown:
        if ranked := last_of(each):
            (first, high, year), (last, low, _) = ranked[0], ranked[-1]
            sentences.append(
                f"{each.name}, {year}: most like {first} ({number(high)}), least like {last} ({number(low)})."
            )
    return " ".join(sentences) or "No pair has a value."


def _takeaway(findings: Findings) -> str:
    """Say whom the states with a lead voted like at last."""
    phrases: list[str] = []
    for each in past_of(findings).alike[:3]:
        if ranked := last_of(each):
            phrases.append(f"{the(each.name)} voted most like {the(ranked[0][0])} ({number(ranked[0][1])})")
    last = past_of(findings).alike[0].years[1]
    return f"In {last}, of the states drawn, {listed(phrases)}." if phrases else "No pair of these states has a value."


def _caption(findings: Findings) -> str:
    """Say what is measured, and what a gap is."""
    each = past_of(findings).alike[0]
    first, last = each.years
    beyond = "".join(f"{words} " for words in splice.in_words([each.splice] if each.splice is not None else []))
    return (
        f"Scott’s pi of votes in the UN General Assembly (no, abstain, yes; squared distances), {first}–{last}: 1 "
        "alike on every roll call, 0 as alike as chance has it with the frequencies of the two, below 0 opposed. A "
        "line breaks in a year without a value, and begins with the first votes under a state’s own name: China’s seat "
        "was held by the Republic of China (Taiwan) until 1971. Likeness of votes is not alliance: the agenda changes "
        "from year to year. "
        f"Source: {each.source}. {beyond}Any two states, other measures, and alliances since 1816: polycentric "
        "similarity."
    )


def _notes(findings: Findings) -> tuple[str, ...]:
    """Say which years lack a value and why, the pairs that lack the same ones together."""
    lacking: dict[tuple[str, str], dict[str, None]] = {}
    for each in past_of(findings).alike:
        for other, reasons in each.reasons.items():
            for why in dict.fromkeys(reasons.values()):
                spells = ", ".join(timeline.span(run) for run in timeline.runs(y for y in reasons if reasons[y] == why))
                pair = "–".join(sorted((each.state, other)))
                lacking.setdefault((spells, why), {})[pair] = None
    every = len({"–".join(sorted((e.state, other))) for e in past_of(findings).alike for other in e.reasons})
    return tuple(
        f"{'All pairs' if len(pairs) == every else ', '.join(pairs)}: {why}, {spells}."
        for (spells, why), pairs in lacking.items()
    )


def _known(findings: Findings) -> bool:
    """Tell whether any pair has a value."""
    return findings.past is not None and any(one.shares for each in findings.past.alike for one in each.lines)


PICTURE = Picture(
    title="How alike states voted since 1946",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    notes=_notes,
    notes_head="Years without a value",
    applies=_known,
    of_past=True,
    of_today=False,
    data=rows.alike_through_time,
)

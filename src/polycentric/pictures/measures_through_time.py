"""The other measures through time: a small panel each, so that no measure stands for power alone."""

from collections.abc import Mapping

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture, has_past, past_of
from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.short import past_name, spoken
from polycentric.pictures.drawing.svg import Layout, fitted, picture, text
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.drawing.words import in_words, listed, percent, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.past import Past, PastIndex

_ACROSS = {"wide": 3, "narrow": 1}
_DEEP = 216.0


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a panel per measure."""
    past = past_of(findings)
    shown = past.indices[1:] or past.indices
    columns, space = _ACROSS[layout.name], 24.0
    width = (layout.width - space * (columns - 1)) / columns
    parts: list[Markup] = []
    for place, index in enumerate(shown):
        parts += _panel(index, past, (place % columns * (width + space), place // columns * _DEEP), width)
    height = _DEEP * ((len(shown) + columns - 1) // columns)
    title = f"Shares of power by {in_words(len(shown))} other measures, {past.years[0]}–{past.years[1]}"
    return picture("measures_through_time", layout, height, title, _spoken(shown), parts)


def _panel(index: PastIndex, past: Past, corner: tuple[float, float], width: float) -> list[Markup]:
    """Draw one measure with its own scale."""
    x, y = corner
    frame = Frame(x + 30, x + width - 88, y + 44, y + 160, x + width - 84, x + width - 53, x + width - 38, past.years)
    shares = [share for each in index.lines for share in each.shares.values()]
    highest = 1.05 * max([*shares, *(each.today or 0.0 for each in index.lines), 0.05])
    up = frame.up(highest)
    parts = [text(x, y + 13, fitted(past_name(index.short, index.label), 12.5, width, bold=True), class_="head"),
             text(x, y + 28, fitted(_origin(index), 10.5, width), class_="tiny muted")]  # fmt: skip
    parts += timeline.axes(frame, up, timeline.ticks_of(highest, 4), step=50)
    parts += [timeline.state_line(each, place, frame, up, 1.5) for place, each in enumerate(index.lines)]
    parts += timeline.names(index.lines, frame, up, short=True)
    if index.other:
        parts += timeline.today(index.lines, frame, up, index.other, shares=False)
        parts.append(text(frame.today, frame.bottom + 15, past.today, class_="tiny muted", text_anchor="middle"))
    return [*parts, *timeline.covered(index.covered, frame, frame.bottom + 22, 5)]


def _origin(index: PastIndex) -> str:
    """Say from which years and source a measure is."""
    return f"{timeline.span(index.window)}, {index.source}"


def _spoken(shown: tuple[PastIndex, ...]) -> str:
    """Say who has the largest share at the end of each measure."""
    sentences: list[str] = []
    for index in shown:
        last = max((year for each in index.lines for year in each.shares), default=0)
        lines = [each for each in index.lines if last in each.shares]
        if lines:
            first = max(lines, key=lambda each: each.shares[last])
            sentences.append(f"{index.label}, {last}: {first.name} {percent(first.shares[last])}.")
    return " ".join(sentences) or "No measure has a year in which enough of the world is observed."


def last_leaders(past: Past) -> dict[str, list[PastIndex]]:
    """Give who of the states drawn leads each measure in its last year."""
    led: dict[str, list[PastIndex]] = {}
    for index in past.indices:
        last = max((year for each in index.lines for year in each.shares), default=0)
        lines = [each for each in index.lines if last in each.shares]
        if lines:
            led.setdefault(max(lines, key=lambda each: each.shares[last]).name, []).append(index)
    return dict(sorted(led.items(), key=lambda item: -len(item[1])))


def _takeaway(findings: Findings) -> str:
    """Say who leads how many measures in their last years."""
    past = past_of(findings)
    led = last_leaders(past)
    listing = listed([f"{the(name)} leads by {in_words(len(indices))}" for name, indices in led.items()])
    return (
        f"Of {in_words(len(past.indices))} measures, each in its own last year and among the states drawn, {listing}."
    )


def _caption(findings: Findings) -> str:
    """Say how to read the panels and where they end."""
    past = past_of(findings)
    return (
        f"{past.rule} Each panel has its own scale. Under its name: the years that the source covers, and which source "
        "in which version. The strip below is full where all states of the year have a value, faint where few have, "
        "and empty beyond the source’s years. A line breaks where too little of the world is observed (under half of "
        "the states, or states with under 90% of the people). Open marks beyond the break: the nearest measure of the "
        f"World Factbook, {past.today}, over other states, in other units; where it has none, nothing stands there."
    )


def _notes(findings: Findings) -> tuple[str, ...]:
    """Name what isn't drawn: leaders beyond the rule, measures too little observed, gaps with their reasons."""
    past = past_of(findings)
    leaders = [f"{notes}, and is not drawn." for notes in past.undrawn]
    unseen = [f"{label}: no panel, for no year has enough of the world ({why})." for label, why in past.unseen.items()]
    return (*leaders, *unseen, *(notes for index in past.indices if (notes := gaps_of(index.label, index.reasons))))


def gaps_of(label: str, reasons: Mapping[int, str]) -> str:
    """Say in which years a measure has no value, and why, with the first year's reason."""
    runs = timeline.runs(reasons)
    if not runs:
        return ""
    shown = runs if len(runs) <= 6 else [*runs[:3], *runs[-2:]]
    years = ", ".join(timeline.span(run) for run in shown)
    more = f" and {in_words(len(runs) - len(shown))} spells between" if len(shown) < len(runs) else ""
    return f"{label}: no value in {years}{more}. In {runs[0][0]}: {spoken(reasons[runs[0][0]])}."


PICTURE = Picture(
    title="The same states by every other measure",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    notes=_notes,
    notes_head="What is not drawn, and why",
    applies=has_past,
    of_past=True,
    data=rows.measures_through_time,
)

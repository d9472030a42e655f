"""Who rose and who fell: each side's furthest movers by five quantities, from the first edition to the last."""

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, has_moved, moved_of
from polycentric.pictures.drawing.short import spoken
from polycentric.pictures.drawing.svg import (
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
    wrapped,
)
from polycentric.pictures.drawing.words import as_sentence, listed, percent, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.moved import Change, Mover

ROW, HEAD, GAP = 21.0, 46.0, 26.0
_RISE, _FALL = "var(--camp-1)", "var(--camp-2)"


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a panel per quantity, two beside each other where there is room."""
    changes = moved_of(findings).changes
    columns = 2 if layout.is_wide else 1
    width = (layout.width - 40) / 2 if layout.is_wide else layout.width
    parts: list[Markup] = []
    top = 0.0
    for start in range(0, len(changes), columns):
        beside = changes[start : start + columns]
        for place, change in enumerate(beside):
            parts.append(_panel(change, place * (width + 40), top, width, layout))
        top += max(_height(change, width) for change in beside) + GAP
    return picture("movers", layout, top - GAP + 4, finding(findings), _spoken(findings), parts)


def _height(change: Change, width: float) -> float:
    """Give the height of a panel."""
    lines = sum(len(wrapped(sentence, 11, width)) for sentence in _below(change))
    return HEAD + ROW * (len(change.risers) + len(change.fallers)) + 10 + 14 * lines


def _below(change: Change) -> list[str]:
    """Write what stands below a panel: states that are other ones at the end, which have no arrow."""
    return [f"Not one state at both ends: {'. '.join(change.parted)}."] if change.parted else []


def _panel(change: Change, left: float, top: float, width: float, layout: Layout) -> Markup:
    """Draw one quantity: a hollow point at the first edition, an arrow to the last."""
    first, last = change.first, change.last
    head = f"{change.label}: editions of {first.edition} and {last.edition}"
    sub = f"Part of the world’s, figures of {_short(first.period)} and of {_short(last.period)}"
    parts = [text(left, top + 13, fitted(head, layout.text, width, bold=True), class_="strong"),
             text(left, top + 29, fitted(sub, layout.small, width), class_="small muted")]  # fmt: skip
    movers = [*change.risers, *reversed(change.fallers)]
    longest = max((width_of(each.name, 12) for each in movers), default=0.0) + 14
    room = (min(max(longest, 110.0), 196.0), 112.0) if layout.is_wide else (108.0, 104.0)
    highest = max((max(each.before, each.after) for each in movers), default=0.1)
    scale = Scale(0.0, highest, left + room[0], left + width - room[1])
    base = top + HEAD + ROW * len(movers)
    parts.append(line(scale.start, top + HEAD - 6, scale.start, base - 2, class_="axis"))
    parts += [_row(each, left, top + HEAD + ROW * place, width, scale, room[0]) for place, each in enumerate(movers)]
    y = base + 14
    for sentence in _below(change):
        for words in wrapped(sentence, 11, width):
            parts.append(text(left, y, words, class_="tiny muted"))
            y += 14
    return group(*parts, class_="change")


def _short(period: str) -> str:
    """Keep the span of a period, without its oldest figures."""
    return period.split(",", maxsplit=1)[0]


def _row(each: Mover, left: float, top: float, width: float, scale: Scale, room: float) -> Markup:
    """Draw one state."""
    ink = _RISE if each.points > 0 else _FALL
    y, x, end = top + 6, scale(each.before), scale(each.after)
    tip = tooltip(f"{each.name}: {percent(each.before, 1)} to {percent(each.after, 1)}")
    far, ends = abs(end - x) > 9, f"{_plain(each.before)} → {_plain(each.after)}"
    ahead = 6.0 if end > x else -6.0
    shaft = line(x, y, end - (ahead if far else 0), y, style=f"stroke:{ink};stroke-width:2.4")
    tilt = element("path", d=f"M{end:.1f} {y:.1f}l{-ahead:.1f} -4.5v9z", style=f"fill:{ink}")
    return group(
        tip,
        line(scale.start, y, scale.end, y, class_="rule"),
        text(left + room - 10, y + 4, fitted(each.name, 12, room - 12), class_="small", text_anchor="end"),
        shaft,
        circle(x, y, 3.6, style=f"fill:var(--paper);stroke:{ink};stroke-width:1.6"),
        tilt if far else circle(end, y, 2.4, style=f"fill:{ink}"),
        text(left + width - 42, y + 4, ends, class_="figure", text_anchor="end"),
        text(left + width, y + 4, signed(each.points), class_="figure strong", text_anchor="end"),
    )  # fmt: skip


def _plain(share: float) -> str:
    """Write a share in percent, without its sign."""
    return f"{100 * share:.1f}"


def signed(points: float | None) -> str:
    """Write percentage points with their sign; a dash where they are missing."""
    return "–" if points is None else f"{points:+.1f}".replace("-", "−") if abs(points) >= 0.05 else "0.0"


def finding(findings: Findings) -> str:
    """Say who rose most and who fell most by the leading quantity."""
    change = moved_of(findings).changes[0]
    up, down = change.risers[0], change.fallers[0]
    return (
        f"{_start(up.name)} rose from {percent(up.before, 1)} to {percent(up.after, 1)} of the world’s output, "
        f"{the(down.name)} fell from {percent(down.before, 1)} to {percent(down.after, 1)}"
    )


def _start(name: str) -> str:
    """Give a name as it starts a sentence."""
    return as_sentence(the(name))


def _takeaway(findings: Findings) -> str:
    """Say who moved furthest by each quantity."""
    sentences = [
        f"by {spoken(change.label)} since {change.first.edition}, {the(change.risers[0].name)} rose most and "
        f"{the(change.fallers[0].name)} fell most"
        for change in moved_of(findings).changes
        if change.risers and change.fallers
    ]
    whole = "; ".join(sentences)
    return f"{whole[:1].upper()}{whole[1:]}."


def _paragraphs(findings: Findings) -> tuple[str, ...]:
    """Say how much of the leading quantity's change is a step of prices, and what can't be told."""
    change = moved_of(findings).changes[0]
    told = [each for each in change.breaks if each.year]
    kept = [each for each in (change.risers[0], change.fallers[0]) if each.step is not None and told]
    if not kept:
        return ()
    where = listed([f"{each.before} to {each.after}" for each in told])
    parts = "; ".join(
        f"of the {signed(each.points)} points of {the(each.name)}, {signed(each.step)} are steps of prices, "
        f"{signed(each.untold)} can’t be told, and {signed(each.moved)} are neither"
        for each in kept
    )
    mostly = [the(each.name) for each in (*change.risers, *change.fallers) if _is_mostly_a_step(each)]
    note = f" More than half of the change is a step of prices for {listed(mostly)}." if mostly else ""
    return (
        f"Not all of that is the world. When prices are compared anew, the shares of one and the same year change "
        f"({where}): such a step is measured on a year that both editions print. Between the older editions no year is "
        f"printed by both, so that prices and the world can’t be told apart there. "
        f"{parts[:1].upper()}{parts[1:]}.{note}",
    )


def _is_mostly_a_step(each: Mover) -> bool:
    """Tell whether more than half of a change stands at rounds of prices."""
    return each.step is not None and each.step * each.points > 0 and abs(each.step) > abs(each.points) / 2


def _caption(findings: Findings) -> str:
    """Say how to read it, how much of the world it covers, and from what."""
    moved = moved_of(findings)
    covered = "; ".join(
        f"{spoken(each.label)} {each.first.states} of {each.first.of} states in {each.first.edition} "
        f"({percent(each.first.people)} of people), {each.last.states} of {each.last.of} in {each.last.edition} "
        f"({percent(each.last.people)})"
        for each in moved.changes
    )
    return (
        "Hollow point: the first edition that prints the quantity in figures of its time; arrow: to the last. Figures: "
        "percent of the world, and the change in percentage points. The world is the states with data: "
        f"{covered}. Drawn are the four that rose and the four that fell most, without figures flagged as a jump. "
        "Exports are of goods before the edition of 2020, of goods and services since 2021. Military spending is the "
        "printed share of output times output at exchange rates, so it is what states publish or the Factbook guesses. "
        f"Source: {moved.source}."
    )


def _notes(findings: Findings) -> tuple[str, ...]:
    """Say what this source can't say."""
    return moved_of(findings).cannot


def _numbers(findings: Findings) -> Numbers:
    """Give the numbers of every panel."""
    rows: list[tuple[str, ...]] = []
    for change in moved_of(findings).changes:
        rows += [
            (change.label, str(change.first.edition), str(change.last.edition), each.name, percent(each.before, 2),
             percent(each.after, 2), signed(each.points), f"{each.after / each.before:.2f}", signed(each.step),
             signed(each.untold), signed(each.moved))
            for each in (*change.risers, *reversed(change.fallers))
        ]  # fmt: skip
    head = ("Quantity", "From", "To", "State", "Share then", "Share now", "Points", "Times", "of which steps of prices",
            "untold", "the rest")  # fmt: skip
    return Numbers(head, tuple(rows), words=(0, 3))


def _spoken(findings: Findings) -> str:
    """Say every arrow."""
    sentences: list[str] = []
    for change in moved_of(findings).changes:
        each = [f"{m.name} {percent(m.before, 1)} to {percent(m.after, 1)}" for m in (*change.risers, *change.fallers)]
        sentences.append(f"{change.label}, {change.first.edition} to {change.last.edition}: {'; '.join(each)}.")
    return " ".join(sentences)


PICTURE = Picture(
    title="Who rose, and who fell",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    notes=_notes,
    notes_head="What this source can’t say",
    definitions=("source-factbook",),
    applies=has_moved,
    of_editions=True,
    finding=finding,
    numbers=_numbers,
)

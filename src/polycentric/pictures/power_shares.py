"""Power shares: the ten largest states by every index side by side, so that no index stands for power alone."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture
from polycentric.pictures.drawing.short import index_line, index_lines, spoken
from polycentric.pictures.drawing.svg import Layout, element, fitted, group, line, picture, rect, text, tooltip
from polycentric.pictures.drawing.words import in_words, listed, percent, the
from polycentric.pictures.records.findings import Findings, Index

_COUNT = 10
_HALF = 0.5  # of the leading index: below it, who leads is who reports
_ROW = {"wide": 30.0, "narrow": 17.0}


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a matrix of bars: states by indices on a desktop, a small panel per index on a phone."""
    rows = _rows(findings)
    parts, height = (_matrix if layout.is_wide else _panels)(findings, layout, rows)
    return picture(
        "power_shares", layout, height, "Shares of the world total by each measure", _spoken(findings), parts
    )


def _rows(findings: Findings) -> list[str]:
    """Give the ten largest states, and the blocs that every index knows."""
    blocs = sorted({bloc for index in findings.side_by_side for bloc in index.blocs})
    return [*findings.largest(_COUNT), *blocs]


def _share(index: Index, actor: str) -> float | None:
    """Give an actor's share by one index; a bloc's is of the world with the bloc as one."""
    return index.shares.get(actor, index.blocs.get(actor))


def _top(findings: Findings, rows: list[str]) -> float:
    """Give the largest share drawn: all bars have one scale."""
    sizes = [_share(index, row) or 0.0 for index in findings.side_by_side for row in rows]
    return max([*sizes, 0.01])


def _bar(index: Index, actor: str, place: tuple[float, float], room: tuple[float, float], name: str) -> Markup:
    """Draw one bar with its number; a dash where there are no data."""
    (x, y), (width, height) = place, room
    share = _share(index, actor)
    if share is None:
        return text(x + 2, y + height - 3, "no data", class_="tiny muted")
    known = [value for value in index.shares.values() if value > share]
    year = index.years.get(actor)
    tip = tooltip(f"{name}: {percent(share)} of the world's {index.label.lower()}" + (f" ({year})" if year else ""))
    kind = "bar bloc" if actor in index.blocs else "bar lead" if not known else "bar"
    return group(
        rect(x, y, max(width, 1.0), height, tip, class_=kind),
        text(
            x + max(width, 1.0) + 4, y + height - 3, percent(share), class_="figure strong" if not known else "figure"
        ),
    )


def _matrix(findings: Findings, layout: Layout, rows: list[str]) -> tuple[list[Markup], float]:
    """Draw rows of states by columns of indices."""
    step, head, left = _ROW["wide"], 44.0, 132.0
    column = (layout.width - left) / max(len(findings.side_by_side), 1)
    scale = (column - 50) / _top(findings, rows)
    parts: list[Markup] = []
    for place, index in enumerate(findings.side_by_side):
        x = left + place * column
        for number, words in enumerate(index_lines(findings.short(index.name), index.label)):
            head_text = text(x, 14 + number * 15, words, class_="head link")
            parts.append(element("a", head_text, href=f"#def-index-{index.name}"))
        parts.append(line(x, head - 6, x, head + len(rows) * step + 4, class_="axis"))
    for place, actor in enumerate(rows):
        y = head + place * step + (10 if actor not in findings.states else 0)
        parts.append(
            text(
                left - 10,
                y + 17,
                fitted(findings.name(actor), layout.text, left - 12),
                text_anchor="end",
                class_="strong" if place == 0 else None,
            )
        )
        for number, index in enumerate(findings.side_by_side):
            width = (_share(index, actor) or 0.0) * scale
            parts.append(_bar(index, actor, (left + number * column + 1, y + 4), (width, 17), findings.name(actor)))
    return parts, head + len(rows) * step + 14


def _panels(findings: Findings, layout: Layout, rows: list[str]) -> tuple[list[Markup], float]:
    """Draw a panel of bars per index, two beside each other."""
    step, head, gap = _ROW["narrow"], 24.0, 18.0
    column = (layout.width - gap) / 2
    label = 34.0
    scale = (column - label - 40) / _top(findings, rows)
    depth = head + len(rows) * step + 20
    parts: list[Markup] = []
    for place, index in enumerate(findings.side_by_side):
        x, y = place % 2 * (column + gap), place // 2 * depth
        name = text(x, y + 14, index_line(findings.short(index.name), index.label), class_="head link")
        parts.append(element("a", name, href=f"#def-index-{index.name}"))
        parts.append(line(x + label, y + head - 2, x + label, y + head + len(rows) * step, class_="axis"))
        for number, actor in enumerate(rows):
            base = y + head + number * step
            parts.append(text(x + label - 5, base + 12, actor, class_="small", text_anchor="end"))
            width = (_share(index, actor) or 0.0) * scale
            parts.append(_bar(index, actor, (x + label + 1, base + 2), (width, 12.5), findings.name(actor)))
    return parts, depth * ((len(findings.side_by_side) + 1) // 2)


def thin(findings: Findings) -> list[Index]:
    """Give the indices known for states that hold less than half of what the leading index counts."""
    leading = findings.leading.shares
    return [index for index in findings.side_by_side if sum(leading.get(state, 0.0) for state in index.shares) < _HALF]


def leaders(findings: Findings) -> dict[str, list[Index]]:
    """Give, for each state that leads by some index, the indices by which it leads; the most first.

    An index known for less than half of the world's output is left out: who leads it is who reports.
    """
    left_out = {index.name for index in thin(findings)}
    led: dict[str, list[Index]] = {}
    for index in findings.side_by_side:
        if index.shares and index.name not in left_out:
            first = max(index.shares, key=lambda state: (index.shares[state], state))
            led.setdefault(first, []).append(index)
    return dict(sorted(led.items(), key=lambda item: (-len(item[1]), item[0])))


def _takeaway(findings: Findings) -> str:
    """Say who leads by how many indices."""
    left_out = thin(findings)
    size = len(findings.side_by_side) - len(left_out)
    phrases = [
        f"{the(findings.name(state))} leads by {in_words(len(indices))} of {in_words(size)}"
        f" ({listed([spoken(index.label) for index in indices])})"
        for state, indices in leaders(findings).items()
    ]
    words = "; ".join(phrases) or "no measure covers enough of the world to give shares of it"
    rest = listed([spoken(index.label) for index in left_out])
    note = f" Not counted, as known for less than half of the world’s output: {rest}." if rest else ""
    return f"{words[:1].upper()}{words[1:]}.{note}"


def _caption(findings: Findings) -> str:
    """Say what a bar is, and from which years."""
    spans = "; ".join(f"{spoken(i.label)} {i.period}" for i in findings.side_by_side if i.period)
    return (
        "Each bar is a share of the sum over all states observed; all bars have one scale; the number in bold leads "
        f"its column. States in the order of output at purchasing power. Years: {spans}. Source: "
        f"{findings.provenance.edition}."
    )


def _spoken(findings: Findings) -> str:
    """Say the first three of every index."""
    sentences: list[str] = []
    for index in findings.side_by_side:
        first = sorted(index.shares, key=lambda state: (-index.shares[state], state))[:3]
        sentences.append(f"{index.label}: {listed([f'{findings.name(s)} {percent(index.shares[s])}' for s in first])}")
    return f"{'. '.join(sentences)}."


PICTURE = Picture(
    title="Measures of power, side by side",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    definitions=("source-factbook",),
    of_indices=True,
    data=rows.power_shares,
)

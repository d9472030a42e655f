"""Coverage: how much of the world each variable covers, and how old it is."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture
from polycentric.pictures.drawing.short import spoken
from polycentric.pictures.drawing.svg import Layout, fitted, group, line, picture, rect, text, tooltip
from polycentric.pictures.drawing.words import count, listed, percent
from polycentric.pictures.records.findings import Coverage, Findings

_SHOWN = 8  # years with a column of their own


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a bar of the people covered, and a row of years, darker where more states' values are from that year."""
    years = _years(findings)
    parts: list[Markup] = []
    step, top = (30.0, 34.0) if layout.is_wide else (58.0, 24.0)
    if layout.is_wide:
        parts += _heads(findings, layout, years)
    for place, row in enumerate(findings.coverage):
        parts.append(_row(row, findings, layout, years, top + place * step))
    height = top + step * len(findings.coverage) + 6
    return picture("coverage", layout, height, "Coverage of the data, and their age", _spoken(findings), parts)


def _years(findings: Findings) -> list[int]:
    """Give the latest years that values are from, rising; what is older stands together in the first."""
    known = [year for row in findings.coverage for year in row.years if year > 0]
    return list(range(max(min(known), max(known) - _SHOWN + 1), max(known) + 1)) if known else []


def _in_year(row: Coverage, years: list[int], place: int) -> int:
    """Count the values from a year; the first year counts all the older ones too."""
    if place:
        return row.years.get(years[place], 0)
    return sum(size for year, size in row.years.items() if year <= years[0])


def _year(findings: Findings, years: list[int], place: int) -> str:
    """Write a year's head; the first says so where it holds older ones."""
    older = place == 0 and any(0 < year < years[0] for row in findings.coverage for year in row.years)
    return f"{'≤ ' if older else ''}{years[place]}"


def _places(layout: Layout, years: list[int]) -> tuple[float, float, float, float]:
    """Give where the bar starts and how wide it is, where the years start and how wide each is."""
    if layout.is_wide:
        cell = min(46.0, 330.0 / max(len(years), 1))
        return 200.0, 240.0, layout.width - cell * len(years), cell
    cell = min(26.0, 200.0 / max(len(years), 1))
    return 0.0, 140.0, layout.width - cell * len(years), cell


def _heads(findings: Findings, layout: Layout, years: list[int]) -> list[Markup]:
    """Write the heads of the columns."""
    bar, _, start, cell = _places(layout, years)
    parts = [
        text(bar, 14, f"States of {len(findings.states)}, and their part of the world’s people", class_="small muted")
    ]
    return parts + [
        text(
            start + (place + 0.5) * cell, 14, _year(findings, years, place), class_="small muted", text_anchor="middle"
        )
        for place in range(len(years))
    ]


def _row(row: Coverage, findings: Findings, layout: Layout, years: list[int], top: float) -> Markup:
    """Draw one variable."""
    bar, width, start, cell = _places(layout, years)
    base = top if layout.is_wide else top + 14
    states = len(findings.states)
    missing = f"; missing: {listed([findings.name(state) for state in row.missing])}" if row.missing else ""
    tip = tooltip(f"{row.label}: {row.states} of {count(states, 'state')}{missing}")
    parts = [
        text(bar - 12, top + 15, fitted(row.label, layout.text, bar - 14), text_anchor="end") if layout.is_wide else
        text(0, top + 6, row.label, class_="strong"),
        rect(bar, base + 2, width, 17, class_="track"),
        rect(bar, base + 2, width * row.states / max(states, 1), 17, tip, class_="bar"),
        text(bar + width + 6, base + 15, f"{row.states} · {part(row.of_people)}", class_="small")
        if layout.is_wide else text(bar + 5, base + 15, str(row.states), class_="small on-bar"),
    ]  # fmt: skip
    if not layout.is_wide:
        parts.append(
            text(layout.width, top + 6, f"{part(row.of_people)} of people", class_="small muted", text_anchor="end")
        )
    for place in range(len(years)):
        size, years_shown = _in_year(row, years, place), _year(findings, years, place)
        parts.append(_cell(row, (size, years_shown), start + place * cell, base + 2, cell, layout))
    return group(*parts, line(0, base + 24, layout.width, base + 24, class_="rule"))


def _cell(row: Coverage, counted: tuple[int, str], x: float, y: float, width: float, layout: Layout) -> Markup:
    """Draw one year: how many states' values are from it."""
    size, tip = counted
    shade = 0.08 + 0.92 * size / max(row.states, 1) if size else 0.0
    words = str(size) if layout.is_wide else f"{'≤' if tip.startswith('≤') else '’'}{tip[-2:]}"
    kind = "tiny on-bar" if shade > 0.5 else "tiny"
    return group(
        tooltip(f"{row.label}: {count(size, 'value')} from {tip}"),
        rect(x + 0.5, y, width - 1, 17, class_="age", fill_opacity=shade),
        text(x + width / 2, y + 13, words, text_anchor="middle", class_=kind) if size else "",
    )


def part(share: float) -> str:
    """Write a share covered: a digit more just below the whole, so that nearly all never reads as all."""
    return ">99.9%" if 0.9995 <= share < 1 else percent(share, 1) if 0.99 <= share < 1 else percent(share)


def _takeaway(findings: Findings) -> str:
    """Say which variable covers least, and how old the data are."""
    if not findings.coverage:
        return "Nothing is covered."
    least = min(findings.coverage, key=lambda row: row.states)
    oldest = min((min(row.years), row.label) for row in findings.coverage if row.years)
    return (
        f"{least.label} is known for fewest: {least.states} of {count(len(findings.states), 'state')}, with "
        f"{part(least.of_people)} of the world’s people. The oldest value used is of {oldest[0]} ({spoken(oldest[1])})."
    )


def _paragraphs(findings: Findings) -> tuple[str, ...]:
    """Say what no variable shows, and who counts as a state."""
    blind = (
        "Power is measured here by what states have: output, people, soldiers, spending, energy. Not by nuclear "
        "arms, bases, technology, currency, reach at sea or in space, nor by the will to use any of it. Ties are "
        "trade, treaties and seats: not finance, arms sales, aid, intelligence, votes or what is promised in "
        "private. All figures are one government’s publication, which codes disputed cases in its own way."
    )
    return (blind, findings.provenance.rule) if findings.provenance.rule else (blind,)


def _missing(findings: Findings) -> tuple[str, ...]:
    """Say for each variable which states lack it, the most populous first."""
    return tuple(
        f"{row.label}: {listed(_few([findings.name(state) for state in row.missing]))}"
        for row in findings.coverage
        if row.missing
    )


def _few(names: list[str]) -> list[str]:
    """Keep the first names of a long list, and say how many more there are."""
    return names if len(names) <= 6 else [*names[:5], f"{len(names) - 5} more"]


def _caption(findings: Findings) -> str:
    """Say what the shades are."""
    return (
        "Bars: states for which the variable is known, with the part of the world’s people who live in them. "
        "Squares: how many states’ latest value is from that year; the fuller the colour, the more. A missing value "
        f"is never counted as zero. Source: {findings.provenance.edition}."
    )


def _spoken(findings: Findings) -> str:
    """Say each variable's coverage."""
    sentences = [f"{row.label}: {row.states} states, {part(row.of_people)} of people" for row in findings.coverage]
    return f"{'. '.join(sentences)}."


PICTURE = Picture(
    title="What this world can’t see",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    notes=_missing,
    notes_head="Missing, the most populous first",
    definitions=("source-factbook", "source-bodies", "source-pacts"),
    data=rows.coverage,
)

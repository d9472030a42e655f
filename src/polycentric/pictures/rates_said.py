"""How often the leading speakers name multipolarity, decade by decade, with the bands that counting texts allows."""

from collections.abc import Sequence

from markupsafe import Markup

from polycentric.pictures.charts.words import Window, WordsChart, rates_panel
from polycentric.pictures.contract import Numbers, Picture, has_said, said_of
from polycentric.pictures.drawing.svg import Layout, picture
from polycentric.pictures.drawing.words import listed, the
from polycentric.pictures.first_said import concept
from polycentric.pictures.records.findings import Findings


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw the rates of the first concept."""
    chart = _chart(findings)
    parts, y = rates_panel(chart, 0.0, layout)
    said = " ".join(
        f"{each.name}: {', '.join(f'{one.first}s {one.rate:.2f}' for one in each.windows)}." for each in chart.lines
    )
    return picture("rates_said", layout, y - 8, PICTURE.title, said, parts)


def _chart(findings: Findings) -> WordsChart:
    """Give the chart of the concept that is named often enough for rates."""
    return said_of(findings).charts[0]


def _takeaway(findings: Findings) -> str:
    """Say who names it most often in the last decade, and how sure that is."""
    chart = _chart(findings)
    last = max(one.first for each in chart.lines for one in each.windows)
    ends = [(each.name.partition(" (")[0], one) for each in chart.lines for one in each.windows if one.first == last]
    (name, one), *others = sorted(ends, key=lambda end: -end[1].rate)
    if not one.hits:
        return f"In the {last}s none of those drawn has said “{concept(chart)}” in the speeches that are here."
    around = "" if one.low is None or one.high is None else f" (95%: {one.low:.2f} to {one.high:.2f})"
    return (
        f"In the {last}s, of those drawn, {the(name)} says “{concept(chart)}” most often: {one.rate:.2f} times in "
        f"1,000 words{around}{_as_often(one, others)}."
    )


def _as_often(first: Window, others: Sequence[tuple[str, Window]]) -> str:
    """Name those whose rates lie inside the band of the highest, so that nobody takes their order for known."""
    near = [the(name) for name, one in others if first.low is not None and one.rate >= first.low]
    return f"; {listed(near)} can’t be told from it" if near else ""


def _caption(findings: Findings) -> str:
    """Say who is drawn, and what else moves a rate."""
    return (
        "Times per 1,000 words, by decade. Drawn are the permanent members of the Security Council and the other "
        "states that surely name it most often, of those with a speech here of nearly every year. Bands: the rates "
        "under which so many hits aren’t unusual (95%), with whole speeches as units; a triangle at the top marks one "
        "that goes on above. A word counted is neither praise nor blame; length, drafters, translators and misread "
        "letters move a rate too. "
        f"From {said_of(findings).source}. Any concept: polycentric words CONCEPT."
    )


def _numbers(findings: Findings) -> Numbers:
    """Give rates and bands by state and decade."""
    rows = [
        (each.name, f"{one.first}s", str(one.hits), f"{one.rate:.3f}",
         "–" if one.low is None else f"{one.low:.3f}", "–" if one.high is None else f"{one.high:.3f}")
        for each in _chart(findings).lines for one in each.windows
    ]  # fmt: skip
    return Numbers(("State", "Decade", "Times", "Per 1,000 words", "From", "To"), tuple(rows), words=(0,))


PICTURE = Picture(
    title="How often the leading speakers say “multipolar”",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    applies=lambda findings: has_said(findings) and bool(_chart(findings).lines),
    of_words=True,
    of_today=False,
    numbers=_numbers,
)

"""Who named an order of several centres when first: each state at the year of its first use, concept by concept."""

from markupsafe import Markup

from polycentric.pictures.charts.words import OPEN, WordsChart, firsts_panel
from polycentric.pictures.contract import Numbers, Picture, has_said, said_of
from polycentric.pictures.drawing.svg import Layout, picture
from polycentric.pictures.drawing.words import count
from polycentric.pictures.records.findings import Findings

SOME = 2  # states: with more the middle of their years is told


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a panel of years for each concept, the rarer one below."""
    parts: list[Markup] = []
    y = 0.0
    for chart in _named(findings):
        drawn, y = firsts_panel(
            chart, y, layout, f"First to say “{concept(chart)}”: {count(len(chart.firsts), 'state')}"
        )
        parts += drawn
        y += 14
    return picture("first_said", layout, y, PICTURE.title, _spoken(findings), parts)


def concept(chart: WordsChart) -> str:
    """Give a concept as it stands inside a sentence."""
    return chart.title.partition(":")[0].lower()


def _named(findings: Findings) -> list[WordsChart]:
    """Give the concepts that anybody names."""
    return [chart for chart in said_of(findings).charts if chart.firsts]


def _spoken(findings: Findings) -> str:
    """Say the first states of each concept."""
    return " ".join(
        f"{concept(chart)}: {', '.join(f'{each.name} {each.year}' for each in chart.firsts[:10])}."
        for chart in _named(findings)
    )


def _takeaway(findings: Findings) -> str:
    """Say when each word spread among the states that are here nearly every year; others are here too seldom."""
    told: list[str] = []
    for chart in _named(findings):
        years = sorted(each.year for each in chart.firsts if each.is_regular)
        middle = years[(len(years) - 1) // 2] if years else None
        half = f", half of the {len(years)} states followed year by year by {middle}" if len(years) > SOME else ""
        told.append(f"“{concept(chart)}” from {min(each.year for each in chart.firsts)} on{half}")
    return f"First uses in the speeches that are here: {'; '.join(told)}."


def _caption(findings: Findings) -> str:
    """Say what first means, and from what."""
    return (
        "A state stands at the year of its first use, over states near it; colours are those of the next picture. "
        f"{OPEN} From {said_of(findings).source}. Rows with the speeches before: polycentric words "
        "multipolar --table first --csv."
    )


def _numbers(findings: Findings) -> Numbers:
    """Give every first use."""
    rows = [(concept(chart), each.name, str(each.year)) for chart in _named(findings) for each in chart.firsts]
    return Numbers(("Concept", "State, by its name of then", "First use"), tuple(rows), words=(0, 1))


PICTURE = Picture(
    title="Who named an order of several centres, and when first",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    applies=lambda findings: has_said(findings) and bool(_named(findings)),
    of_words=True,
    of_today=False,
    numbers=_numbers,
)

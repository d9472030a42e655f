"""Futures in the report: shares of the leading powers through now into the runs, and what a rule calls the order."""

from markupsafe import Markup

from polycentric.pictures.contract import Numbers, Picture, ahead_of, has_ahead
from polycentric.pictures.drawing import fan_panels
from polycentric.pictures.drawing.svg import Layout, picture
from polycentric.pictures.drawing.words import percent
from polycentric.pictures.records.findings import Findings


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a panel for each quantity, and the chances of classes."""
    found = ahead_of(findings)
    parts, y = fan_panels.drawn(found, layout, 0.0)
    return picture("futures_fan", layout, y, found.title, fan_panels.spoken(found.panels), parts)


def _takeaway(findings: Findings) -> str:
    """Say who is largest in how many of the runs."""
    return ahead_of(findings).sentences[0]


def _paragraphs(findings: Findings) -> tuple[str, ...]:
    """Say how wide the ranges are, what the rule calls the order, and whose chances these are."""
    found = ahead_of(findings)
    return (" ".join(found.sentences[1:3]), " ".join(found.sentences[3:]), *found.notes)


def _caption(findings: Findings) -> str:
    """Say how to make it again, and with what supposed."""
    found = ahead_of(findings)
    return (
        f"{found.runs:,} runs of every state of {found.start}, no lever pulled. Each run draws its own parameters. "
        "With more runs, or under a scenario of your own: polycentric futures FILE."
    )


def _numbers(findings: Findings) -> Numbers:
    """Give the quantiles by state and year, every fifth year."""
    found = ahead_of(findings)
    rows = [
        (panel.label, each.name, str(year), *(percent(value, 1) for value in each.fan[year]))
        for panel in found.panels
        for each in panel.lines
        for year in sorted(each.fan)
        if year % 5 == 0
    ]
    return Numbers(("Quantity", "State", "Year", "5%", "25%", "Middle", "75%", "95%"), tuple(rows), words=(0, 1))


def _data(findings: Findings) -> Numbers:
    """Give all that is drawn: past shares, quantiles of the runs, and chances of classes."""
    found = ahead_of(findings)
    rows: list[tuple[str, ...]] = []
    for panel in found.panels:
        for each in panel.lines:
            rows += [(panel.label, each.state, "archive", str(year), "", repr(value), "")
                     for year, value in sorted(each.archive.items())]  # fmt: skip
            rows += [(panel.label, each.state, "editions", str(year), "", repr(value), "")
                     for year, value in sorted(each.past.items())]  # fmt: skip
            rows += [(panel.label, each.state, "runs", str(year), *(repr(band[at]) for at in (0, 2, 4)))
                     for year, band in sorted(each.fan.items())]  # fmt: skip
    if found.told is not None:
        rule = f"chance by the rule {found.told.rule}"
        for word, chances in found.told.classes.items():
            rows += [(rule, word, "runs", str(year), "", repr(chance), "") for year, chance in sorted(chances.items())]
    return Numbers(("what", "state_or_class", "by", "year", "low", "value", "high"), tuple(rows))


def _notes(findings: Findings) -> tuple[str, ...]:
    """Say what the model can't know."""
    return ahead_of(findings).cannot


PICTURE = Picture(
    title="Where it may go: a model’s runs, no forecast",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    notes=_notes,
    notes_head="What the model can’t know",
    applies=has_ahead,
    of_ahead=True,
    numbers=_numbers,
    data=_data,
)

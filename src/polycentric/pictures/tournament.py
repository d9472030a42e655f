"""The tournament of power: how well each index foretells who wins, with its interval."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.charts.tournament import NOT_CALLED, Chart
from polycentric.pictures.charts.tournament import drawn as drawn_chart
from polycentric.pictures.contract import Picture, past_of
from polycentric.pictures.drawing.svg import Layout
from polycentric.pictures.drawing.words import in_words, percent
from polycentric.pictures.records.findings import Findings


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw both halves of the chart."""
    return drawn_chart(_chart(findings), layout)


def _chart(findings: Findings) -> Chart:
    """Give the contests."""
    chart = past_of(findings).contests
    assert chart is not None, "asked for only where `applies` says so"
    return chart


def _takeaway(findings: Findings) -> str:
    """Say how often the side ahead won by the best index, and how often the initiator did."""
    rows = [row for row in _chart(findings).entries if row["scheme"] == "dispute"]
    rule = next((row["accuracy"] for row in rows if row["entry"] == "outcome shares"), None)
    known = [row for row in rows if row["entry"] not in NOT_CALLED]
    known = [row for row in known if row["accuracy"] is not None and row["accuracy_low"] is not None]
    if not known or rule is None:
        return "Too few contests were won to say which index foretells the winner."
    best, last = max(known, key=lambda row: row["accuracy"]), min(known, key=lambda row: row["accuracy"])
    beyond = sum(row["accuracy_low"] > rule for row in known)
    return (
        f"The side ahead a year before won {percent(last['accuracy'], 0)} to {percent(best['accuracy'], 0)} of the "
        f"disputes that were won ({last['label']}, {best['label']}); the side that began won {percent(rule, 0)}. "
        f"By {in_words(beyond)} of {in_words(len(known))} indices the interval lies wholly above that rule."
    )


def _paragraphs(_findings: Findings) -> tuple[str, ...]:
    """Say what selection does to the reading."""
    return (
        "States choose their disputes: one that would surely lose seldom begins or resists. What an index foretells "
        "here is the outcome of the contests that took place, not of those that power kept from taking place.",
    )


def _caption(findings: Findings) -> str:
    """Say what is scored, and where the rest is."""
    chart = _chart(findings)
    return (
        f"{chart.sample}. Left: of the contests that one side won, how often the side ahead won. Right: by how much an "
        "ordered logit on the index reduces the log loss of the outcome shares, out of sample. Whole disputes, whole "
        "pairs or all later years are held back. “The year alone” knows no power: what it saves is the change of "
        f"outcomes over time. Source: {chart.source}. With the learner, wars, or another list: polycentric tournament."
    )


def _known(findings: Findings) -> bool:
    """Tell whether contests were scored."""
    return findings.past is not None and findings.past.contests is not None and bool(_chart(findings).entries)


PICTURE = Picture(
    title="Which measure foretells who wins?",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    applies=_known,
    of_past=True,
    of_today=False,
    data=rows.tournament,
)

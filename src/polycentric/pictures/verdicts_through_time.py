"""The verdict map through time: what each definition calls each year, on each measure, the experts' periods above."""

from collections import Counter

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.charts.polarity_history import PolarityHistory, drawn
from polycentric.pictures.charts.polarity_history import Strip as DrawnStrip
from polycentric.pictures.contract import Picture, has_past, past_of
from polycentric.pictures.drawing.short import VOTES, past_name
from polycentric.pictures.drawing.svg import Layout
from polycentric.pictures.drawing.timeline import period_key, word
from polycentric.pictures.drawing.words import count, listed
from polycentric.pictures.power_through_time import OWN_SENSE
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.past import Past

MOMENTS = (1816, 1913, 1938, 1960, 1980, 2000, 2014)


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a strip per reading."""
    past = past_of(findings)
    strips = [
        (
            label,
            [DrawnStrip(past_name(each.short, each.label), each.runs, each.past, each.past_in_full) for each in runs],
        )
        for label, runs in past.strips
    ]
    bands = [(each.first, each.last, word(each)) for each in past.periods]
    title = f"What each definition calls the world, {past.years[0]}–{past.years[1]}"
    return drawn(PolarityHistory(title, strips, past.years, bands, past.left_out), layout, "verdicts_through_time")


def tallied(past: Past, year: int) -> Counter[str]:
    """Count the readings that give each class in a year."""
    return Counter(
        word
        for _, strips in past.strips
        for each in strips
        for first, last, word in each.runs
        if first <= year <= last and word in VOTES
    )


def _takeaway(findings: Findings) -> str:
    """Say how far the readings part in some years, named beforehand."""
    past = past_of(findings)
    sentences: list[str] = []
    for year in (year for year in MOMENTS if past.years[0] <= year <= past.years[1]):
        tally = tallied(past, year)
        if tally:
            first, number = min(tally.items(), key=lambda item: (-item[1], VOTES.index(item[0])))
            sentences.append(f"{year} {first} by {number} of {tally.total()}")
    if not sentences:
        return "No reading gives a class in these years."
    return f"What most readings call a year, and how many: {listed(sentences)}."


def _paragraphs(findings: Findings) -> tuple[str, ...]:
    """Say what a count of readings is not, and in which sense a period bears its name."""
    caveats = (
        "Each strip is one reading: a definition on one measure, year by year. Readings share data and rules, so their "
        "number is no probability; it says how much of an answer is the rule."
    )
    return (caveats, OWN_SENSE) if past_of(findings).periods else (caveats,)


def _caption(findings: Findings) -> str:
    """Say which sets, sources and years, and what an empty strip is."""
    past = past_of(findings)
    used = listed(sorted({index.source for index in past.indices}))
    return (
        "Rules on shares are shown on the eight largest by the measure itself; those that look at all states on all. "
        "One series of each measure; lists of powers, which can’t say otherwise, and communities of ties, which say "
        "how clustered the world is, are left out. Letters name the class: U unipolar, N near-unipolar, B bipolar, "
        "M multipolar. "
        f"{_heard(past)}An empty stretch is a year without enough data. {count(past.left_out, 'reading')} without a "
        f"class in any year left out. Sources: {used}. All readings as rows: polycentric polarity --world "
        "history --csv."
    )


def _heard(past: Past) -> str:
    """Say the experts' periods, which have no room in the picture."""
    if not past.periods:
        return ""
    return (
        "Above: the periods of International Crisis Behavior, one expert opinion, the coders’ own words in quotes and "
        f"ours in brackets ({period_key(past.periods)}). "
    )


def _known(findings: Findings) -> bool:
    """Tell whether any reading gives a class."""
    return has_past(findings) and bool(past_of(findings).strips)


PICTURE = Picture(
    title="The verdict map since 1816",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    applies=_known,
    of_past=True,
    of_today=False,
    data=rows.verdicts_through_time,
)

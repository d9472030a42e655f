"""Power through time: shares by the leading measure since 1816, the experts' periods above, today beyond a break."""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Picture, has_past, past_of
from polycentric.pictures.drawing import timeline
from polycentric.pictures.drawing.svg import Layout, picture, text
from polycentric.pictures.drawing.timeline import Frame
from polycentric.pictures.drawing.words import count, listed, percent, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.past import Past, PastIndex

OWN_SENSE = (
    "International Crisis Behavior calls 1963–1989 “polycentrism” in a sense of its own: two centres of military power "
    "and many centres of decision. It is not the sense in which this report uses the word (autonomous centres under "
    "shared rules)."
)


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw lines, the band of periods, the strip of coverage and today's column."""
    past = past_of(findings)
    index, frame = past.indices[0], _frame(layout, past)
    highest = 1.04 * max([*(share for each in index.lines for share in each.shares.values()), *_todays(index), 0.05])
    up = frame.up(highest)
    parts = [*timeline.experts(past.periods, frame, 22, numbered=not layout.is_wide)] if past.periods else []
    parts += _heads(past, index, frame, layout)
    parts += timeline.axes(frame, up, timeline.ticks_of(highest), step=25 if layout.is_wide else 50)
    parts += [timeline.state_line(each, place, frame, up, 2.0) for place, each in enumerate(index.lines)]
    parts += timeline.names(index.lines, frame, up, short=not layout.is_wide)
    parts += timeline.today(index.lines, frame, up, index.other, shares=True) if index.other else []
    parts += timeline.covered(index.covered, frame, frame.bottom + 24, 8)
    y = frame.bottom + 46
    for note in _notes(past, index):
        written, y = timeline.paragraph(note, 0 if not layout.is_wide else frame.left, y, layout.width - 50)
        parts += written
    return picture("power_through_time", layout, y, f"{index.label}, {_years(past)}", _spoken(index), parts)


def _frame(layout: Layout, past: Past) -> Frame:
    """Place the parts."""
    if layout.is_wide:
        return Frame(40, 734, 50, 400, 741, 852, 872, past.years)
    return Frame(30, 252, 50, 300, 257, 288, 303, past.years)


def _todays(index: PastIndex) -> list[float]:
    """Give today's shares."""
    return [each.today for each in index.lines if each.today is not None]


def _years(past: Past) -> str:
    """Write the years."""
    return f"{past.years[0]}–{past.years[1]}"


def _heads(past: Past, index: PastIndex, frame: Frame, layout: Layout) -> list[Markup]:
    """Write what stands above the band and above today's column."""
    parts = [text(frame.left, 13, _band_head(past, layout), class_="tiny strong")]
    if index.other:
        anchor = "end" if not layout.is_wide else None
        x = layout.width if not layout.is_wide else frame.today - 14
        parts.append(text(x, 13, f"{past.today}," if not layout.is_wide else f"{past.today}: another",
                          class_="tiny strong", text_anchor=anchor))  # fmt: skip
        parts.append(text(x, 27, "other source" if not layout.is_wide else "source and measure", class_="tiny strong",
                          text_anchor=anchor))  # fmt: skip
    return parts


def _band_head(past: Past, layout: Layout) -> str:
    """Say whose periods these are."""
    if not past.periods:
        return "The experts’ periods are not here"
    return "Periods as ICB codes them from 1918: one expert opinion" if layout.is_wide else "Periods of ICB, from 1918"


def _notes(past: Past, index: PastIndex) -> list[str]:
    """Say how to read the strip, the band and the break."""
    notes = [
        "Strip: part of the year’s states with a value (full colour: all). "
        f"Source: {index.source}, renormalised to 100%."
    ]
    if past.periods:
        notes.append(
            f"Periods, the coders’ own words in quotes, ours in brackets: {timeline.period_key(past.periods)}."
        )
    if index.other:
        notes.append(
            f"Beyond the break, {past.today}: {index.other.lower()}, from the World Factbook, over its own states. "
            "Nothing joins the two."
        )
    return notes


def _spoken(index: PastIndex) -> str:
    """Say which share each state has when its line begins and ends."""
    return " ".join(
        f"{each.name}: {percent(each.shares[min(each.shares)])} in {min(each.shares)}, "
        f"{percent(each.shares[max(each.shares)])} in {max(each.shares)}."
        for each in index.lines
        if each.shares
    )


def leaders(index: PastIndex) -> list[tuple[str, int, int]]:
    """Give who of the states drawn leads from when to when."""
    years = sorted({year for each in index.lines for year in each.shares})
    turns: list[tuple[str, int, int]] = []
    for year in years:
        first = max((each for each in index.lines if year in each.shares), key=lambda each: each.shares[year]).name
        if turns and turns[-1][0] == first:
            turns[-1] = (first, turns[-1][1], year)
        else:
            turns.append((first, year, year))
    return turns


def _takeaway(findings: Findings) -> str:
    """Say who led for how long."""
    past = past_of(findings)
    index = past.indices[0]
    held: dict[str, int] = {}
    for name, first, last in leaders(index):
        held[name] = held.get(name, 0) + last - first + 1
    ranked = sorted(held.items(), key=lambda item: -item[1])
    listing = listed([f"{the(name)} in {count(years, 'year')}" for name, years in ranked])
    low, high = index.window
    return f"By {_name(index)}, the largest share of the world total between {low} and {high} was held by {listing}."


def _name(index: PastIndex) -> str:
    """Name a measure inside a sentence."""
    return index.label if index.label[1:2].isupper() else index.label[:1].lower() + index.label[1:]


def _caption(findings: Findings) -> str:
    """Say what is drawn, by which rule, and from what."""
    past = past_of(findings)
    index = past.indices[0]
    low, high = index.window
    return (
        f"Shares of {index.label}, made to sum to 100% in each year. {past.rule} A state that enters the list lowers "
        f"the others’ shares. Source: {index.source}, {low}–{high}. {index.caveat}"
    )


def _paragraphs(findings: Findings) -> tuple[str, ...]:
    """Say whose periods the band shows, and in which sense one of them is meant."""
    return (OWN_SENSE,) if past_of(findings).periods else ()


PICTURE = Picture(
    title="Power since 1816",
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    paragraphs=_paragraphs,
    applies=has_past,
    of_past=True,
    data=rows.power_through_time,
)

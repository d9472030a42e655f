"""Who is called a centre of power: by each rule that fits the past, and in grey by the tests that don't.

Only what held up on the past is drawn as an answer. The others stay to be seen, family by family, greyed and under a
heading of their own: a reader should know what they say. What can't come out otherwise isn't counted.
"""

from markupsafe import Markup

from polycentric.pictures import rows
from polycentric.pictures.contract import Numbers, Picture
from polycentric.pictures.drawing.short import FAMILIES, spoken
from polycentric.pictures.drawing.svg import Layout, fitted, group, line, picture, rect, text, tooltip, wrapped
from polycentric.pictures.drawing.words import count, in_words, listed, percent, the
from polycentric.pictures.records.centres import Call, Called, Centres, Part
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.tested import Survivor, Trial

_WORDS = {
    "shares": "by its share of the total",
    "ratio": "by its part of the leader’s",
    "counts": "by an effective number of equals",
    "relational": "by who depends on whom",
    "lists": "on a list of powers",
}
_RIGHT, _WRONG = "Fits the past", "Doesn’t fit it"
_WIDER = 1.7  # a rule that holds up has the room of so many families


def draw(findings: Findings, layout: Layout) -> Markup:
    """Draw a row per state: a column for each rule that holds up, then a grey one for each family of the others."""
    found = findings.centres
    left = 150.0 if layout.is_wide else 88.0
    columns = _columns(found, left, layout.width)
    step = 34.0 if layout.is_wide else 31.0
    heads, top = _heads(found, layout, columns)
    drawn = [*heads]
    for place, row in enumerate(found.shown):
        drawn += _row(row, found, layout, columns, (top + place * step, step))
    bottom = top + len(found.shown) * step + 2
    return picture("centres", layout, bottom, "Who is called a centre of power", _spoken(found), drawn)


def _columns(found: Centres, left: float, width: float) -> list[tuple[float, float]]:
    """Give where each column begins and how wide it is: the rules that hold up, then the families."""
    parts = [*(_WIDER for _ in found.rules), *(1.0 for _ in found.families)]
    unit = (width - left) / max(sum(parts), 1.0)
    return [(left + sum(parts[:place]) * unit, part * unit) for place, part in enumerate(parts)]


def _heads(found: Centres, layout: Layout, columns: list[tuple[float, float]]) -> tuple[list[Markup], float]:
    """Write the heads of both groups and of the columns, and give where the rows begin."""
    gap, rules = layout.small + 2, len(found.rules)
    names = [*found.rules, *(_WORDS.get(name, FAMILIES.get(name, name).lower()) for name in found.families)]
    lines = [wrapped(words, layout.small, width - 8) for words, (_, width) in zip(names, columns, strict=True)]
    depth = max((len(each) for each in lines), default=0)
    groups = [(0, _RIGHT, "small strong"), (rules, _wrong(found), "small muted")]
    drawn = [
        text(columns[place][0], 13, words, class_=kind)
        for place, words, kind in groups
        if place < len(columns) and (place or rules)
    ]
    if not rules and columns:
        drawn = [text(columns[0][0], 13, _wrong(found), class_="small muted")]
    drawn += [
        text(x, 13 + gap + number * gap, words, class_="small" if place < rules else "small muted")
        for place, (each, (x, _)) in enumerate(zip(lines, columns, strict=True))
        for number, words in enumerate(each)
    ]
    return drawn, 19 + depth * gap


def _wrong(found: Centres) -> str:
    """Name the other group."""
    return f"{_WRONG}, or not testable" if found.untested else _WRONG


def _row(
    row: Called, found: Centres, layout: Layout, columns: list[tuple[float, float]], place: tuple[float, float]
) -> list[Markup]:
    """Draw one state: what the rules that hold up say, then how many of the other tests call it a centre."""
    (y, step), left = place, columns[0][0]
    drawn = [
        line(0, y - 1, layout.width, y - 1, class_="rule"),
        text(0, y + step / 2 + 4, fitted(row.name, layout.text, left - 8, bold=True), class_="strong"),
    ]
    for number, (rule, call) in enumerate(zip(found.rules, row.calls, strict=True)):
        x, width = columns[number][0], columns[number][1] - 16
        tip = tooltip(f"{row.name}: {_said(call)}, by {rule}")
        share = call.marks.share if call.marks.of else float(call.is_centre)
        bar = [rect(x, y + 18, width * share, 8, class_="bar lead" if call.is_centre else "bar")] if share else []
        label = text(x, y + 14, _said(call), class_="figure strong" if call.is_centre else "figure")
        drawn.append(
            group(
                rect(x, y + 18, width, 8, tip, class_="track"), *bar, *_line(call, found, number, (x, y, width)), label
            )
        )
    for number, (name, part) in enumerate(row.parts.items(), len(found.rules)):
        x, width = columns[number][0], columns[number][1] - 10
        tip = tooltip(f"{row.name}: called a centre by {part.called} of {part.of} {_WORDS.get(name, name)}")
        bar = [rect(x, y + 20, width * part.share, 4, class_="bar faded")] if part.called else []
        label = text(x, y + 14, f"{part.called} of {part.of}", class_="figure")
        drawn.append(group(rect(x, y + 20, width, 4, tip, class_="track"), *bar, label))
    return drawn


def _line(call: Call, found: Centres, number: int, place: tuple[float, float, float]) -> list[Markup]:
    """Draw where a state becomes a centre: the number of marks that are needed."""
    needed, (x, y, width) = found.needed[number], place
    at = x + width * needed / call.marks.of if call.marks.of else 0.0
    return [line(at, y + 16, at, y + 28, class_="axis")] if needed else []


def _said(call: Call) -> str:
    """Say what a rule that holds up says of a state."""
    word = "yes" if call.is_centre else "no"
    return f"{word}, {call.marks.called} of {call.marks.of} marks" if call.marks.of else word


def _spoken(found: Centres) -> str:
    """Say every row in words."""
    told = [
        f"{row.name}: "
        + listed(
            [
                *(f"{_said(call)} by {rule}" for rule, call in zip(found.rules, row.calls, strict=True)),
                *(_part(name, part) for name, part in row.parts.items()),
            ]
        )
        for row in found.shown
    ]
    return f"{'. '.join(told)}." if told else "No rule names a centre."


def _part(family: str, part: Part) -> str:
    """Say one cell of the others."""
    return f"{part.called} of {part.of} of the others {_WORDS.get(family, family)}"


def _finding(findings: Findings) -> str:
    """Say whom the rules that hold up call a centre; where none does, that the rest is no answer."""
    found = findings.centres
    called = [row for row in found.states if row.held]
    if not found.rules:
        return "Who is called a centre of power: no rule that fits the past can be asked here"
    if not called:
        return "No state is a centre of power by the rules that fit the past"
    fits = "fits" if len(found.rules) == 1 else "fit"
    trial = _largest_trial(findings)
    of = f" of {trial.tested}" if trial else ""
    which = f"the one rule{of}" if len(found.rules) == 1 else f"{in_words(len(found.rules))} rules{of}"
    near = [row for row in called if _only_just(row, found)]
    clear = [row for row in called if row not in near] or called
    verb = "is a centre" if len(clear) == 1 else "are centres"
    also = f", and {listed([the(row.name) for row in near])} only just" if near and clear is not called else ""
    return f"By {which} that {fits} the past, {listed([the(row.name) for row in clear])} {verb} of power{also}"


def _only_just(row: Called, found: Centres) -> bool:
    """Tell whether a state reaches as many marks as are needed and no more, by every rule that calls it a centre."""
    calls = [(call, needed) for call, needed in zip(row.calls, found.needed, strict=False) if call.is_centre]
    return bool(calls) and all(call.marks.of > needed and call.marks.called == needed for call, needed in calls)


def _takeaway(findings: Findings) -> str:
    """Say what the two kinds of columns are, and where they agree."""
    found = findings.centres
    size = sum(found.families.values())
    marks = [spoken(mark.measure) for rule in _survivors(findings) for mark in rule.marks]
    right = ""
    if found.rules:
        needed = in_words(max(found.needed))
        asks = f" It sets a mark on {listed(marks)}, and asks for {needed} of {in_words(len(marks))}." if marks else ""
        right = f"The first column is the rule that was mostly right on how many powers there were before.{asks} "
        if len(found.rules) > 1:
            right = f"The first {in_words(len(found.rules))} columns are rules that were mostly right on the past. "
    tests = count(size, "other test" if found.rules else "test")
    grey = "that were wrong or can’t be tried: how many call a state a centre, which is no support"
    return f"{right}Grey are {tests} {grey}."


def _caption(findings: Findings) -> str:
    """Say how to read a bar, what is shown and what was left out."""
    found = findings.centres
    line_ = "The upright line is where a state becomes a centre. " if any(found.needed) else ""
    left = (
        f"Left out are {count(found.one_sided, 'test')} that came out the same in every year since 1816. "
        if found.one_sided
        else ""
    )
    trial = _largest_trial(findings)
    luck = f"That one of {trial.tested} fits may be luck. " if trial and len(found.rules) == 1 else ""
    return (
        f"{line_}{luck}A test is one rule, on one measure and one list of states. {left}The European Union’s members "
        f"count as single states. Source: {findings.provenance.edition}."
    )


def _trials(findings: Findings) -> tuple[Trial, ...]:
    """Give the divisions of the past on which one of the rules shown holds up."""
    on = {name for rule in _survivors(findings) for name in rule.held_up_on}
    return tuple(each for each in findings.tested.trials if each.name in on) if findings.tested else ()


def _largest_trial(findings: Findings) -> Trial | None:
    """Give the one of them on which most readings could be tested."""
    return max((each for each in _trials(findings) if each.held), key=lambda each: each.tested, default=None)


def _survivors(findings: Findings) -> tuple[Survivor, ...]:
    """Give the rules that hold up."""
    return findings.tested.survivors if findings.tested else ()


def _numbers(findings: Findings) -> Numbers:
    """Give every state that any test calls a centre: what holds up first, then the counts by family."""
    found = findings.centres
    heads = [*found.rules, *(f"{FAMILIES.get(name, name)} (not held up)" for name in found.families)]
    table = [
        (
            row.name,
            *(_said(call) for call in row.calls),
            *(f"{part.called} of {part.of}" for part in row.parts.values()),
            percent(row.mean),
        )
        for row in found.states
    ]
    return Numbers(("State", *heads, "Mean of those"), tuple(table), (0, *range(1, 1 + len(found.rules))))


PICTURE = Picture(
    title="Who is called a centre of power",
    finding=_finding,
    takeaway=_takeaway,
    caption=_caption,
    draw=draw,
    applies=lambda findings: bool(findings.centres.shown),
    numbers=_numbers,
    data=rows.centres,
    definitions=("pole-ratio_after_lind", "pole-thompson", "pole-half_of_leader", "pole-dominant_flow"),
)

"""The words of the report's first screen: who stands apart, by how much, since when, and what can't be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from polycentric.answers.world import moved_prose
from polycentric.answers.world.apart import FEWEST, Apart, Place, apart, counted, place, ranked
from polycentric.answers.world.validated import barely, validated_lines
from polycentric.pictures.drawing.short import spoken
from polycentric.pictures.drawing.timeline import span
from polycentric.pictures.drawing.words import as_sentence, count, in_words, listed, percent, the
from polycentric.pictures.records.findings import Findings
from polycentric.pictures.records.past import Near
from polycentric.poles.apart import NEAR
from polycentric.wording import owner

# Years before the last one that a reader knows: of empires, of two blocs, and after them.
_FIRST = {2: "first and second", 3: "first to third"}
_NEXT = {1: "The second", 2: "The third", 3: "The fourth"}
TURNS = (1870, 1913, 1938, 1960, 1985, 2000)


@dataclass(frozen=True)
class Point:
    """A paragraph of the first screen: what it is about, its words, and the section of the page that shows it."""

    head: str
    words: str
    anchor: str = ""


def headline(findings: Findings) -> str:
    """Say who stands apart."""
    if not counted(findings):
        return f"Who has power in the world of {findings.year}? Too little is observed to say"
    states = apart(findings).states
    if not states:
        few = len(counted(findings)) < FEWEST
        return f"Too little is known of {findings.year} to say who stands apart" if few else "No state stands apart"
    number = f"{as_sentence(in_words(len(states)))} state{'s stand' if len(states) > 1 else ' stands'} apart"
    return f"{number}: {listed([the(findings.name(state)) for state in states])}"


def lede(findings: Findings) -> str:
    """Say by which measures, and how far the next state is behind."""
    found = apart(findings)
    if not counted(findings):
        return _too_little(findings)
    if not found.states:
        return _nobody(findings)
    names = as_sentence(listed([the(findings.name(state)) for state in found.states]))
    if not found.next:
        have = "leads or has" if len(found.states) == 1 else "each lead or have"
        return f"{names} {have} half of what the leader has by most of {in_words(len(counted(findings)))} measures."
    first = "is first" if len(found.states) == 1 else f"are {_FIRST.get(len(found.states), 'the first')}"
    measures = [each.measure.label for each in found.next]
    of = f"on {in_words(len(measures))} of {in_words(len(counted(findings)))} measures of power: "
    return f"{names} {first} {of}{_measures(measures)}. {_behind(found, findings)}{barely(found.states, findings)}"


def points(findings: Findings) -> tuple[Point, ...]:
    """Give the other paragraphs; those of which nothing is known are left out."""
    found = apart(findings)
    every = (
        Point("Not equals, not everywhere", _apart_from_that(found, findings), "power_shares"),
        Point("Which way", _moved(findings), "movers"),
        Point("What tested rules call it", " ".join(validated_lines(findings)), "tested"),
        Point("Since 1816", _past(findings), "history"),
        Point("What can’t be told", _untold(findings), "coverage"),
    )
    return tuple(point for point in every if point.words)


def _too_little(findings: Findings) -> str:
    """Say that no measure of power covers enough of the world, and how far each reaches."""
    each = [f"{spoken(index.label)} {count(len(index.values), 'state')}" for index in findings.indices.values()]
    return (
        f"No measure of power covers enough of the world in {findings.year} to say who leads or how power is spread: "
        f"of {count(len(findings.states), 'state')}, {listed(each)}. What follows rests on lists and ties alone; other "
        "years, or the latest observation of each state, say more."
    )


def _nobody(findings: Findings) -> str:
    """Say who leads by what, where the leaders differ too much or the next is too near."""
    measures = counted(findings)
    led: dict[str, list[str]] = {}
    for index in measures:
        led.setdefault(ranked(index.shares)[0], []).append(index.label)
    phrases = [f"{the(findings.name(state))} leads by {_measures(labels)}" for state, labels in led.items()]
    who = as_sentence(listed(phrases))
    if len(measures) < FEWEST:
        which = "one measure that covers" if len(measures) == 1 else "only measures that cover"
        return f"{who}, the {which} enough of the world."
    return f"{who}. No state leads, or has half of what the leader has, by most of {in_words(len(measures))} measures."


def _measures(labels: Sequence[str]) -> str:
    """Name measures as a sentence does."""
    return listed([spoken(label) for label in labels])


def _behind(found: Apart, findings: Findings) -> str:
    """Say how far the next state is behind: the nearest of all, and the most on the other measures."""
    order = sorted(found.next, key=lambda each: -each.ratio)
    nearest, rest = order[0], order[1:]
    words = (
        f"{_NEXT.get(len(found.states), 'The next')} is far behind: {the(findings.name(nearest.state))} has "
        f"{percent(nearest.ratio)} of the leader by {spoken(nearest.measure.label)}"
    )
    if nearest.ratio >= NEAR:
        words = words.replace("is far behind", "is not far behind")
    return f"{words}, and nobody more than {percent(rest[0].ratio)} by the others." if rest else f"{words}."


def _apart_from_that(found: Apart, findings: Findings) -> str:
    """Say what the headline leaves out: how unequal they are, who is near by other measures, and a bloc as one."""
    parts = (_unequal(found, findings), _others(found, findings), _as_one(found, findings))
    return " ".join(part for part in parts if part)


def _unequal(found: Apart, findings: Findings) -> str:
    """Say how far those who stand apart are from each other, each where it is furthest behind."""
    if len(found.states) < 2:
        return ""
    first, second = found.states[:2]
    phrases: list[str] = []
    for one, other in ((second, first), (first, second)):
        furthest = min((place(each.measure, one, other) for each in found.next), key=lambda each: each.ratio)
        if furthest.ratio < 1:
            phrases.append(
                f"{the(findings.name(one))} has {percent(furthest.ratio)} of "
                f"{_owner(findings.name(other))} {spoken(furthest.measure.label)}"
            )
    return f"{as_sentence(listed(phrases))}." if phrases else ""


def _owner(name: str) -> str:
    """Write a name as that of who has something."""
    return owner(the(name)).replace("'", "’")


def _others(found: Apart, findings: Findings) -> str:
    """Say who is near, or first, by the measures on which they don't stand apart."""
    phrases = [_near(each, findings) for each in found.others]
    return f"{as_sentence(listed(phrases))}." if phrases else ""


def _near(each: Place, findings: Findings) -> str:
    """Say where a state is by one measure."""
    name, by = the(findings.name(each.state)), spoken(each.measure.label)
    if each.state == each.other:
        return f"{name} leads by {by}"
    return f"{name} has {percent(each.ratio)} of {_owner(findings.name(each.other))} {by}"


def _as_one(found: Apart, findings: Findings) -> str:
    """Say what a bloc would be as one state."""
    sentences: list[str] = []
    for bloc in findings.blocs:
        parts = [
            (each.measure.blocs[bloc] / each.measure.shares[each.other], spoken(each.measure.label))
            for each in found.next
            if bloc in each.measure.blocs
        ]
        if len(parts) > 1:
            most, least = max(parts), min(parts)
            sentences.append(
                f"Counted as one state, {the(findings.name(bloc))} would have between {percent(least[0])} of the "
                f"leader ({least[1]}) and {percent(most[0])} ({most[1]})."
            )
    return " ".join(sentences)


def _moved(findings: Findings) -> str:
    """Say who rose and fell since the first edition, and who stood apart in the editions before."""
    if findings.moved is None:
        return ""
    runs: list[tuple[tuple[str, ...], list[int]]] = []
    for edition, named in sorted(findings.moved.apart.items()):
        if runs and runs[-1][0] == named:
            runs[-1][1].append(edition)
        else:
            runs.append((named, [edition]))
    told = [f"{_alone(named)} in {span((editions[0], editions[-1]))}" for named, editions in runs]
    rule = f" Who stood apart on the figures of the time: {'; '.join(told)}." if len(told) > 1 else ""
    return f"{moved_prose.lede(findings.moved.changes[0])}{rule}"


def _alone(names: Sequence[str]) -> str:
    """Name those who stood apart, or nobody, or one alone."""
    return f"{the(names[0])} alone" if len(names) == 1 else listed([the(name) for name in names]) or "nobody"


def _past(findings: Findings) -> str:
    """Say who was near the leader in years that a reader knows."""
    if findings.past is None or not findings.past.near:
        return ""
    sentences = [_turns(near) for near in findings.past.near]
    return f"How many states had at least half of what the leader had? {' '.join(sentences)}"


def _turns(near: Near) -> str:
    """Say it by one measure: the names where they are few, else how many."""
    together: list[list[int]] = []
    for year in [*(year for year in TURNS if year in near.near and year < max(near.near)), max(near.near)]:
        if together and {*near.near[together[-1][-1]]} == {*near.near[year]}:
            together[-1].append(year)
        else:
            together.append([year])
    phrases = [
        f"in {listed([*map(str, years)])} {_few([the(name) for name in near.near[years[0]]])}" for years in together
    ]
    return f"By {spoken(near.label.split(' (')[0])} {'; '.join(phrases)}."


def _few(names: Sequence[str]) -> str:
    """Give a count with the names, the leader's first."""
    return f"{in_words(len(names))} ({listed(names)})"


def _untold(findings: Findings) -> str:
    """Say what these figures can't tell: influence, allies, and how old and how full they are."""
    return (
        "These figures count what states have, and no nuclear weapons. They don’t tell what a state can make others "
        f"do, or who would stand with whom.{_age(findings)}"
    )


def _age(findings: Findings) -> str:
    """Say how old the data are, and name what readers are most likely to be misled by."""
    military = findings.indices.get("military_spending")
    if military is None or not military.years:
        return ""
    sentence = f" Military spending is of {military.period}"
    ukraine = military.years.get("UKR")
    if ukraine is not None and ukraine < 2022:
        # The record's own note on the field, in our words: no later share, and some estimates of more than 30%.
        sentence += (
            f", Ukraine’s of {ukraine}: the source gives none for the war since 2022, and notes estimates of more than "
            "30% of output"
        )
    lacking = [state for state in findings.largest(60) if state not in military.shares]
    if lacking:
        named = listed([the(findings.name(state)) for state in lacking[:6]])
        sentence += f"; of the sixty largest states it is missing for {named}"
    return f"{sentence}."

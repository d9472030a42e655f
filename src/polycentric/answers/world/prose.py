"""The report's words: sentences whose every number comes from the findings."""

from collections.abc import Callable
from dataclasses import dataclass

from polycentric.answers.world import lead
from polycentric.answers.world.lead import Point
from polycentric.pictures.drawing.short import SETS, VOTES, spoken
from polycentric.pictures.drawing.words import as_sentence, count, in_words, listed, percent, the
from polycentric.pictures.records.findings import Findings, Verdict
from polycentric.pictures.verdict_map import most_frequent
from polycentric.pictures.world_map import PARTNERS


@dataclass(frozen=True)
class Prose:
    """The words at the head of the page.

    Attributes
    ----------
    headline, lede : str
        The title and the answer in a paragraph.
    points : tuple of Point
        The other paragraphs of the first screen.
    answer : tuple of str
        What the rules say, one family after the other.
    anchors : tuple of str
        For each of those paragraphs, the section of the page that it speaks of.
    """

    headline: str
    lede: str
    points: tuple[Point, ...]
    answer: tuple[str, ...]
    anchors: tuple[str, ...]


def write(findings: Findings) -> Prose:
    """Write the first screen, and what the rules say."""
    parts: tuple[tuple[str, Callable[[Findings], str]], ...] = (
        ("verdict_map", _tallied),
        ("verdict_map", _parting),
        ("verdict_map", _pooled),
        ("verdict_map", _others),
        ("world_map", _camps),
    )
    paragraphs = [(anchor, words) for anchor, paragraph in parts if (words := paragraph(findings))]
    return Prose(
        headline=lead.headline(findings),
        lede=lead.lede(findings),
        points=lead.points(findings),
        answer=tuple(words for _, words in paragraphs),
        anchors=tuple(anchor for anchor, _ in paragraphs),
    )


def votes(findings: Findings, *families: str) -> list[Verdict]:
    """Give the verdicts that are a class, of some families or of all."""
    return [v for v in findings.verdicts if v.outcome in VOTES and (not families or v.family in families)]


def on_great_powers(findings: Findings, bloc: str = "") -> list[Verdict]:
    """Give the verdicts of definitions that look at shares of one measure on a set of great powers."""
    return [v for v in votes(findings, "shares") if v.index and v.state_set != "all" and v.bloc == bloc]


def tally(verdicts: list[Verdict]) -> str:
    """Say how many verdicts give which class, the most frequent first."""
    return listed([f"{number} {word}" for word, number in most_frequent(verdicts)])


def _tallied(findings: Findings) -> str:
    """Count the verdicts of the rules on shares, or say that none applies."""
    kept = on_great_powers(findings)
    if not kept:
        return "No definition that rests on shares of power applies to this world."
    labels = sorted({verdict.label for verdict in kept})
    one = len(labels) == 1
    subject = f"“{labels[0]}”" if one else f"{as_sentence(in_words(len(labels)))} rules on shares"
    measures, sets = ({getattr(verdict, name) for verdict in kept} for name in ("index", "state_set"))
    return (
        f"{subject}, taken with {_in_words(len(measures), 'measure')} and {_in_words(len(sets), 'set')} of great "
        f"powers, give{'s' if one else ''} {count(len(kept), 'verdict')}: {tally(kept)}. Such counts describe the "
        "rules; they are not the odds of an answer."
    )


def _in_words(number: int, noun: str) -> str:
    """Give a small number and its noun, in words."""
    return f"{in_words(number)} {noun}{'' if number == 1 else 's'}"


def _parting(findings: Findings) -> str:
    """Say how the verdicts on shares fall on each set, and which measures give one class on every set."""
    kept = on_great_powers(findings)
    if not kept:
        return ""
    sets = [name for name in SETS if any(verdict.state_set == name for verdict in kept)]
    by_set = [
        f"on the set “{spoken(SETS[name].split(' (')[0])}” {tally([v for v in kept if v.state_set == name])}"
        for name in sets
    ]
    firm = [
        f"{spoken(index.label)} ({outcomes.pop()})"
        for index in findings.indices.values()
        if len(outcomes := {v.outcome for v in kept if v.index == index.name}) == 1
    ]
    same = (
        f" The same class on every set comes from {listed(firm)}."
        if firm
        else " No measure gives one class on every set."
    )
    return f"The set matters: {'; '.join(by_set)}.{same}"


def _pooled(findings: Findings) -> str:
    """Say what changes when a bloc counts as one state."""
    sentences: list[str] = []
    for bloc in findings.blocs:
        kept = on_great_powers(findings, bloc)
        if kept:
            share = findings.leading.blocs.get(bloc)
            size = (
                f" It holds {percent(share)} of the world total of {spoken(findings.leading.label)}." if share else ""
            )
            sentences.append(f"With {the(findings.name(bloc))} as one actor, the same rules give {tally(kept)}.{size}")
    return " ".join(sentences)


def _others(findings: Findings) -> str:
    """Say what the other families of definitions find."""
    families = (
        ("counts", "count equal states that would be as concentrated, and round"),
        ("ratio", "compare each state with the leader"),
        ("relational", "ask who depends on whom"),
        ("communities", "look for communities of ties"),
        ("lists", "take a list of powers"),
    )
    phrases = [f"those that {words}, {tally(kept)}" for family, words in families if (kept := votes(findings, family))]
    return (
        f"Other families of definitions answer other questions. Of their verdicts: {'; '.join(phrases)}."
        if phrases
        else ""
    )


def _camps(findings: Findings) -> str:
    """Say the largest camps of the map's first view of camps."""
    view = next((view for view in findings.views if view.key != PARTNERS), None)
    if view is None:
        return ""
    camps = [camp for camp in view.camps if camp.size > 1]
    largest = listed([f"{the(camp.label)} ({count(camp.size, 'state')})" for camp in camps[:4]])
    return f"By {spoken(view.label)}, states gather in {count(len(camps), 'camp')}; the largest are those of {largest}."

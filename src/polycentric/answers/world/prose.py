"""The report's words: sentences whose every number comes from the findings."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from polycentric.pictures.drawing.short import SETS, VOTES, spoken
from polycentric.pictures.drawing.words import as_sentence, count, in_words, listed, percent, the
from polycentric.pictures.power_shares import leaders, thin
from polycentric.pictures.records.findings import Findings, Index, NumberSpread, Verdict
from polycentric.pictures.three_numbers import defined, extent, like_quoted, quoted, value_of


@dataclass(frozen=True)
class Fact:
    """One figure to remember: what it is, how far it spreads, and the anchor of its definition."""

    figure: str
    words: str
    spread: str
    anchor: str


@dataclass(frozen=True)
class Prose:
    """The words at the head of the page.

    Attributes
    ----------
    headline, lede : str
        The title and the answer in a paragraph.
    answer : tuple of str
        The paragraphs that follow.
    anchors : tuple of str
        For each paragraph, the section of the page that it speaks of.
    facts : tuple of Fact
        The figures to remember.
    """

    headline: str
    lede: str
    answer: tuple[str, ...]
    anchors: tuple[str, ...]
    facts: tuple[Fact, ...]


def write(findings: Findings) -> Prose:
    """Write the headline, the answer and the figures to remember."""
    parts: tuple[tuple[str, Callable[[Findings], str]], ...] = (
        ("verdict_map", _parting),
        ("verdict_map", _pooled),
        ("verdict_map", _others),
        ("world_map", _camps),
        ("coverage", _age),
    )
    paragraphs = [(anchor, words) for anchor, paragraph in parts if (words := paragraph(findings))]
    return Prose(
        headline=_headline(findings),
        lede=_lede(findings),
        answer=tuple(words for _, words in paragraphs),
        anchors=tuple(anchor for anchor, _ in paragraphs),
        facts=tuple(_facts(findings)),
    )


def votes(findings: Findings, *families: str) -> list[Verdict]:
    """Give the verdicts that are a class, of some families or of all."""
    return [v for v in findings.verdicts if v.outcome in VOTES and (not families or v.family in families)]


def on_great_powers(findings: Findings, bloc: str = "") -> list[Verdict]:
    """Give the verdicts of definitions that look at shares of one measure on a set of great powers."""
    return [v for v in votes(findings, "shares") if v.index and v.state_set != "all" and v.bloc == bloc]


def tally(verdicts: list[Verdict]) -> str:
    """Say how many verdicts give which class, the most frequent first."""
    tallied = Counter(verdict.outcome for verdict in verdicts)
    order = sorted(tallied, key=lambda outcome: (-tallied[outcome], VOTES.index(outcome)))
    return listed([f"{tallied[outcome]} {outcome}" for outcome in order])


def _headline(findings: Findings) -> str:
    """Say a class only where every verdict gives it; else that the answer depends on the definition."""
    if not leaders(findings):
        return f"How many centres of power had the world in {findings.year}? Too little is observed to say"
    outcomes = {verdict.outcome for verdict in votes(findings)}
    if not outcomes:
        return "How many centres of power does the world have? These data can’t say"
    if len(outcomes) == 1:
        return f"By every definition computed, the world is {outcomes.pop()}"
    return "How many centres of power does the world have? It depends on what counts as one"


def _lede(findings: Findings) -> str:
    """Say who leads by what, and the tally of the share-based definitions."""
    kept = on_great_powers(findings)
    if not leaders(findings):
        return _too_little(findings)
    if not kept:
        return f"{_who_leads(findings)} No definition that rests on shares of power applies to this world."
    subject, ending = _subject(kept)
    sets, measures = len({verdict.state_set for verdict in kept}), len({verdict.index for verdict in kept})
    return (
        f"{_who_leads(findings)} Whether that makes one pole, two or more is a matter of the rule: {subject}, taken "
        f"with {count_in_words(measures, 'measure')} and {count_in_words(sets, 'set')} of great powers, "
        f"give{ending} {count(len(kept), 'verdict')}: {tally(kept)}. Such counts describe the rules; they are not the "
        "odds of an answer."
    )


def _too_little(findings: Findings) -> str:
    """Say that no measure of power covers enough of the world, and how far each reaches."""
    each = [f"{spoken(index.label)} {count(len(index.values), 'state')}" for index in findings.indices.values()]
    return (
        f"No measure of power covers enough of the world in {findings.year} to say who leads or how power is spread: "
        f"of {count(len(findings.states), 'state')}, {listed(each)}. What follows rests on lists and ties alone; other "
        "years, or the latest observation of each state, say more."
    )


def _subject(verdicts: list[Verdict]) -> tuple[str, str]:
    """Name the rules behind some verdicts, with the verb's ending: one by its label, several by their number."""
    labels = sorted({verdict.label for verdict in verdicts})
    return (f"“{labels[0]}”", "s") if len(labels) == 1 else (f"{in_words(len(labels))} rules on shares", "")


def _who_leads(findings: Findings) -> str:
    """Say by how many measures each leader leads."""
    left_out = thin(findings)
    led, size = leaders(findings), len(findings.indices) - len(left_out)
    known = " known for at least half of the world’s output" if left_out else ""
    if len(led) == 1:
        first = next(iter(led))
        by = f"every measure of power{known}"
        if size == 1:
            by = f"{spoken(led[first][0].label)}, the one measure that covers enough of the world"
        return f"{_start(findings.name(first))} leads by {by}."
    phrases = [f"{the(findings.name(state))} by {in_words(len(indices))}" for state, indices in led.items()]
    return f"No state leads by every measure of power: of {in_words(size)}{known}, {listed(phrases)}."


def count_in_words(number: int, noun: str) -> str:
    """Give a small number and its noun, in words."""
    return f"{in_words(number)} {noun}{'' if number == 1 else 's'}"


def _start(name: str) -> str:
    """Give a name as it starts a sentence."""
    return as_sentence(the(name))


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
            size = f" It holds {percent(share)} of the world’s {spoken(findings.leading.label)}." if share else ""
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
    """Say the largest camps of the map's first view."""
    if not findings.views:
        return ""
    view = findings.views[0]
    camps = [camp for camp in view.camps if camp.size > 1]
    largest = listed([f"{the(camp.label)} ({count(camp.size, 'state')})" for camp in camps[:4]])
    return f"By {spoken(view.label)}, states gather in {count(len(camps), 'camp')}; the largest are those of {largest}."


def _age(findings: Findings) -> str:
    """Say how old the data are, and name what readers are most likely to be misled by."""
    military = findings.indices.get("military_spending")
    if military is None or not military.years:
        return ""
    sentence = f"The data have ages: military spending is of {military.period}"
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


def _facts(findings: Findings) -> list[Fact]:
    """Give the figures to remember: the leaders' shares, then the three numbers with their spread."""
    facts = [_leader_fact(findings, state) for state in findings.largest(2)]
    return facts + [fact for spread in findings.numbers if (fact := _number_fact(spread, findings))]


def _leader_fact(findings: Findings, state: str) -> Fact:
    """Give one leader's least and largest share."""
    ranked: list[Index] = sorted(
        (index for index in findings.indices.values() if state in index.shares), key=lambda index: index.shares[state]
    )
    low, high = ranked[0], ranked[-1]
    most = f"{spoken(high.label)} ({high.years.get(state, 'no year stated')})"
    if low is high:
        return Fact(percent(high.shares[state]), f"of the world’s {most} is that of {the(findings.name(state))}",
                    "the only measure known for it", f"index-{high.name}")  # fmt: skip
    return Fact(
        f"{percent(low.shares[state])} – {percent(high.shares[state])}",
        f"of the world’s power is held by {the(findings.name(state))}, depending on the measure",
        f"least of {spoken(low.label)} ({low.years.get(state, 'no year stated')}), most of {most}",
        f"index-{high.name}",
    )


_MEANINGS = {
    "dispersion": "dispersion: how evenly power is spread",
    "autonomy": "autonomy: how much of the power outside the leader is in nobody’s hand",
    "concert": "concert: how much centres in different camps work together",
}


def _number_fact(spread: NumberSpread, findings: Findings) -> Fact | None:
    """Give one of the three numbers with its spread."""
    head = quoted(spread, findings)
    if head is None:
        return None
    among = f", {spoken(SETS.get(head.state_set, head.state_set))}"
    measure = spoken(findings.indices[head.index].label) if head.index in findings.indices else head.index
    return Fact(
        value_of(head),
        f"{_MEANINGS.get(spread.name, spread.name)} ({measure}{among}; 0 to 1)",
        f"{extent(like_quoted(spread, findings))} over the measures of power, {extent(defined(spread))} over all "
        f"{len(defined(spread))} variants",
        f"number-{spread.name}",
    )

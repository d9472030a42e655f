"""The report's words: sentences whose every number comes from the findings."""

from collections import Counter
from dataclasses import dataclass

from polycentric.report.pictures.power_shares import leaders
from polycentric.report.pictures.three_numbers import defined, extent, in_full, like_quoted, quoted, value_of
from polycentric.report.records import Findings, Gauge, Verdict
from polycentric.report.short import VOTES, index_line, spoken
from polycentric.report.words import count, in_words, listed, percent


@dataclass(frozen=True)
class Fact:
    """One figure to remember, and what it is."""

    figure: str
    words: str


@dataclass(frozen=True)
class Prose:
    """The words at the head of the page."""

    headline: str
    lede: str
    answer: tuple[str, ...]
    facts: tuple[Fact, ...]


def write(findings: Findings) -> Prose:
    """Write the headline, the answer and the figures to remember."""
    return Prose(
        headline=_headline(findings),
        lede=_lede(findings),
        answer=tuple(said for said in (_shares(findings), _others(findings), _ties(findings), _age(findings)) if said),
        facts=tuple(_facts(findings)),
    )


def _votes(findings: Findings, *families: str) -> list[Verdict]:
    """Give the verdicts that are a class, of some families or of all."""
    return [v for v in findings.verdicts if v.outcome in VOTES and (not families or v.family in families)]


def _headline(findings: Findings) -> str:
    """Say the class that most verdicts give only where it is nearly all of them; else that they part."""
    tallied = Counter(verdict.outcome for verdict in _votes(findings))
    if not tallied:
        return "How polycentric is the world? These data can’t say"
    outcome, votes = tallied.most_common(1)[0]
    if votes == sum(tallied.values()):
        return f"By every definition computed, the world is {outcome}"
    return "How many centres of power has the world? It depends on what counts as one"


def _lede(findings: Findings) -> str:
    """Say the tally of the share-based definitions on great-power sets, and which choices part them."""
    kept = [v for v in _votes(findings, "shares", "ratio") if v.state_set != "all" and not v.bloc]
    if not kept:
        return "No definition that rests on shares of power applies to this world."
    tallied = Counter(verdict.outcome for verdict in kept)
    outcome, votes = tallied.most_common(1)[0]
    others = [f"{tallied[name]} {name}" for name in VOTES if name != outcome and tallied[name]]
    said = (
        f"Of {len(kept)} verdicts by definitions that rest on shares of power, each taken with eight measures and two "
        f"sets of great powers, {votes} call the world {outcome}"
    ).replace("eight measures", f"{in_words(len(findings.indices))} measures")
    said += f", {listed(others)}." if others else "."
    return f"{said} {_parting(kept, outcome)}".strip()


def _parting(kept: list[Verdict], outcome: str) -> str:
    """Say which measures and definitions give the other answers."""
    rest = [verdict for verdict in kept if verdict.outcome != outcome]
    if not rest:
        return ""
    by_index, by_definition = Counter(v.index for v in rest), Counter(v.label for v in rest)
    indices = [index_line(name, name).lower() for name, _ in by_index.most_common(2)]
    definitions = [label for label, _ in by_definition.most_common(2)]
    return (
        f"Those that say otherwise use, above all, {listed(indices)} as the measure and {listed(definitions)} as the "
        "definition. These counts describe the definitions, not how probable an answer is."
    )


def _shares(findings: Findings) -> str:
    """Say who leads by what."""
    said = [
        f"{findings.name(state)} leads by {in_words(len(indices))} of {in_words(len(findings.indices))} measures, with "
        f"{percent(max(index.shares[state] for index in indices))} of the world’s "
        f"{max(indices, key=lambda index: index.shares[state]).label.lower()} at the most"
        for state, indices in leaders(findings).items()
    ]
    return f"{'; '.join(said)}." if said else ""


def _others(findings: Findings) -> str:
    """Say what the relational definitions and the communities find."""
    said: list[str] = []
    for family, words in (
        ("relational", "ask who depends on whom"),
        ("communities", "look for communities of ties"),
        ("lists", "take the field’s lists of major powers"),
    ):
        votes = Counter(verdict.outcome for verdict in _votes(findings, family))
        if votes:
            tally = listed([f"{votes[name]} {name}" for name in VOTES if votes[name]])
            said.append(f"definitions that {words}: {tally}")
    return f"Other families of definitions answer another question. Verdicts by {'; by '.join(said)}." if said else ""


def _ties(findings: Findings) -> str:
    """Say the largest camps of the map's first view."""
    if not findings.views:
        return ""
    view = findings.views[0]
    camps = [camp for camp in view.camps if camp.size > 1]
    largest = listed([f"{camp.label} ({count(camp.size, 'state')})" for camp in camps[:4]])
    return f"By {view.label.lower()}, states gather in {count(len(camps), 'camp')}; the largest are those of {largest}."


def _age(findings: Findings) -> str:
    """Say how old the data are, and name what readers are most likely to be misled by."""
    military = findings.indices.get("military_spending")
    if military is None or not military.years:
        return ""
    said = f"The data have ages: military spending is of {military.period}"
    ukraine = military.years.get("UKR")
    if ukraine is not None and ukraine < 2022:
        said += f", Ukraine’s of {ukraine}, before the full-scale invasion of 2022"
    lacking = [state for state in findings.largest(60) if state not in military.shares]
    if lacking:
        said += f"; among the sixty largest it is missing for {listed([findings.name(state) for state in lacking[:6]])}"
    return f"{said}."


def _facts(findings: Findings) -> list[Fact]:
    """Give the figures to remember: the leaders' shares, then the three numbers with their spread."""
    facts: list[Fact] = []
    for state in findings.largest(2):
        ranked = sorted(
            (index.shares[state], index.name) for index in findings.indices.values() if state in index.shares
        )
        low, high = ranked[0], ranked[-1]
        facts.append(
            Fact(
                f"{percent(low[0])} – {percent(high[0])}",
                f"of the world’s power is {findings.name(state)}’s: least by {_name(findings, low[1])}, most by "
                f"{_name(findings, high[1])}",
            )
        )
    return facts + [fact for gauge in findings.gauges if (fact := _gauge_fact(gauge, findings))]


def _name(findings: Findings, index: str) -> str:
    """Name an index in mid-sentence."""
    return spoken(findings.indices[index].label)


def _gauge_fact(gauge: Gauge, findings: Findings) -> Fact | None:
    """Give one of the three numbers with its spread."""
    head = quoted(gauge, findings)
    if head is None:
        return None
    return Fact(
        value_of(head),
        f"{gauge.name}, from 0 to 1 ({in_full(head, findings)}). With other measures of power "
        f"{extent(like_quoted(gauge, findings))}; over all {len(defined(gauge))} variants {extent(defined(gauge))}",
    )

"""What ``polycentric validity`` says in words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from polycentric.answers.parts.validity_rows import DETAILED, named
from polycentric.pictures.drawing.words import listed

if TYPE_CHECKING:
    from polycentric.poles.validity.contract import LabelSet
    from polycentric.poles.validity.polarity import Reading
    from polycentric.poles.validity.score import Score

NAMED = 3


def sentences(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]", default: "Reading | None") -> list[str]:
    """Say which readings hold up, how the default one does, and how few cases that rests on."""
    polarity = [score for score in scores if sets[score.labels].kind == "polarity"]
    camps = [score for score in scores if sets[score.labels].kind == "camps"]
    few = list(dict.fromkeys(score.reading for score in scores))
    if len(few) <= DETAILED:
        return [
            f"By {named(one)}: {'; '.join(_how(each, sets) for each in scores if each.reading == one)}." for one in few
        ]
    lines = _usual(polarity, sets, default) + _held(polarity, sets)
    if camps:
        lines.append(_camps(camps, sets))
    return lines


def _usual(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]", default: "Reading | None") -> list[str]:
    """Say how the default rule did: in full on the first set, on others whether it holds up."""
    mine = [score for score in scores if score.reading == default]
    if default is None or not mine:
        return []
    first, *others = mine
    status = dict.fromkeys(score.said() for score in others)
    rest = [f"{said} on {_listed(sets, [each for each in others if each.said() == said])}" for said in status]
    also = f"; it {' and '.join(rest)}" if rest else ""
    return [f"The default rule, {named(default)}, {_status(first, sets)}{also}."]


def _listed(sets: "Mapping[str, LabelSet]", scores: "Sequence[Score]") -> str:
    """Name the sets of some scores."""
    return listed([sets[score.labels].label for score in scores])


def _held(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]") -> list[str]:
    """Say on which sets a reading of polarity holds up, and on which none does."""
    lines: list[str] = []
    none: list[str] = []
    for name in dict.fromkeys(score.labels for score in scores):
        mine = [each for each in scores if each.labels == name]
        found = [each for each in mine if each.status == "holds up"]
        tested = sum(each.status != "not testable" for each in mine)
        if not found:
            none.append(f"{sets[name].label} (of {tested} that can be tested)")
        elif len(found) == 1:
            one = found[0]
            lines.append(
                f"On {sets[name].label} one reading of the {tested} that can be tested holds up, "
                f"{named(one.reading)}: {one.counted()}."
            )
        else:
            some = "; ".join(named(each.reading) for each in found[:NAMED]) + ("; ..." if len(found) > NAMED else "")
            lines.append(
                f"On {sets[name].label} {len(found)} of the {tested} that can be tested hold up: {some}."
                f"{_by_list(found)}"
            )
    return [*lines, *([f"No reading holds up on {' or on '.join(none)}."] if none else [])]


def _by_list(found: "Sequence[Score]") -> str:
    """Say how many rest on a list of powers, whose authors knew what the labels' authors know."""
    from polycentric.sets.named import LISTS

    listed = sum(each.reading.state_set in LISTS for each in found)
    if not listed:
        return ""
    many = "All" if listed == len(found) else f"{listed}"
    return f" {many} of these rest on a list of powers that scholars drew up: one coding agrees with another."


def _how(score: "Score", sets: "Mapping[str, LabelSet]") -> str:
    """Say how far a reading is right on a set."""
    return f"it {_status(score, sets)}"


def _status(score: "Score", sets: "Mapping[str, LabelSet]") -> str:
    """Say on which set a reading holds up or fails, with its hits."""
    return f"{score.said()} on {sets[score.labels].label} ({score.counted()})"


def _camps(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]") -> str:
    """Say how many measures of camps hold up, and how many are told the answer."""
    parts: list[str] = []
    for name in dict.fromkeys(score.labels for score in scores):
        mine = [score for score in scores if score.labels == name and score.status != "not testable"]
        held = [score for score in mine if score.status == "holds up"]
        told = sum(bool(score.in_sample) for score in held)
        by = f", {told} of them reading the treaties that are the labels" if told else ""
        parts.append(f"{sets[name].label} {len(held)} of {len(mine)}{by}")
    return f"Measures of camps that hold up, of those that can be tested: {'; '.join(parts)}."


def notes(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]", lacking: Sequence[str], by: str) -> list[str]:
    """Say what the columns are, whose the labels are, and how little a hit rate proves."""
    of_what = "each period" if by == "period" else "each class"
    lines = [
        f"Cells: right of judged, for {of_what}; in brackets all years (of camps all pairs of states in a year).",
        "A reading holds up if it is right in 80% of all years of every period; if it says something of fewer, it "
        "can't be tested. Near-unipolar counts as unipolar; unclassified is never right.",
        "Gives: which of m(ultipolar), b(ipolar), u(nipolar) it gave in any year of 1816-2016.",
        "A period is one case, for its years follow each other: right in all years of one period has a 95% interval "
        "from 3% to 100%. Name a reading to see intervals.",
        *_no_tests(scores),
        "Labels are opinions of those named here.",
    ]
    lines += [
        f"{name}: {cases.reference}. {cases.tests} Read: {cases.checked}."
        + (f" Cut: {cases.cut}." if cases.cut else "")
        for name, cases in sets.items()
        if any(score.labels == name for score in scores)
    ]
    return [*lines, *lacking]


def _no_tests(scores: "Sequence[Score]") -> list[str]:
    """Say of which readings the score is no test."""
    why = {score.reading.name: score.in_sample for score in scores if score.in_sample}
    picked = [f"{name} was {reason}" for name, reason in why.items() if "treaties" not in reason]
    told = ["the others read the treaties that are the labels"] if len(picked) < len(why) else []
    return [f"* No test, since the labels were known: {'; '.join([*picked[:NAMED], *told])}."] if why else []

"""What ``polycentric validity`` says in words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from polycentric.answers.parts.validity_rows import DETAILED, named

if TYPE_CHECKING:
    from polycentric.poles.validity.contract import LabelSet
    from polycentric.poles.validity.polarity import Reading
    from polycentric.poles.validity.score import Score

NAMED = 3
LISTED = ("majors", "permanent_five", "global_maoz", "powers_maoz")


def sentences(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]", default: "Reading | None") -> list[str]:
    """Say which readings hold up, how the default one does, and how few cases that rests on."""
    polarity = [score for score in scores if sets[score.labels].kind == "polarity"]
    camps = [score for score in scores if sets[score.labels].kind == "camps"]
    few = list(dict.fromkeys(score.reading for score in scores))
    if len(few) <= DETAILED:
        return [
            f"By {named(one)}: {'; '.join(_how(each, sets) for each in scores if each.reading == one)}." for one in few
        ]
    lines = _held(polarity, sets)
    mine = [score for score in polarity if score.reading == default]
    if mine and default is not None:
        lines.append(f"The default reading, {named(default)}: {'; '.join(_how(score, sets) for score in mine)}.")
    if camps:
        lines.append(_camps(camps, sets))
    return lines


def _held(scores: "Sequence[Score]", sets: "Mapping[str, LabelSet]") -> list[str]:
    """Say on which sets no reading of polarity holds up, and which hold up on the others."""
    by_set = {
        name: [each for each in scores if each.labels == name] for name in dict.fromkeys(s.labels for s in scores)
    }
    held = {name: [each for each in mine if each.status == "holds up"] for name, mine in by_set.items()}
    tested = {name: sum(each.status != "not testable" for each in mine) for name, mine in by_set.items()}
    none = [f"{sets[name].label} ({tested[name]})" for name, found in held.items() if not found]
    lines: list[str] = []
    if none:
        lines.append(
            f"No reading of polarity that can be tested is right in four fifths of the years of every period of "
            f"{' or of '.join(none)}."
        )
    for name, found in held.items():
        if found:
            some = "; ".join(named(each.reading) for each in found[:NAMED]) + ("; ..." if len(found) > NAMED else "")
            lines.append(f"On {sets[name].label} {len(found)} of {tested[name]} are: {some}.{_by_list(found)}")
    return lines


def _by_list(found: "Sequence[Score]") -> str:
    """Say how many rest on a list of powers, whose authors knew what the labels' authors know."""
    listed = sum(each.reading.state_set in LISTED for each in found)
    if not listed:
        return ""
    many = "All" if listed == len(found) else f"{listed}"
    return f" {many} of these rest on a list of powers that scholars drew up: one coding agrees with another."


def _how(score: "Score", sets: "Mapping[str, LabelSet]") -> str:
    """Say how far a reading is right on a set."""
    hits = ", ".join(f"{each.right} of {each.total} {each.what}" for each in score.rates)
    of_classes = sets[score.labels].kind == "polarity"
    never = [each.what for each in score.rates if of_classes and each.what not in score.gives]
    cannot = f"; it says {' and '.join(never)} in no year at all" if never else ""
    verdict = {"not testable": "can't be tested"}.get(score.status, score.status)
    return f"it {verdict} on {sets[score.labels].label} ({hits}{cannot})"


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
        f"Cells: right of judged, for {of_what}; all years (of camps all pairs of states in a year) stand in brackets. "
        "A year without a class is never a pass: a reading holds up if it is right in 80% of all years of every "
        "period, and can't be tested where it says something of fewer. Gives: which of m(ultipolar), b(ipolar), "
        "u(nipolar) it gave in any year of 1816-2016. Near-unipolar counts as unipolar; unclassified is never right.",
        "Years of one period follow each other: each period is one case, and a class that is right in all years of one "
        "period has a 95% interval from 3% to 100%. Name a reading to see intervals.",
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

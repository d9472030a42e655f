"""The past error of a reading: how often it was right where scholars agree, as it stands beside what it says of today.

A reading of today takes the error of the same measure in the archive, since its own series has no two centuries:
`output_ppp` of 2025 that of the archive's output.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.contract import LABELS, Kind
from polycentric.poles.validity.hits import ENOUGH, FAILS, HOLDS_UP, NOT_TESTABLE, Rate, Status
from polycentric.poles.validity.score import Score
from polycentric.poles.validity.shipped import shipped
from polycentric.sets import named

PastKind = Status | Literal["one class"]
ONE_CLASS = "one class"
# The set that short words speak of where a reading can be tested on it: one for all, so that rows can be compared.
FIRST_SHOWN = "common_division"


@dataclass(frozen=True)
class PastError:
    """How often a reading was right in the past.

    Attributes
    ----------
    definition, index, state_set : str
        The reading that was scored.
    scores : dict of str to Score
        A `Score` for each set of known cases that can test it, by the set's name.
    note : str
        Where another series was scored than the one asked for: which, in words; empty otherwise.
    """

    definition: str
    index: str
    state_set: str
    scores: dict[str, Score]
    note: str = ""

    @property
    def can_give(self) -> tuple[str, ...]:
        """The classes that it gave in any year of 1816-2016."""
        given = {word for score in self.scores.values() for word in score.gives}
        return tuple(label for label in LABELS if label in given)

    @property
    def periods(self) -> dict[str, int]:
        """How many parts of each set it says something of: so few cases its hits rest on."""
        return {name: sum(each.judged > 0 for each in score.hits) for name, score in self.scores.items()}

    @property
    def rates(self) -> dict[str, list[Rate]]:
        """Its hits per class on each set, with intervals."""
        return {name: score.rates for name, score in self.scores.items()}

    @property
    def in_sample(self) -> tuple[str, ...]:
        """The sets whose labels were used in choosing it."""
        return tuple(name for name, score in self.scores.items() if score.in_sample)

    @property
    def held_up_on(self) -> tuple[str, ...]:
        """The sets on which it is right in four fifths of every part."""
        return tuple(name for name, score in self.scores.items() if score.status == HOLDS_UP)

    @property
    def holds_up(self) -> bool:
        """Whether it holds up on one set at least whose labels weren't used in choosing it."""
        return any(name not in self.in_sample for name in self.held_up_on)

    @property
    def status(self) -> Status:
        """Whether it holds up, fails, or can't be tested on any set."""
        if self.held_up_on:
            return HOLDS_UP
        return NOT_TESTABLE if all(each.status == NOT_TESTABLE for each in self.scores.values()) else "fails"

    @property
    def kind(self) -> PastKind:
        """How it did in one word or two: *one class* fails whatever the cases are, since it can't say another."""
        status = self.status
        return ONE_CLASS if status == FAILS and len(self.can_give) == 1 else status

    def sentence(self) -> str:
        """Say it in a few words, for a line beside a reading."""
        if self.held_up_on:
            told = " (in sample)" if not self.holds_up else ""
            return f"holds up on {', '.join(self.held_up_on)}{told}"
        if self.status == NOT_TESTABLE:
            return "not testable: it covers too little of the labelled years"
        best = max(self.scores.values(), key=lambda score: score.worst)
        weakest = min(best.hits, key=lambda hits: hits.right / hits.total)
        counted = "years" if weakest.what in LABELS else "pairs"
        return f"fails: at best {weakest.right} of {weakest.total} {counted} of {weakest.what} {weakest.span} right"

    def brief(self) -> str:
        """Say it in two to five words, for a cell of a table; of the common division where that can test it."""
        if self.held_up_on:
            return "holds up" if self.holds_up else "holds up in sample"
        if self.status == NOT_TESTABLE:
            return NOT_TESTABLE
        if self.kind == ONE_CLASS:
            return f"can only say {self.can_give[0]}"
        rates = self._shown().rates
        tested = [rate for rate in rates if rate.judged >= ENOUGH * rate.total] or rates
        weakest = min(tested, key=lambda rate: rate.right / rate.total)
        return f"fails: {weakest.right} of {weakest.total} {weakest.what}"

    def in_full(self) -> str:
        """Say on which sets it holds up and on which it fails, with its hits, and whose error it is."""
        ordered = sorted(self.scores.values(), key=lambda score: (score.status != HOLDS_UP, score.labels))
        parts = [
            f"{score.said()} on {LABEL_SETS[score.labels].label}"
            + (f" ({score.counted()})" if score.status != NOT_TESTABLE else "")
            for score in ordered
        ]
        return "; ".join([*parts, *([self.note] if self.note else [])])

    def _shown(self) -> Score:
        """Give the score that short words speak of: on the common division, else where it does best."""
        tested = {name: score for name, score in self.scores.items() if score.status != NOT_TESTABLE}
        return tested.get(FIRST_SHOWN) or max(tested.values(), key=lambda score: score.worst)

    def about(self, kind: Kind) -> "PastError":
        """Keep the sets of one kind alone: a definition may be right about camps and wrong about polarity."""
        kept = {name: score for name, score in self.scores.items() if LABEL_SETS[name].kind == kind}
        return replace(self, scores=kept)


def held_up() -> tuple[PastError, ...]:
    """Give the readings of the verdict map that hold up on a set of polarity whose labels didn't choose them.

    Readings on lists of powers stand beside the map: there one coding agrees with another.
    """
    from polycentric.poles.definitions import DEFINITIONS

    chosen = dict.fromkeys(each.reading for each in shipped() if each.status == HOLDS_UP)
    on_map = [
        each
        for each in chosen
        if each.definition in DEFINITIONS
        and not DEFINITIONS[each.definition].off_map
        and (not each.state_set or each.state_set in named.on_map([each.state_set]))
    ]
    errors = [past_error(each.definition, each.index, each.state_set) for each in on_map]
    polarity = [each.about("polarity") for each in errors if each is not None]
    return tuple(each for each in polarity if each.holds_up)


@cache
def past_error(definition: str, measure: str = "", state_set: str = "") -> PastError | None:
    """Give the past error of a reading; None where nothing of it has been scored.

    Parameters
    ----------
    definition : str
        The name of a definition of poles.
    measure : str
        The name of a power index, or what it measures (`PowerIndex.measure`): of several series that were scored the
        one that covers most of the labelled years; of an index that stands for another, that one. Empty for a
        definition that looks at no index.
    state_set : str
        The set that the index is compared on; empty as `measure`.

    Examples
    --------
    >>> past_error("thompson", "output_ppp", "majors").index
    'output_fariss'
    """
    return _chosen(shipped(), definition, measure, state_set)


def _chosen(scores: Sequence[Score], definition: str, measure: str, state_set: str) -> PastError | None:
    """Pick the scores of one reading, by its index or else by what that measures."""
    mine = [each for each in scores if each.reading.definition == definition and each.reading.state_set == state_set]
    exact = [each for each in mine if each.reading.index == measure]
    if exact:
        return _error(exact, "")
    wanted, nearest = _measured_by(measure)
    alike = [each for each in mine if wanted and each.measure == wanted]
    how = "which measures the same" if alike else "which comes nearest to it"
    alike = alike or [each for each in mine if nearest and each.reading.index == nearest]
    if not alike:
        return None
    known: dict[str, int] = {}
    for each in alike:
        known[each.reading.index] = known.get(each.reading.index, 0) + sum(hits.judged for hits in each.hits)
    index = max(sorted(known), key=lambda name: known[name])
    chosen = [each for each in alike if each.reading.index == index]
    return _error(chosen, f"that of the archive's {index}, {how}")


def _error(scores: Sequence[Score], note: str) -> PastError:
    """Put the scores of one reading together."""
    reading = scores[0].reading
    return PastError(
        reading.definition, reading.index, reading.state_set, {each.labels: each for each in scores}, note
    )  # fmt: skip


def _measured_by(name: str) -> tuple[str, str]:
    """Give what an index measures, and the index that it comes nearest to; a measure's own name is given back."""
    from polycentric.power import INDICES

    return (INDICES[name].measure, INDICES[name].after) if name in INDICES else (name, "")

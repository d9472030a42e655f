"""Gathers how the rules did on the past: what ships of their scores, and what those that hold up call a world today."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from polycentric.answers.world.validated import is_validated
from polycentric.errors import CoverageError
from polycentric.pictures.drawing.short import VOTES
from polycentric.pictures.records.findings import Verdict
from polycentric.pictures.records.tested import Chosen, Mark, Span, Survivor, Tested, Trial
from polycentric.poles.definitions import DEFINITIONS, ratio_after_lind
from polycentric.poles.validity.cases import LABEL_SETS
from polycentric.poles.validity.hits import HOLDS_UP, NOT_TESTABLE
from polycentric.poles.validity.leading import LEADERS
from polycentric.poles.validity.past import PastError, past_error
from polycentric.poles.validity.scores import Score
from polycentric.poles.validity.shipped import shipped
from polycentric.poles.validity.thresholds import default_rule
from polycentric.poles.world import World
from polycentric.power import INDICES
from polycentric.sets.named import LISTS


def gather(world: World, verdicts: Sequence[Verdict]) -> Tested:
    """Give what the known cases leave of the rules, and what that says of a world's last year."""
    kept = [each for each in verdicts if each.outcome in VOTES and _validated(each)]
    asked = [each for each in kept if not each.bloc and _is_whole(world, each)]
    return Tested(trials(), tuple(_survivor(world, each, kept) for each in asked), _chosen())


def trials(scores: Iterable[Score] | None = None) -> tuple[Trial, ...]:
    """Count for each division of the past how many readings can be tested on it, and how many hold up."""
    every = tuple(shipped() if scores is None else scores)
    return tuple(
        _trial(name, cases.label, [each for each in every if each.labels == name and not each.in_sample])
        for name, cases in LABEL_SETS.items()
        if cases.kind == "polarity"
    )


def _trial(name: str, label: str, scores: Sequence[Score]) -> Trial:
    """Count the readings of one set."""
    held = [each for each in scores if each.status == HOLDS_UP]
    listed = sum(each.reading.state_set in LISTS for each in held)
    return Trial(name, label, sum(each.status != NOT_TESTABLE for each in scores), len(held), listed)


def _validated(verdict: Verdict) -> bool:
    """Tell whether a verdict's reading holds up."""
    return is_validated(verdict.definition, verdict.index, verdict.state_set)


def _is_whole(world: World, verdict: Verdict) -> bool:
    """Tell whether a world has all that the rule was tested with: on fewer measures it is another rule."""
    return not world.lacking(DEFINITIONS[verdict.definition])


def _survivor(world: World, verdict: Verdict, kept: Sequence[Verdict]) -> Survivor:
    """Give one reading that holds up, with its past and its marks."""
    same = [each for each in kept if each.bloc and _of(each) == _of(verdict)]
    error = past_error(*_of(verdict))
    leader, marks = _MARKS.get(verdict.definition, _no_marks)(world)
    return Survivor(
        *(verdict.definition, verdict.label, verdict.index, verdict.state_set),
        on=_spans(error),
        held_up_on=() if error is None else error.about("polarity").held_up_on,
        outcome=verdict.outcome,
        poles=verdict.poles,
        as_one={each.bloc: each.poles for each in same},
        leader=leader,
        marks=marks,
    )


def _of(verdict: Verdict) -> tuple[str, str, str]:
    """Name a verdict's reading."""
    return verdict.definition, verdict.index, verdict.state_set


def _spans(error: PastError | None) -> dict[str, tuple[Span, ...]]:
    """Give the hits of each period of each division."""
    scores: Mapping[str, Score] = {} if error is None else error.about("polarity").scores
    return {
        name: tuple(
            Span(period.polarity, period.first, period.last, hits.right, hits.total)
            for period, hits in zip(LABEL_SETS[name].periods, score.hits, strict=True)
        )
        for name, score in scores.items()
    }


def _chosen() -> Chosen | None:
    """Give how the rule does that was chosen beforehand; None where it has no score."""
    rule = default_rule()
    error = past_error(rule.definition, rule.index, "all")
    if error is None:
        return None
    parts = INDICES[rule.index].composed_of
    labels = tuple(INDICES[part].label for part in parts if part in INDICES) or (INDICES[rule.index].label,)
    return Chosen(
        DEFINITIONS[rule.definition].label, labels, rule.threshold, _spans(error), error.about("polarity").can_give
    )


def _no_marks(_world: World) -> tuple[str, tuple[Mark, ...]]:
    """Give no marks."""
    return "", ()


def _after_lind(world: World) -> tuple[str, tuple[Mark, ...]]:
    """Give the leading state of the last year, and what each state has of its marks."""
    try:
        used, like, ratios = ratio_after_lind.ratios(world.situation())
    except CoverageError:
        return "", ()
    states = [str(each) for each in like["state"].values]
    marks = tuple(
        Mark(
            world.indices[index].label,
            ratio_after_lind.MARKS[metric],
            {state: value for state, value in zip(states, row.tolist(), strict=True) if value == value},
        )
        for (metric, index), row in zip(used.items(), ratios[..., -1, :], strict=True)
    )
    return LEADERS[-1].state, marks


_MARKS: Mapping[str, Callable[[World], tuple[str, tuple[Mark, ...]]]] = {"ratio_after_lind": _after_lind}

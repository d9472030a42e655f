"""Counts who is called a centre of power: first by the rules that hold up on the past, then by the rest, by family."""

from collections import Counter
from collections.abc import Mapping, Sequence

from polycentric.answers.world.validated import is_validated
from polycentric.pictures.drawing.short import FAMILIES, VOTES
from polycentric.pictures.records.centres import Call, Called, Centres, Part
from polycentric.pictures.records.findings import State, Verdict
from polycentric.pictures.records.tested import Survivor, Tested
from polycentric.poles.validity.hits import NOT_TESTABLE
from polycentric.poles.validity.past import PastError, past_error

# Groups of ties say how clustered the world is, not who is a centre of it.
NOT_OF_POWER = ("communities",)


def gather(verdicts: Sequence[Verdict], states: Mapping[str, State], tested: Tested | None = None) -> Centres:
    """Set what the rules that hold up say of each state beside how many of the others call it a centre."""
    every = [each for each in verdicts if _counts(each)]
    errors = {id(each): _error(each) for each in every}
    rest = [each for each in every if not is_validated(each.definition, each.index, each.state_set)]
    kept = [each for each in rest if not _is_one_sided(errors[id(each)])]
    counted = Counter(verdict.family for verdict in kept)
    families = {family: counted[family] for family in (*FAMILIES, *counted) if counted[family]}
    called = Counter((verdict.family, state) for verdict in kept for state in verdict.poles)
    held = tested.survivors if tested else ()
    named = {state for _, state in called} | {state for rule in held for state in rule.poles}
    rows = [
        Called(
            state, states[state].name, {f: Part(called[f, state], families[f]) for f in families},
            tuple(_call(rule, state) for rule in held),
        )
        for state in named
        if state in states
    ]  # fmt: skip
    return Centres(
        families,
        tuple(sorted(rows, key=lambda each: (-each.held, -each.mean, each.state))),
        tuple(rule.label for rule in held),
        untested=sum(error is None or error.status == NOT_TESTABLE for each in kept for error in [errors[id(each)]]),
        one_sided=len(rest) - len(kept),
        needed=tuple(rule.needed if rule.marks else 0 for rule in held),
    )


def _call(rule: Survivor, state: str) -> Call:
    """Give what a rule that holds up says of a state."""
    return Call(state in rule.poles, Part(len(rule.reached(state)), len(rule.marks)))


def _counts(verdict: Verdict) -> bool:
    """Tell whether a verdict is of single states and their power, and came to a class."""
    return verdict.outcome in VOTES and not verdict.bloc and verdict.family not in NOT_OF_POWER


def _error(verdict: Verdict) -> PastError | None:
    """Give the past error of a verdict's reading on polarity."""
    error = past_error(verdict.definition, verdict.index, verdict.state_set)
    return None if error is None else error.about("polarity")


def _is_one_sided(error: PastError | None) -> bool:
    """Tell whether a reading gave one class in all years: it can't come out otherwise, so it is no evidence."""
    return error is not None and len(error.can_give) == 1

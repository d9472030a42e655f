"""Counts who is called a centre of power: by the readings that came out right on known cases, family by family."""

from collections import Counter
from collections.abc import Mapping, Sequence

from polycentric.answers.world.validated import is_validated
from polycentric.pictures.drawing.short import FAMILIES, VOTES
from polycentric.pictures.records.centres import Called, Centres, Part
from polycentric.pictures.records.findings import State, Verdict
from polycentric.power import INDICES

# Groups of ties say how clustered the world is, not who is a centre of it.
NOT_OF_POWER = ("communities",)


def gather(verdicts: Sequence[Verdict], states: Mapping[str, State]) -> Centres:
    """Count, for every state and family, the validated readings that call the state a centre, states apart."""
    kept = [verdict for verdict in verdicts if _counts(verdict)]
    counted = Counter(verdict.family for verdict in kept)
    families = {family: counted[family] for family in (*FAMILIES, *counted) if counted[family]}
    called = Counter((verdict.family, state) for verdict in kept for state in verdict.poles)
    rows = [
        Called(state, states[state].name, {f: Part(called[f, state], families[f]) for f in families})
        for state in {state for _, state in called if state in states}
    ]
    return Centres(families, tuple(sorted(rows, key=lambda each: (-each.mean, each.state))))


def _counts(verdict: Verdict) -> bool:
    """Tell whether a verdict is a validated reading of single states that came to a class."""
    known = INDICES.get(verdict.index)
    measure = known.measure if known else verdict.index
    return (
        verdict.outcome in VOTES
        and not verdict.bloc
        and verdict.family not in NOT_OF_POWER
        and is_validated(verdict.definition, measure, verdict.state_set)
    )

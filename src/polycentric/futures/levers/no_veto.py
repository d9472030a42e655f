"""A Council without vetoes."""

from polycentric.futures.contract import Assumed, Lever, Pull


def apply(pull: Pull) -> None:
    """Let no permanent member vote a draft down."""
    if pull.strength > 0:
        pull.steering.veto[:] = False


LEVER = Lever(
    label="No veto in the Council",
    actors=(0, 0),
    targets=(0, 0),
    unit="no permanent member may veto",
    bounds=(0.0, 1.0),
    grade="assumed",
    effect=Assumed(1.0, 0.0, "arithmetic: a draft that would have been vetoed is adopted"),
    changes="The Council: vetoed drafts. A bound: drafts are put with the veto in mind. No other process reads it.",
    citation="Of 199 vetoed drafts of 1946-2019 with a tally 198 had the votes to be adopted (the Council's own list "
    "of meetings; S/10768 of 1972 had three)",
    apply=apply,
    needs=("drafts",),
)

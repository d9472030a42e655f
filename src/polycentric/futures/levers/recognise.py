"""Recognition: actors recognise the targets."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_disputes


def apply(pull: Pull) -> None:
    """Recognise, and change disputes of the pairs."""
    if pull.strength > 0:
        for actor in pull.actors:
            pull.order.refused[:, actor, pull.targets] = False
    more_disputes(pull)


LEVER = Lever(
    label="Recognition",
    actors=(1, 200),
    targets=(1, 60),
    unit="one state recognises another",
    bounds=(0.0, 1.0),
    grade="assumed",
    effect=Assumed(-0.2, 0.4, "log odds of a dispute of the two"),
    changes="Recognition; disputes of the pairs.",
    citation="This project's prior",
    apply=apply,
    tried='actors = "Serbia"\ntargets = "Kosovo"',
    against=("refuse",),
)

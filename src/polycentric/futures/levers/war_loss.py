"""A loss as in a large war: actors lose output at once."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_growth


def apply(pull: Pull) -> None:
    """Take from the actors' output in the year."""
    more_growth(pull, pull.actors)


LEVER = Lever(
    label="A loss as in a large war",
    actors=(1, 60),
    targets=(0, 0),
    unit="one large war on own soil: about a fifth of output in the year",
    bounds=(0.0, 3.0),
    grade="assumed",
    effect=Assumed(-0.2, 0.1, "loss of log output", -1.0, 0.0),
    changes="Output: growth of the actors in the year.",
    citation="An accounting lever; losses of output in large wars range from none to half",
    apply=apply,
    tried='actors = "Russia"',
    lasting=False,
    needs=("log_output",),
)

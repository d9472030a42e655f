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
    grade="association",
    effect=Assumed(-0.2, 0.1, "loss of log output", -1.0, 0.0),
    changes="Output: growth of the actors in the year.",
    citation="Federle, Meier, Müller, Mutschler and Schularick, The Price of War: output at the site of a war falls by "
    "30% in large wars between states (CEPR discussion paper 18834, 2024) and by close to 10% in one of "
    "average intensity (American Economic Review 2026; abstracts were read), over several years; here between "
    "the two, and at once",
    apply=apply,
    tried='actors = "Russia"',
    lasting=False,
    needs=("log_output",),
)

"""A growth shock of the actors' own: a slowdown or a boom, a year or many."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_growth


def apply(pull: Pull) -> None:
    """Add to the actors' growth in each year that it is pulled."""
    more_growth(pull, pull.actors)


LEVER = Lever(
    label="A growth shock",
    actors=(1, 60),
    targets=(0, 0),
    unit="one historical standard deviation of a state's yearly growth, about 3 points; below 0 a slowdown",
    bounds=(-4.0, 4.0),
    grade="assumed",
    effect=Assumed(0.03, 0.005, "standard deviation of the yearly growth of states with 1% of the world's output", 0.0),
    changes="Output: the growth of the actors in each year that it lasts.",
    citation="An accounting lever: it says what a shock of this size would do to shares, not what makes one",
    apply=apply,
    tried='actors = "China"',
    tried_for=1,
    needs=("log_output",),
)

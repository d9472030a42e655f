"""Military effort: actors spend more, or less, of their output on arms."""

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_growth

ONE_SD = 0.35  # of the change of log spending per output over ten years, of states with 1% of the world's output


def apply(pull: Pull) -> None:
    """Raise spending per output by a third for each unit, and change growth."""
    pull.steering.effort[:, pull.actors] += ONE_SD * pull.strength
    more_growth(pull, pull.actors)


LEVER = Lever(
    label="Military effort",
    actors=(1, 60),
    targets=(0, 0),
    unit="one historical standard deviation: spending per output 42% higher (or, below 0, lower)",
    bounds=(-3.0, 3.0),
    grade="association",
    effect=Assumed(-0.001, 0.002, "growth a year: most studies find a cost, some none or a gain"),
    changes="Military effort: spending per output; capabilities follow it; output: growth.",
    citation="For the direction alone: Dunne and Tian (2013), Military Expenditure and Economic Growth: A Survey, "
    "Economics of Peace and Security Journal 8(1), 5-11: of almost 170 studies the later ones speak more for "
    "a cost; against it Alptekin and Levine (2010), a meta-analysis of 32 studies: a small gain (abstracts "
    "were read). The size is this project's prior",
    apply=apply,
    tried='actors = "United States"',
    needs=("log_effort",),
)

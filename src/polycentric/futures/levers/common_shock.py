"""A shock to all: the world's output falls as in a pandemic, and more where the loss is said to be larger."""

import numpy as np

from polycentric.futures.contract import Assumed, Lever, Pull


def apply(pull: Pull) -> None:
    """Take from the growth of all; the actors, if any are named, lose twice as much as the others."""
    times = np.ones(len(pull.order.fixed.states))
    times[pull.actors] = 2.0
    pull.steering.growth += (pull.strength * pull.effect)[:, np.newaxis] * times


LEVER = Lever(
    label="A shock to all",
    actors=(0, 60),
    targets=(0, 0),
    unit="one pandemic: world output of 2020 was about 6% below what had been expected",
    bounds=(0.0, 3.0),
    grade="assumed",
    effect=Assumed(-0.06, 0.015, "loss of log output in the year", -0.3, 0.0),
    changes="Output: growth of all states in the year; shares move only where actors lose more than others.",
    citation="An accounting lever; the size is about that of 2020: the International Monetary Fund expected world "
    "growth 6.3 points lower in April 2020 than in January, and later put the year at -3.5% (January 2021)",
    apply=apply,
    lasting=False,
    needs=("log_output",),
)

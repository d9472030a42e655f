"""Integration: the actors act as one power."""

import numpy as np

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_growth, pairs_between


def apply(pull: Pull) -> None:
    """Have the actors stand as the largest of them that lives, and have no disputes with each other."""
    if pull.strength > 0:
        order, actors = pull.order, pull.actors
        living = order.alive[:, actors]
        output = np.where(living, np.nan_to_num(order.log_output[:, actors], nan=-np.inf), -np.inf)
        head = actors[output.argmax(axis=-1)]
        order.bloc[:, actors] = np.where(living, head[:, np.newaxis], actors)
        pull.steering.no_dispute[:, pairs_between(pull)] = True
    more_growth(pull, pull.actors)


LEVER = Lever(
    label="Integration",
    actors=(2, 60),
    targets=(0, 0),
    unit="the actors act as one in all that poles are told by, as a federation would",
    bounds=(0.0, 1.0),
    grade="assumed",
    effect=Assumed(0.0, 0.002, "growth a year of the members"),
    changes="Who counts as one power: the members' output, arms and people stand together; disputes among them end.",
    citation="Arithmetic of what they have together, not a forecast that they would use it as one",
    apply=apply,
    tried='actors = "EU"',
    against=("dissolve",),
)

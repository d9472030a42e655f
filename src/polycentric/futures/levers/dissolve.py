"""Dissolution: a bloc acts no longer as one, and the treaties of its members with each other end."""

import numpy as np

from polycentric.futures import treaties
from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_disputes, treaties_among


def apply(pull: Pull) -> None:
    """End the treaties whose members are nearly all among the actors, and let each stand for itself."""
    if pull.strength > 0:
        pull.order.bloc[:, pull.actors] = pull.actors.astype(np.int16)
        if pull.first:
            pull.order.member[treaties_among(pull)] = False
            treaties.renew(pull.order)
    more_disputes(pull)


LEVER = Lever(
    label="Dissolution",
    actors=(2, 60),
    targets=(0, 0),
    unit="the end of one alliance or bloc",
    bounds=(0.0, 1.0),
    grade="assumed",
    effect=Assumed(0.2, 0.4, "log odds of a dispute of former members"),
    changes="Pacts: treaties of the actors end; who counts as one power; disputes among former members.",
    citation="This project's prior: alliances end when they are no longer needed, or because of a quarrel",
    apply=apply,
    tried='actors = "NATO"',
    against=("ally", "integrate"),
    needs=("member",),
)

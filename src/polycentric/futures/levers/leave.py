"""Actors leave the defence pacts that they share with the targets."""

import numpy as np

from polycentric.futures import treaties
from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_disputes


def apply(pull: Pull) -> None:
    """Take the actors out of every treaty that a target is in; of every treaty, where no target is named."""
    if pull.strength > 0:
        member = pull.order.member
        shared = member[:, :, pull.targets].any(axis=2) if len(pull.targets) else np.ones(member.shape[:2], np.bool_)
        for actor in pull.actors:
            member[:, :, actor] &= ~shared
        treaties.renew(pull.order)
    if len(pull.targets):
        more_disputes(pull)


LEVER = Lever(
    label="Leaving defence pacts",
    actors=(1, 60),
    targets=(0, 60),
    unit="one state leaves the treaties that it shares with the targets",
    bounds=(0.0, 1.0),
    grade="assumed",
    effect=Assumed(0.1, 0.3, "log odds of a dispute of former allies"),
    changes="Pacts: the actors' membership, for as long as the lever is pulled; disputes with former allies.",
    citation="No study was used: exits from large treaties are a handful",
    apply=apply,
    tried='actors = "United States"\ntargets = ["Japan", "South Korea"]',
    against=("ally",),
    needs=("member",),
)

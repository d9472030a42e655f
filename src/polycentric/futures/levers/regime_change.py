"""A regime change towards democracy; at a strength below 0 away from it."""

import numpy as np

from polycentric.futures.contract import Assumed, Lever, Pull
from polycentric.futures.pulling import more_growth

STEP = 0.3  # of the index of electoral democracy, 0 to 1


def apply(pull: Pull) -> None:
    """Move the regime, where the world knows it, in the first year; change growth in each."""
    if pull.first and pull.strength != 0:
        moved = pull.order.regime[:, pull.actors] + STEP * pull.strength
        pull.order.regime[:, pull.actors] = np.clip(moved, 0.0, 1.0)
    more_growth(pull, pull.actors)


LEVER = Lever(
    label="A regime change towards democracy",
    actors=(1, 60),
    targets=(0, 0),
    unit="one transition, .3 of electoral democracy; below 0 away from democracy",
    bounds=(-2.0, 2.0),
    grade="association",
    effect=Assumed(0.004, 0.008, "growth a year after democratisation"),
    changes="Regime, which disputes read where the world knows it; output: growth.",
    citation="Acemoglu, Naidu, Restrepo and Robinson (2019), Democracy Does Cause Growth, Journal of Political Economy "
    "127(1), 47-100: a fifth more output a head in the long run, 25 years (the abstract was read); halved, "
    "with zero inside the prior, since Freund and Jaud (2014) find as much after any quick change of regime",
    apply=apply,
    tried='actors = "Russia"',
)

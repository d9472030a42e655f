"""Poles by dependence: states that depend on nobody above a threshold and on whom others depend above it.

State i is *dominated* by j where i's trade with j is at least a part theta of i's output, and i depends on j more than
j on i. (Without the second half two equal neighbours that trade much with each other would each be ruled by the other.)
A pole is a state that nobody dominates and at the end of whose chains stands at least a part of the states with any
tie. Both cut-offs are choices: the verdict is shown over the whole range of each. A partner list that leaves a flow
open leaves the state open: it may be dominated, and is *undecided*.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.labels import PAIR, cells, numbers, on_states, plain, spread, truths
from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.poles.groups.dependence import dominance
from polycentric.poles.groups.following import heads, most_followers, possible_targets, size_of_following


def compute(situation: Situation, theta: float, smallest: float) -> Finding:
    """Find who dominates whom as listed, for certain and perhaps, and who leads a following of the least size."""
    floor, bound = (numbers(tie("trade_dependence"), PAIR) for tie in (situation.floor, situation.bound))
    like = situation.floor("trade_dependence").isel(partner=0, drop=True)
    hidden = plain(spread(situation.unknown("trade_dependence"), like)) != ""
    domination = dominance(
        np.where(truths(spread(situation.doubtful("trade_dependence"), like, PAIR), PAIR), 0.0, floor), bound, theta
    )
    least, most, sure, perhaps = (cells(each, 2) for each in (floor, bound, domination.certain, domination.possible))
    made = [_cell(least[at], most[at], sure[at], perhaps[at], smallest) for at in range(len(least))]
    poles, possible, listed, chiefs = (
        np.stack(part).reshape(domination.covered.shape) for part in zip(*made, strict=True)
    )
    possible = possible & domination.covered
    following = np.stack([np.bincount(row[row >= 0], minlength=row.size) for row in cells(chiefs)]).astype(float)
    labels = situation.panel["state"].values
    camps = np.where(chiefs >= 0, labels[np.maximum(chiefs, 0)], "").astype(object)
    certain, maybe = np.any(domination.certain, axis=-1), np.any(domination.possible, axis=-1)
    dominated = np.where(certain == maybe, certain.astype(float), np.nan)
    return Finding(
        poles=on_states(np.where(possible | ~domination.covered, np.nan, poles.astype(float)), like),
        possible=on_states(possible, like),
        listed=on_states(np.where(domination.covered & ~hidden, listed.astype(float), np.nan), like),
        camps=on_states(np.where(domination.covered & ~hidden, camps, ""), like),
        details={
            "dominated": on_states(dominated, like),
            "following": on_states(following.reshape(chiefs.shape), like),
            "settled": on_states(certain == maybe, like),
        },
    )


def _cell(
    floor: NDArray[np.float64],
    bound: NDArray[np.float64],
    certain: NDArray[np.bool_],
    possible: NDArray[np.bool_],
    smallest: float,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_], NDArray[np.int64]]:
    """Poles, possible poles, poles as listed and heads as listed in one cell."""
    if np.isnan(floor).all() and np.isnan(bound).all():  # nothing is known of anybody, which `covered` says
        never = np.zeros(len(floor), dtype=bool)
        return never, never.copy(), never.copy(), np.full(len(floor), -1)
    free, dominated = ~np.any(possible, axis=1), np.any(certain, axis=1)
    targets = possible_targets(floor, bound, possible)
    settled = dominated & (targets.sum(axis=1) == 1)
    sure = heads(np.where(settled, targets.argmax(axis=1), np.where(free, -1, -2)))
    chief = heads(np.where(dominated, np.where(certain, floor, -1.0).argmax(axis=1), -1))
    tied = np.nan_to_num(floor).sum(axis=1) + np.nan_to_num(floor).sum(axis=0) > 0
    least = max(smallest * int(tied.sum()), 1.0)
    poles = free & (size_of_following(sure) >= least)
    perhaps = ~dominated & ~poles & (most_followers(targets) >= least)
    return poles, perhaps, ~dominated & (size_of_following(chief) >= least), chief


DEFINITION = PoleDefinition(
    label="Nobody's dependants, with dependants of their own",
    family="relational",
    reference="Dependence as trade over output, asymmetric as in Hirschman (1945), National Power and the Structure of "
    "Foreign Trade, and Keohane and Nye (1977), Power and Interdependence; rule and threshold are this project's",
    compute=compute,
    uses_index=False,
    layers=("trade_dependence",),
    parameters={"theta": 0.15, "smallest": 0.05},
    sweep={
        "smallest": (0.0, 0.01, 0.02, 0.05, 0.1, 0.2),
        "theta": (0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5),
    },
    caveat="Sees trade in goods and services only: no finance, no arms, no energy, no troops.",
)

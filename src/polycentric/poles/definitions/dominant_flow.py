"""Poles by dominant flow: a state whose largest export flow goes to a smaller state, and whom others follow.

A state's size is the sum of the flows that come in. It is *subordinate* to the partner that takes its largest outgoing
flow if that partner is larger, and *independent* if it is smaller. Following the largest flows upwards gives trees, and
an independent state with followers is the head of one. The original stops there; that a head is a pole if its tree
holds at least a part of the states that trade is this project's addition (at 0 every head is one), shown as a curve.
The largest listed partner of a state is its largest partner, even though the list is partial, as long as no missing
flow can be larger: where one can, the state is undecided.
"""

import numpy as np
from numpy.typing import NDArray

from polycentric.poles.contract import Finding, PoleDefinition, Situation
from polycentric.poles.following import heads, most_followers, possible_targets
from polycentric.poles.labelled import on_states


def compute(situation: Situation, smallest: float) -> Finding:
    """Build the trees of each year."""
    flows, upper = situation.layer("trade"), situation.bound("trade").values
    labels = flows["state"].values
    years = [_trees(flows.values[year], upper[year], smallest) for year in range(flows.sizes["year"])]
    poles, possible = (on_states(np.stack([found[part] for found in years]), situation.shares) for part in (0, 1))
    chiefs = np.stack([found[2] for found in years])
    camps = np.where(chiefs >= 0, labels[np.maximum(chiefs, 0)], "")
    following = np.stack([np.bincount(row[row >= 0], minlength=row.size) for row in chiefs]).astype(float)
    return Finding(
        poles=poles,
        possible=possible,
        camps=on_states(camps.astype(object), situation.shares),
        details={"following": on_states(following, situation.shares)},
    )


def _trees(
    flows: NDArray[np.float64], bound: NDArray[np.float64], smallest: float
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
    """Poles, possible poles and head of each state in one year."""
    elsewhere = ~np.eye(len(flows), dtype=bool)
    targets = possible_targets(flows, bound, elsewhere)
    known, best = targets.sum(axis=1) == 1, targets.argmax(axis=1)
    size = np.where(elsewhere, np.nan_to_num(flows), 0.0).sum(axis=0)
    up = np.where(known & (size[best] > size), best, -1)
    # A state that sells nothing that anybody lists, and buys nothing, is not in the network.
    inside = targets.any(axis=1) & (known | (size > 0) | (np.nan_to_num(flows).sum(axis=1) > 0))
    chief = heads(np.where(known, up, -2))
    tree = np.bincount(chief[chief >= 0], minlength=len(flows)) - 1
    least = max(smallest * int(inside.sum()), 1.0)
    poles = known & (up < 0) & (tree >= least)
    onwards = np.where(known[:, np.newaxis], np.arange(len(flows)) == up[:, np.newaxis], targets)
    possible = inside & (up < 0) & ~poles & (most_followers(onwards) >= least)
    return np.where(inside & ~possible, poles.astype(float), np.nan), possible, chief


DEFINITION = PoleDefinition(
    label="Heads of dominant-flow trees (exports)",
    family="relational",
    reference="Nystuen and Dacey (1961), A Graph Theory Interpretation of Nodal Regions, Papers of the Regional "
    "Science Association 7, 29-42; the least size of a tree is this project's",
    compute=compute,
    uses_index=False,
    parameters={"smallest": 0.05},
    sweep={"smallest": (0.0, 0.01, 0.02, 0.05, 0.1, 0.2)},
    caveat="Looks at one partner of each state, so a second partner nearly as large counts for nothing.",
)

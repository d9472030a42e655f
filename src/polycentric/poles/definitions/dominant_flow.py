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
from polycentric.poles.following import heads, largest_certain
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
    flows: NDArray[np.float64], upper: NDArray[np.float64], smallest: float
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
    """Poles, possible poles and head of each state in one year."""
    best, known = largest_certain(flows, upper)
    size = np.nansum(np.where(np.eye(len(flows), dtype=bool), np.nan, flows), axis=0)
    up = np.where(known & (best >= 0) & (size[best] > size), best, -1)
    undecided = ~known & (size > 0)
    chief = heads(np.where(known, up, -2))
    direct = np.bincount(up[up >= 0], minlength=len(flows))
    tree = np.bincount(chief[chief >= 0], minlength=len(flows)) - 1
    least = max(smallest * int((known | (size > 0)).sum()), 1.0)
    poles = np.where(known, ((up < 0) & (tree >= least)).astype(float), np.nan)
    # How large the tree of an undecided state would be isn't known beyond its direct followers.
    return poles, undecided & (direct >= least), chief


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

"""Trees of largest flows: each state follows the partner of its largest flow, if that partner is larger.

A state's size is the sum of the flows that come in. It is *subordinate* to the partner that takes its largest outgoing
flow if that partner is larger, and *independent* if it is smaller. Following the largest flows upwards gives trees, and
an independent state with followers is the head of one. That a head is a pole if its tree holds at least a part of the
states that trade is this project's addition (at 0 every head is one), shown as a curve.

Which flow is meant is a choice that decides: what a state sells (the original's), what it buys, or both together. What
it buys is the same rule on the flows turned round, where a state's size is the sum of what it sells. Direct flows alone
are read; the original adds indirect ones by powers of the matrix (not checked).

The largest listed partner of a state is its largest partner, even though the list is partial, as long as no missing
flow can be larger: where one can, the state is undecided.
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from polycentric.labels import PAIR, cells, numbers, on_states, plain, spread, truths
from polycentric.poles.contract import Finding, Situation
from polycentric.poles.groups.following import heads, most_followers, possible_targets, size_of_following

Direction = Literal["exports", "imports", "both"]
REFERENCE = (
    "Nystuen and Dacey (1961), A Graph Theory Interpretation of Nodal Regions, Papers of the Regional Science "
    "Association 7, 29-42; the least size of a tree is this project's"
)
CAVEAT = (
    "Looks at one partner of each state, so a second partner nearly as large counts for nothing. Direct flows alone: "
    "the original adds indirect ones (not checked)."
)
SMALLEST = 0.05
SMALLESTS = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2)


def in_direction(flows: NDArray[np.float64], direction: Direction, *, most: bool = False) -> NDArray[np.float64]:
    """Lay out (..., state, partner) so that a row holds what a state sells, what it buys, or both together.

    Of what is sold and bought together the least is known where either is; the most only where both are.
    """
    turned = np.swapaxes(flows, -1, -2)
    if direction == "exports":
        return flows
    if direction == "imports":
        return turned
    if most:
        return flows + turned
    known = ~(np.isnan(flows) & np.isnan(turned))
    return np.where(known, np.nan_to_num(flows) + np.nan_to_num(turned), np.nan)


def flow_trees(situation: Situation, smallest: float, direction: Direction = "exports") -> Finding:
    """Build the trees of each cell, as listed and with what is left open."""
    listed_flows, most = (numbers(tie("trade"), PAIR) for tie in (situation.floor, situation.bound))
    like = situation.floor("trade").isel(partner=0, drop=True)
    believed = np.where(truths(spread(situation.doubtful("trade"), like, PAIR), PAIR), 0.0, listed_flows)
    flows, least = (in_direction(each, direction) for each in (listed_flows, believed))
    bound = in_direction(most, direction, most=True)
    hidden = plain(spread(situation.unknown("trade"), like)) != ""
    worlds = zip(cells(flows, 2), cells(least, 2), cells(bound, 2), cells(hidden), strict=True)
    parts = zip(*(_trees(*world, smallest) for world in worlds), strict=True)
    poles, possible, listed, chiefs, settled = (np.stack(part).reshape(flows.shape[:-1]) for part in parts)
    following = np.stack([np.bincount(row[row >= 0], minlength=row.size) for row in cells(chiefs)]).astype(float)
    labels = situation.panel["state"].values
    camps = np.where(chiefs >= 0, labels[np.maximum(chiefs, 0)], "").astype(object)
    return Finding(
        poles=on_states(poles, like),
        possible=on_states(possible, like),
        listed=on_states(listed, like),
        camps=on_states(camps, like),
        details={
            "following": on_states(following.reshape(chiefs.shape), like),
            "settled": on_states(settled, like),
        },
    )


def _trees(
    flows: NDArray[np.float64],
    least_flows: NDArray[np.float64],
    bound: NDArray[np.float64],
    hidden: NDArray[np.bool_],
    smallest: float,
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64], NDArray[np.int64], NDArray[np.bool_]]:
    """Poles, possible poles, poles as listed, heads as listed, and which largest flows are settled, in one cell.

    What is certain rests on `least_flows`, in which what can't be believed as printed is nothing. A state whose main
    partner isn't known (`hidden`) is read as following nobody.
    """
    if np.isnan(flows).all():
        return _nothing_known(len(flows))
    elsewhere = ~np.eye(len(flows), dtype=bool)
    seen = np.where(elsewhere, np.nan_to_num(flows), 0.0)
    best, out, size = seen.argmax(axis=1), seen.sum(axis=1), seen.sum(axis=0)
    targets = possible_targets(least_flows, bound, elsewhere)
    known = targets.sum(axis=1) == 1
    # Who is listed neither as seller nor as buyer is not in the network.
    inside = (out > 0) | (size > 0)
    up = np.where((out > 0) & (size[best] > size), best, -1)
    sure, chief = (heads(np.where(where, up, -2)) for where in (known, inside & ~hidden))
    least = max(smallest * int(inside.sum()), 1.0)
    poles = known & (up < 0) & (size_of_following(sure) >= least)
    onwards = np.where(known[:, np.newaxis], np.arange(len(flows)) == up[:, np.newaxis], targets)
    possible = inside & ~(known & (up >= 0)) & ~poles & (most_followers(onwards) >= least)
    listed = (chief == np.arange(chief.size)) & (size_of_following(chief) >= least)
    marks = np.where(inside & ~possible, poles.astype(float), np.nan)
    return marks, possible, np.where(inside & ~hidden, listed.astype(float), np.nan), chief, known & inside


def _nothing_known(
    states: int,
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64], NDArray[np.int64], NDArray[np.bool_]]:
    """Say of a cell without any flow that nothing is known."""
    never, unknown = np.zeros(states, dtype=bool), np.full(states, np.nan)
    return unknown, never, unknown.copy(), np.full(states, -1), never.copy()

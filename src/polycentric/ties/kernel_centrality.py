"""Compiled loops over the shortest paths and the eigenvectors of one network.

Each runs in one order on one thread, so that the number of threads changes no bit.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# (numba has no types of its own)

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
ITERATIONS = 10_000


@njit(cache=True, error_model="numpy")
def paths(first: Places, target: Places) -> tuple[Floats, Floats, Floats, Floats]:
    """Walk all shortest paths, each tie a step (Brandes 2001, Journal of Mathematical Sociology 25(2), algorithm 1).

    Parameters
    ----------
    first : int64, (states + 1,)
        Where each state's ties begin in `target`.
    target : int64, (ties,)
        To whom each tie runs.

    Returns
    -------
    between, far, reached, near : float64, (states,)
        For each state: of each ordered pair of others that is joined, the part of its shortest paths through the state,
        added up; the steps to it from all that reach it, added up; how many reach it; and one over the steps, added up.
    """
    size = first.size - 1
    between, far, reached, near = np.zeros(size), np.zeros(size), np.zeros(size), np.zeros(size)
    # order: states as they are reached, near ones first, and so the queue as well. steps: their distance, -1 if not
    # reached. ways: number of shortest paths to them. passed: the part of others' paths that runs through them.
    order = np.empty(size, dtype=np.int64)
    steps = np.empty(size, dtype=np.int64)
    ways, passed = np.empty(size), np.empty(size)
    for source in range(size):
        steps[:] = -1
        ways[:] = 0.0
        passed[:] = 0.0
        steps[source], ways[source], order[0] = 0, 1.0, source
        count = 1
        at = 0
        while at < count:
            one = order[at]
            for tie in range(first[one], first[one + 1]):
                other = target[tie]
                if steps[other] < 0:
                    steps[other] = steps[one] + 1
                    order[count] = other
                    count += 1
                if steps[other] == steps[one] + 1:
                    ways[other] += ways[one]
            at += 1
        # Farthest first, so that whoever lies behind a state is finished: passed(v) = sum over w one step behind of
        # ways(v) / ways(w) (1 + passed(w)). Place 0 is the source, whose own paths don't run through it.
        for at in range(count - 1, 0, -1):
            one = order[at]
            for tie in range(first[one], first[one + 1]):
                other = target[tie]
                if steps[other] == steps[one] + 1:
                    passed[one] += ways[one] / ways[other] * (1.0 + passed[other])
            between[one] += passed[one]
            far[one] += steps[one]
            reached[one] += 1.0
            near[one] += 1.0 / steps[one]
    return between, far, reached, near


@njit(cache=True, error_model="numpy")
def leading(first: Places, target: Places, weight: Floats, start: Floats, tolerance: float) -> tuple[Floats, bool]:
    """Find the leading left eigenvector of ties of some weight, its largest part 1, and whether it settled.

    The identity, scaled, is added to the weights: it changes no eigenvector, and keeps a network of two sides from
    swinging between them.
    """
    # `scale` is the largest sum of a row, which no eigenvalue exceeds; a quarter of it lifts the largest above minus
    # the largest, as a network of two sides has both.
    size = first.size - 1
    scale = 0.0
    for one in range(size):
        scale = max(scale, weight[first[one] : first[one + 1]].sum())
    values = start / start.max()
    for _ in range(ITERATIONS):
        new = 0.25 * scale * values
        for one in range(size):
            for tie in range(first[one], first[one + 1]):
                new[target[tie]] += values[one] * weight[tie]
        new /= new.max()
        change = 0.0
        for one in range(size):
            change = max(change, abs(new[one] - values[one]))
        values = new
        if change < tolerance:
            return values, True
    return values, False


@njit(cache=True, error_model="numpy")
def rank(first: Places, target: Places, weight: Floats, damping: float, tolerance: float) -> Floats:
    """Find PageRank: where one is who follows ties by their weight, and now and then starts anew anywhere."""
    size = first.size - 1
    values = np.full(size, 1.0 / size)
    change = 1.0
    while change > tolerance:
        # Who follows nobody starts anew anywhere: what stands with such states is spread over all, and the sum stays 1.
        loose = 0.0
        for one in range(size):
            if first[one] == first[one + 1]:
                loose += values[one]
        new = np.full(size, (1.0 - damping + damping * loose) / size)
        for one in range(size):
            out = weight[first[one] : first[one + 1]].sum()
            for tie in range(first[one], first[one + 1]):
                new[target[tie]] += damping * values[one] * weight[tie] / out
        change = 0.0
        for one in range(size):
            change += abs(new[one] - values[one])
        values = new
    return values

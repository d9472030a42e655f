"""Compiled sweep of all paths given the items.

A path is proposed in blocks from the normal that has the prior's precision and, for the votes, slopes at the reference
under the items as they now are and curvatures kept from warm-up. The prior cancels in Metropolis and Hastings' ratio:
what counts is by how much each cell's log-likelihood differs from its parabola.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false
# (numba has no types of its own)

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from polycentric.positions.kernel_chain import (
    Chain,
    Floats,
    Paths,
    Prior,
    Reference,
    Single,
    Whole,
    f4,
    lower_cut,
    normal,
    uniform,
)
from polycentric.positions.kernel_probit import log_below, log_between, slope_below, slopes_between


@njit(cache=True, error_model="numpy")
def spread_items(items: Floats, ordinal: bool, slope: Single, shift: Single, low: Single) -> None:
    """Write slopes and offsets by place: a yes is worth Phi(beta theta - high), a no Phi(low - beta theta)."""
    # Set p's no stands at place 2 p and its yes at 2 p + 1, so that `Paths.one` finds slope and offset in one step and
    # the loops over votes need no branch.
    for p in range(len(items)):
        low[p] = lower_cut(items, p, ordinal)
        slope[2 * p], slope[2 * p + 1] = -items[p, 0], items[p, 0]
        shift[2 * p], shift[2 * p + 1] = low[p], -items[p, 1]


@njit(cache=True, error_model="numpy")
def sum_by_cell(first: Whole, start: int, stop: int, values: Single, base: int, total: Floats) -> None:
    """Add each cell's votes to its total; `base` is the vote that `values` begin with."""
    for c in range(start, stop):
        x = 0.0
        for v in range(first[c] - base, first[c + 1] - base):
            x += values[v]
        total[c] += x


class Items(NamedTuple):
    """Items by the places that votes name: slopes and offsets of yes and no votes, and lower cutpoints."""

    slope: Single
    shift: Single
    low: Single


class Workspace(NamedTuple):
    """Room for one path: of yes and no votes slope, offset and bound; of abstentions slope, cutpoints and bounds.

    `bound0`, `left0` and `right0` are bounds at the reference, `value` what was last computed of each vote.
    """

    slope: Single
    offset: Single
    bound: Single
    bound0: Single
    value: Single
    two_slope: Single
    low: Single
    high: Single
    left: Single
    right: Single
    left0: Single
    right0: Single
    diagonal: Floats
    pull: Floats


class Cells(NamedTuple):
    """By cell: the proposal, how far votes are from their parabola now and then, and their slope at the reference."""

    new: Floats
    now: Floats
    then: Floats
    gradient: Floats


@njit(cache=True, error_model="numpy")
def workspace_for(paths: Paths) -> Workspace:
    """Make room for the longest path."""
    ones = twos = size = 1
    for i in range(len(paths.first) - 1):
        lo, hi = paths.first[i], paths.first[i + 1]
        size = max(size, hi - lo)
        ones = max(ones, paths.one_first[hi] - paths.one_first[lo])
        twos = max(twos, paths.two_first[hi] - paths.two_first[lo])
    return Workspace(
        np.empty(ones, f4), np.empty(ones, f4), np.empty(ones, f4), np.empty(ones, f4), np.empty(max(ones, twos), f4),
        np.empty(twos, f4), np.empty(twos, f4), np.empty(twos, f4), np.empty(twos, f4), np.empty(twos, f4),
        np.empty(twos, f4), np.empty(twos, f4), np.empty(size), np.empty(size),
    )  # fmt: skip


@njit(cache=True, error_model="numpy")
def gather_path(
    paths: Paths, items: Items, theta: Floats, theta0: Floats, lo: int, hi: int, workspace: Workspace
) -> None:
    """Write a path's votes out side by side, with their bounds where the path is and at the reference."""
    # A yes or no (k counts the path's own, from its first vote): a slope, b offset, z = a theta + b the bound of Phi(z)
    # where the path is, z0 the same at the reference. An abstention: ba its beta, la and ga its lower and upper
    # cutpoint, x = la - ba theta and y = ga - ba theta its two bounds, x0 and y0 at the reference.
    a, b, z, z0 = workspace.slope, workspace.offset, workspace.bound, workspace.bound0
    ba, la, ga = workspace.two_slope, workspace.low, workspace.high
    x, y, x0, y0 = workspace.left, workspace.right, workspace.left0, workspace.right0
    one_base, two_base = paths.one_first[lo], paths.two_first[lo]
    for c in range(lo, hi):
        t, t0 = f4(theta[c]), f4(theta0[c])
        for v in range(paths.one_first[c], paths.one_first[c + 1]):
            k, q = v - one_base, paths.one[v]
            a[k], b[k] = items.slope[q], items.shift[q]
            z[k], z0[k] = a[k] * t + b[k], a[k] * t0 + b[k]
        for v in range(paths.two_first[c], paths.two_first[c + 1]):
            k, p = v - two_base, paths.two[v]
            # The yes place holds +beta and minus the upper cutpoint; the lower one has an array of its own.
            ba[k], la[k], ga[k] = items.slope[2 * p + 1], items.low[p], -items.shift[2 * p + 1]
            x[k], y[k] = la[k] - ba[k] * t, ga[k] - ba[k] * t
            x0[k], y0[k] = la[k] - ba[k] * t0, ga[k] - ba[k] * t0


@njit(cache=True, error_model="numpy")
def expand_path(
    paths: Paths, theta: Floats, reference: Reference, lo: int, hi: int, workspace: Workspace, cells: Cells
) -> None:
    """Write each cell's slope at the reference, and how far its log-likelihood is from the parabola there."""
    value, one_base, two_base = workspace.value, paths.one_first[lo], paths.two_first[lo]
    ones, twos = paths.one_first[hi] - one_base, paths.two_first[hi] - two_base
    cells.now[lo:hi] = 0.0
    cells.gradient[lo:hi] = 0.0
    log_below(workspace.bound, value, ones)
    sum_by_cell(paths.one_first, lo, hi, value, one_base, cells.now)
    slope_below(workspace.bound0, value, ones)
    for k in range(ones):
        value[k] *= workspace.slope[k]
    sum_by_cell(paths.one_first, lo, hi, value, one_base, cells.gradient)
    log_between(workspace.left, workspace.right, value, twos)
    sum_by_cell(paths.two_first, lo, hi, value, two_base, cells.now)
    # From here on left and right hold slopes, not bounds: their bounds have been read, and `gain_of_block` writes them
    # anew for its block.
    slopes_between(workspace.left0, workspace.right0, workspace.left, workspace.right, twos)
    for k in range(twos):
        value[k] = workspace.two_slope[k] * (workspace.left[k] - workspace.right[k])
    sum_by_cell(paths.two_first, lo, hi, value, two_base, cells.gradient)
    for c in range(lo, hi):
        # Parabola about the reference r: gradient (theta - r) - weight (theta - r)^2 / 2. What is kept is l - parabola;
        # the constant l(r) is left out, since it is the same now and then.
        away = theta[c] - reference.theta[c]
        cells.now[c] += away * (0.5 * reference.weight[c] * away - cells.gradient[c])


@njit(cache=True, error_model="numpy")
def propose_block(
    paths: Paths,
    prior: Prior,
    chain: Chain,
    reference: Reference,
    span: tuple[int, int, int, int],
    walk: float,
    workspace: Workspace,
    cells: Cells,
) -> None:
    """Draw a block given the rest of its path from the normal approximation: solve forwards, draw backwards."""
    # A normal in its natural form: the precision is the prior's tridiagonal matrix plus `weight` on its diagonal, and
    # pull = weight reference + gradient is the parabola's linear term. Cells beside the block are given, and enter
    # through `pull` alone. Nothing here depends on where the block itself stands: the ratio needs no proposal density
    # but the parabola's.
    lo, hi, start, stop = span
    diagonal, pull, theta, new = workspace.diagonal, workspace.pull, chain.theta, cells.new
    for c in range(start, stop):
        n = c - start
        own = prior.first if c == lo else prior.cell
        back = walk / paths.gap[c] if c > lo else 0.0
        ahead = walk / paths.gap[c + 1] if c + 1 < hi else 0.0
        diagonal[n] = own + back + ahead + reference.weight[c]
        pull[n] = reference.weight[c] * reference.theta[c] + cells.gradient[c]
        if c == start and c > lo:
            pull[n] += back * theta[c - 1]
        if c + 1 == stop and stop < hi:
            pull[n] += ahead * theta[c + 1]
        if c > start:
            # Neighbours are joined by -back: eliminating the cell before takes back^2 / pivot off and carries its pull
            # on.
            ratio = back / diagonal[n - 1]
            diagonal[n] -= ratio * back
            pull[n] += ratio * pull[n - 1]
    for c in range(stop - 1, start - 1, -1):
        n = c - start
        if c + 1 < stop:
            pull[n] += walk / paths.gap[c + 1] * new[c + 1]
        # Given the cell after, a cell is normal with the pivot as its precision: drawing backwards draws from the
        # whole.
        new[c] = pull[n] / diagonal[n] + normal(chain.counter) / math.sqrt(diagonal[n])


@njit(cache=True, error_model="numpy")
def gain_of_block(
    paths: Paths, reference: Reference, lo: int, start: int, stop: int, workspace: Workspace, cells: Cells
) -> float:
    """Give by how much the proposal is further above its parabola than the block is where it stands."""
    one_base, two_base = paths.one_first[lo], paths.two_first[lo]
    a, b, z = workspace.slope, workspace.offset, workspace.bound
    ba, la, ga, x, y = workspace.two_slope, workspace.low, workspace.high, workspace.left, workspace.right
    for c in range(start, stop):
        t = f4(cells.new[c])
        cells.then[c] = 0.0
        for k in range(paths.one_first[c] - one_base, paths.one_first[c + 1] - one_base):
            z[k] = a[k] * t + b[k]
        for k in range(paths.two_first[c] - two_base, paths.two_first[c + 1] - two_base):
            x[k], y[k] = la[k] - ba[k] * t, ga[k] - ba[k] * t
    # The views begin at the block's first vote, so `sum_by_cell` is told that vote and not the path's.
    from_one, from_two = paths.one_first[start], paths.two_first[start]
    log_below(z[from_one - one_base :], workspace.value, paths.one_first[stop] - from_one)
    sum_by_cell(paths.one_first, start, stop, workspace.value, from_one, cells.then)
    log_between(x[from_two - two_base :], y[from_two - two_base :], workspace.value, paths.two_first[stop] - from_two)
    sum_by_cell(paths.two_first, start, stop, workspace.value, from_two, cells.then)
    gain = 0.0
    for c in range(start, stop):
        away = cells.new[c] - reference.theta[c]
        cells.then[c] += away * (0.5 * reference.weight[c] * away - cells.gradient[c])
        gain += cells.then[c] - cells.now[c]
    return gain


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_paths(paths: Paths, prior: Prior, chain: Chain, reference: Reference, block: int, tally: Floats) -> None:
    """Draw every path anew given the items, in blocks of cells that begin at random; count acceptances by cell."""
    many, sets, theta = len(chain.theta), len(chain.items), chain.theta
    items = Items(np.empty(2 * sets, f4), np.empty(2 * sets, f4), np.empty(sets, f4))
    spread_items(chain.items, prior.ordinal, items.slope, items.shift, items.low)
    workspace = workspace_for(paths)
    cells = Cells(np.empty(many), np.empty(many), np.empty(many), np.empty(many))
    walk = 1.0 / (chain.step[0] * chain.step[0]) if prior.linked else 0.0
    for i in range(len(paths.first) - 1):
        lo, hi = paths.first[i], paths.first[i + 1]
        gather_path(paths, items, theta, reference.theta, lo, hi, workspace)
        expand_path(paths, theta, reference, lo, hi, workspace, cells)
        start = lo
        # The first block's random length moves all borders: cells beside a border mix slowly, and it is not always
        # they.
        stop = min(hi, lo + 1 + int(uniform(chain.counter) * block))
        while start < hi:
            propose_block(paths, prior, chain, reference, (lo, hi, start, stop), walk, workspace, cells)
            gain = gain_of_block(paths, reference, lo, start, stop, workspace, cells)
            accepted = math.log(uniform(chain.counter)) < gain
            for c in range(start, stop):
                tally[c] += accepted
                if accepted:
                    theta[c] = cells.new[c]
            start, stop = stop, min(hi, stop + block)

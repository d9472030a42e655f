"""Compiled sweeps of the posterior sampler: all paths given items, all items given paths, the step given paths.

Nothing is augmented: latent propensities would make every vote worth one unit of information, where a foregone vote is
worth next to none, and the chain would crawl. Each conditional is drawn from its own normal (paths, in blocks) or
Student (items) approximation, which does not depend on where the chain stands, and accepted or refused by Metropolis
and Hastings' rule; the draws are of the exact posterior however poor the approximation, and nearly independent of the
last ones where it is good. The approximations expand the log-likelihood about a reference that is fixed after warm-up:
slopes there are taken anew in each sweep, since they change with the other block, curvatures are kept.

A chain runs on one thread with a counter of its own, so that the number of threads changes nothing.
"""
# pyright: reportUntypedFunctionDecorator=false, reportUnknownVariableType=false, reportUnknownParameterType=false
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportArgumentType=false
# (numba has no types of its own)

import math

from numba import njit

from polycentric.positions.kernel_chain import Chain, Floats, Paths, Prior, Reference, Sets, uniform
from polycentric.positions.kernel_items import sweep_items
from polycentric.positions.kernel_paths import sweep_paths


@njit(cache=True, error_model="numpy")
def log_step(paths: Paths, prior: Prior, theta: Floats, log_of_step: float) -> float:
    """Give the logarithm of the density of a step's logarithm given all paths, up to a constant.

    The prior of the step is half normal.
    """
    # log p(step | paths) = log |Q| / 2 - walk sum (moved^2 / gap) / 2 + log p(step) + log step, with Q the prior's
    # tridiagonal precision of a path. The walk and the cells' own priors make one normal together, whose constant |Q|
    # depends on the step: it is the product of the pivots that `before` runs through.
    step = math.exp(log_of_step)
    walk = 1.0 / (step * step)
    total = log_of_step - 0.5 * step * step / (prior.step_scale * prior.step_scale)
    for i in range(len(paths.first) - 1):
        lo, hi = paths.first[i], paths.first[i + 1]
        before = 1.0
        for c in range(lo, hi):
            own = prior.first if c == lo else prior.cell
            back = walk / paths.gap[c] if c > lo else 0.0
            ahead = walk / paths.gap[c + 1] if c + 1 < hi else 0.0
            before = own + back + ahead - (back * back / before if c > lo else 0.0)
            total += 0.5 * math.log(before)
            if c > lo:
                moved = theta[c] - theta[c - 1]
                total -= 0.5 * back * moved * moved
    return total


@njit(cache=True, error_model="numpy", nogil=True)
def sweep_step(paths: Paths, prior: Prior, chain: Chain, width: float) -> None:
    """Draw the step given all paths by a slice of its logarithm (Neal 2003, stepping out)."""
    at = math.log(chain.step[0])
    # The density is of the step's logarithm, and each end is moved out and in by the rule alone; no vote is read,
    # because the votes know the step through the paths only.
    level = log_step(paths, prior, chain.theta, at) + math.log(uniform(chain.counter))
    left = at - width * uniform(chain.counter)
    right = left + width
    while log_step(paths, prior, chain.theta, left) > level:
        left -= width
    while log_step(paths, prior, chain.theta, right) > level:
        right += width
    while True:
        new = left + (right - left) * uniform(chain.counter)
        if log_step(paths, prior, chain.theta, new) > level:
            chain.step[0] = math.exp(new)
            return
        if new < at:
            left = new
        else:
            right = new


@njit(cache=True, error_model="numpy", nogil=True)
def sweeps(
    votes: tuple[Paths, Sets],
    prior: Prior,
    chain: Chain,
    reference: Reference,
    how: tuple[int, int, float],
    tallies: tuple[Floats, Floats],
) -> None:
    """Sweep a chain some times; `how` says how often, the length of blocks and the width of the step's slice.

    A step that is stated is kept: its slice has no width.
    """
    paths, sets = votes
    for _ in range(how[0]):
        sweep_paths(paths, prior, chain, reference, how[1], tallies[0])
        sweep_items(sets, prior, chain, reference, tallies[1])
        if how[2] > 0.0:
            sweep_step(paths, prior, chain, how[2])
